import type { KnownColumns } from './known-column.ts';
import { words } from './words.ts';

/** Columns of any file of people that decide who is mailed, as they are usually called; others are known by their meaning. */
export const refusalColumns = {
  noMail: {
    names: words(`
      メールNG | メール不可 | 配信NG | 配信停止 | メール配信停止 | 配信不可 | 配信拒否
      メール配信除外 | オプトアウト | メール送信除外 | email opt out | has opted out of email
      hasoptedoutofemail | unsubscribed from all email | unsubscribed | opt out | optout | no mail
      do not email
    `),
    telling: true,
  },
  noContact: {
    names: words(`
      連絡不可 | 連絡NG | 営業NG | 営業お断り | コンタクトNG | 連絡禁止 | do not contact | donotcontact | no contact
    `),
    telling: true,
  },
  contactAllowed: {
    names: words(`連絡可否 | コンタクト可否 | contactable | contact allowed`),
    telling: true,
  },
  mailStatus: {
    names: words(`
      配信ステータス | 配信状態 | 配信状況 | 購読ステータス | 購読状態 | メール配信ステータス | メールステータス
      email status | mail status | subscription status | email subscription status | email marketing status
    `),
    telling: true,
  },
  refusalNoted: {
    names: words(`
      配信停止日 | 配信停止日時 | clean_time | cleaned date | オプトアウト日 | オプトアウト日時 | 配信停止理由 | unsubscribed at | unsubscribe date
      opt-out date | opted out at | unsubscribe reason
    `),
    telling: true,
  },
  mailAllowed: {
    names: words(`
      配信可否 | メール配信 | メール配信可否 | メール可否 | メール配信可 | 配信可 | メルマガ
      メルマガ配信 | メール配信許可 | email allowed | mail allowed | newsletter
    `),
    telling: true,
  },
} satisfies KnownColumns;

/** The same where they do not tell what kind of file it is. */
export const refusalColumnsBeside: KnownColumns = Object.fromEntries(
  Object.entries(refusalColumns).map(([field, { names }]) => [field, { names }]),
);

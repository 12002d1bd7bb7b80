import type { ImportKind } from './import-records.ts';
import type { Words } from './problem-word.ts';

/** What each kind of file is called. */
export const kindWords: Readonly<Record<ImportKind, Words>> = {
  customer: { ja: '顧客', en: 'Customers' },
  account: { ja: '会社', en: 'Accounts' },
  deal: { ja: '案件・取引', en: 'Deals' },
  owner: { ja: '担当者表', en: 'Sales people' },
  webinar: { ja: 'セミナー参加', en: 'Webinar attendance' },
  inquiry: { ja: '問い合わせ', en: 'Inquiries' },
  optOut: { ja: '配信停止', en: 'Opt-outs' },
  feedback: { ja: '営業の結果', en: 'Results of sales' },
};

/** The columns that each kind of file cannot do without. */
export const neededWords: Readonly<Record<ImportKind, Words>> = {
  customer: { ja: '「メール」、または「氏名」と「会社名」', en: 'the e-mail, or the name and the company' },
  account: { ja: '「会社名」', en: 'the company' },
  deal: {
    ja: '「会社名」「得意先コード」「メール」のどれかと、「ステージ」か「売上日」',
    en: 'the company, its code or an e-mail, and the stage or the date of sale',
  },
  owner: { ja: '「担当者名」', en: 'the name' },
  webinar: { ja: '「メール」', en: 'the e-mail' },
  inquiry: { ja: '「メール」', en: 'the e-mail' },
  optOut: { ja: '「メール」', en: 'the e-mail' },
  feedback: { ja: '「受付番号」と「結果」', en: 'the code and the result' },
};

import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../domain/imports/read-records.ts';
import type { ImportKind } from '../../../domain/imports/import-records.ts';
import { utf8 } from './file-builders.ts';

/** What becomes of a person with this cell in a column of this title. */
const takenWith = (kind: ImportKind, title: string, cell: string, other = '') => {
  const rows = [`a@x.example,山田,"${cell}"`, ...(other === '' ? [] : [`b@x.example,佐藤,"${other}"`])];
  const result = readRecords(kind, utf8([`メール,氏名,"${title}"`, ...rows].join('\n')), { session: 's' });
  if (result.kind === 'refused') return result.refusal.code;
  const [row] = result.rows;
  if (row === undefined) return 'rowRefused';
  return 'retired' in row.record && row.record.retired === true
    ? 'retired'
    : 'noMail' in row.record && row.record.noMail === true
      ? 'refused'
      : 'mailed';
};

describe('a column of consent', () => {
  it.each([
    ['今後のご案内', '希望しない', '希望する'],
    ['今後の案内', '不要', '要'],
    ['今後のご連絡', '希望しません', '希望する'],
    ['今後の情報提供', 'いいえ', 'はい'],
    ['アンケート：今後のご案内', '希望しない', '希望する'],
    ['Q5 今後のお知らせ', '受け取らない', '受け取る'],
    ['ご案内メール', '希望しない', '希望する'],
    ['セミナーのお知らせ', '不要', '必要'],
    ['メール有効', '0', '1'],
    ['Send emails?', 'no', 'yes'],
    ['OK to email', 'N', 'Y'],
    ['List status', 'cleaned', 'subscribed'],
    ['メールエラー', '1', '0'],
    ['Marketing consent', 'No', 'Yes'],
    ['Consent to email', 'no', 'yes'],
    ['GDPR consent', 'withdrawn', 'Yes'],
    ['Consent status', 'denied', 'granted'],
    ['Subscribed to mailing list', 'No', 'Yes'],
    ['Product updates opt-in', 'FALSE', 'TRUE'],
    ['Send updates by email', 'no', 'yes'],
    ['Einwilligung Werbung', 'nein', 'ja'],
    ['Werbeeinwilligung', 'widerrufen', 'ja'],
    ['Newsletter', 'abgemeldet', 'subscribed'],
    ['Werbesperre', 'ja', 'nein'],
    ['Kontaktsperre', 'WAHR', 'FALSCH'],
    ['Newsletter abbestellt', 'ja', 'nein'],
    ['Désabonné de la newsletter', 'oui', 'non'],
    ['Consentimiento', 'no', 'sí'],
  ])('%s = %s is heeded in a file of people, a webinar and a form', (title, no, yes) => {
    for (const kind of ['customer', 'webinar', 'inquiry'] as const)
      expect(takenWith(kind, title, no, yes), kind).toBe('refused');
    expect(takenWith('customer', title, yes, no)).toBe('mailed');
  });

  it.each([
    ['DM', '×'],
    ['Mailing list', 'No'],
    ['Product updates', 'No'],
    ['Receive information by email', 'no'],
    ['Corporate newsletter', 'no'],
    ['Promotions', 'No'],
    ['Abgemeldet', 'ja'],
    ['Désabonné', 'oui'],
    ['DM発送', '○'],
    ['セミナー案内', '×'],
    ['案内メール', '0'],
    ['メールでのご案内', 'いいえ'],
    ['今後の情報提供', '電話のみ'],
    ['アプローチ', '×'],
    ['Active', 'no'],
    ['有効', '×'],
    ['削除フラグ', '1'],
    ['Is Deleted', 'true'],
    ['削除日', '2024/3/31'],
    ['停止日', '2024/3/31'],
    ['異動', '○'],
    ['異動日', '2024/4/1'],
    ['休職', '○'],
    ['退職理由', '自己都合'],
    ['状態', '無効'],
    ['ステータス', '退職'],
  ])('%s = %s is asked about', (title, cell) => {
    for (const kind of ['customer', 'webinar', 'inquiry'] as const)
      expect(takenWith(kind, title, cell), kind).toBe('undecidedColumns');
  });

  it.each([
    ['アプローチ', 'NG', 'refused'],
    ['退職日', '2024/3/31', 'retired'],
    ['退職者', '○', 'retired'],
    ['転職', '済', 'retired'],
    ['逝去', '○', 'retired'],
    ['在籍中', '×', 'retired'],
    ['No longer at company', 'yes', 'retired'],
  ])('%s = %s of a list of people is heeded: %s', (title, cell, outcome) => {
    expect(takenWith('customer', title, cell)).toBe(outcome);
    expect(['refused', 'undecidedColumns']).toContain(takenWith('webinar', title, cell));
  });

  it.each([
    ['退職者', '×'],
    ['Active', 'yes'],
    ['削除フラグ', '0'],
    ['メールエラー', '0'],
    ['前任退職日', '2024/3/31'],
    ['退職金制度', 'あり'],
    ['異動回数', '0'],
    ['有効期限', '2027/3/31'],
    ['DM', '3'],
    ['案内状', '4/1に送付'],
    ['サブメール', 'other@x.example'],
    ['Marketing emails delivered', '1'],
    ['最終案内日', '2024/3/31'],
    ['Is primary contact', 'true'],
    ['連絡先区分', '本社'],
    ['営業所', '東京'],
    ['契約解除日', '2024/3/31'],
    ['Last active date', '2024-03-31'],
    ['年賀状', '○'],
  ])('%s = %s decides nothing and asks nothing', (title, cell) => {
    expect(takenWith('customer', title, cell)).toBe('mailed');
  });

  it('of addresses, some of them none, is no choice', () => {
    expect(takenWith('customer', 'メール2', 'なし', 'other@x.example')).toBe('mailed');
  });
});

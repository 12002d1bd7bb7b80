import type { Locale } from '../../kernel/locale.ts';

/** One open handoff as a row of the sheet that sales fills in. Days are YYYY-MM-DD. */
export interface SheetRow {
  readonly code: string;
  readonly rank: string;
  readonly company: string;
  readonly contact: string;
  readonly owner: string;
  readonly dueOn: string;
}

/** Columns of the sheet: the first six are filled in, the rest are for sales; all are read back by `import feedback`. */
export const sheetTitles = (locale: Locale): readonly string[] => titles.map((title) => title[locale]);

export const sheetCells = (row: SheetRow): readonly string[] => [
  row.code,
  row.rank,
  row.company,
  row.contact,
  row.owner,
  row.dueOn,
  ...titles.slice(6).map(() => ''),
];

const titles: readonly Readonly<Record<Locale, string>>[] = [
  { ja: '受付番号', en: 'Handoff code' },
  { ja: '判定', en: 'Rank' },
  { ja: '会社', en: 'Company' },
  { ja: '担当者', en: 'Contact' },
  { ja: '営業担当', en: 'Owner' },
  { ja: '初回連絡の期限', en: 'First contact due' },
  { ja: '結果', en: 'Result' },
  { ja: '連絡方法', en: 'How' },
  { ja: '連絡日', en: 'Contacted on' },
  { ja: '再開予定日', en: 'Not before' },
  { ja: '金額', en: 'Amount' },
  { ja: '商談日', en: 'First meeting' },
  { ja: '予算', en: 'Budget' },
  { ja: '決裁', en: 'Authority' },
  { ja: '課題', en: 'Need' },
  { ja: '時期', en: 'Timeframe' },
  { ja: '次の予定', en: 'Next action' },
  { ja: 'メモ', en: 'Note' },
];

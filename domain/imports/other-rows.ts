import { columnKey, isBlank } from './clean-text.ts';
import type { TableRow } from './read-table.ts';

/**
 * True for rows below the header that are no records: totals, the footers of reports, and the header again on the next
 * page. Only rows with next to nothing else in them, so that a company may be called what it likes.
 */
export const isNoRecord = (row: TableRow, header: TableRow): boolean => {
  const filled = row.cells.filter((cell) => !isBlank(cell));
  const [first = ''] = filled;
  if (filled.length === 0) return true;
  if (filled.length > 1 && isSameRow(row, header)) return true;
  const text = first.normalize('NFKC').trim();
  const others = filled.slice(1);
  if (total.test(text)) return others.every((cell) => isFigure(cell));
  return others.length <= 1 && others.every(isFigure) && footer.test(text);
};

const isSameRow = (row: TableRow, header: TableRow): boolean =>
  header.cells.every((title, index) => columnKey(title) === columnKey(row.cells[index] ?? ''));

/** A number with or without a unit, as beside a total. */
const isFigure = (cell: string): boolean =>
  /^[¥\\$€△▲(-]*[\d,.]+\s*[)%]*\s*(?:円|件|名|人|社|行|千円|百万円|万円|records?|rows?|items?)?$/i.test(
    cell.normalize('NFKC').trim(),
  );

const total =
  /^(?:[◆■●【[(＜<*\s]*)(?:総?合計|総計|小計|中計|累計|平均|計|全体|(?:grand|sub)?[\s-]*totals?|sum|average|count|件数|総件数|合計件数|データ件数)(?:[】\])＞>*\s:：]*)(?:[\d,]+\s*(?:件|名|人|社|行|円|records?|rows?)?)?$/i;
const footer = new RegExp(
  [
    /^(?:copyright|©|\(c\)\s|confidential|社外秘|関係者外秘|機密|do not distribute|all rights reserved)/
      .source,
    /^(?:作成者|作成日時?|出力日時?|出力者|抽出日時?|印刷日時?|レポート生成|レポート名|generated|created by|exported|printed|report (?:generated|name|created)|run by|as of|filtered by|filters?|sorted by)\s*(?:[:： ]|$)/
      .source,
    /^(?:page|ページ)\s*\d+|^-?\s*\d+\s*\/\s*\d+\s*(?:ページ|頁)?\s*-?$|^(?:全|計)?\s*[\d,]+\s*(?:件|records?|rows?)(?:中.*|\s*selected|を?表示.*|\s*(?:total|in set).*)?$/
      .source,
    /^(?:以上|end of (?:report|file)|eof|-+\s*(?:end|以下余白)\s*-*|以下余白|[-=*_]{3,})$/.source,
    /^(?:※|注[)）:：]|\(注|＊注|note:|\*if an attendee left and rejoined )/.source,
  ].join('|'),
  'i',
);

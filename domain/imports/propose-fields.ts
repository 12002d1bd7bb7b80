import { halfWidth } from './clean-text.ts';
import type { ImportKind } from './import-records.ts';
import { isAddress } from './read-email.ts';

/** What cells look like, by the field that they then are (`kind.field` for one kind alone); the surest look first. */
const looks: readonly {
  readonly fields: readonly string[];
  readonly isLike: (cell: string) => boolean;
  /** Of the cells, how many have to look so. */
  readonly share: number;
}[] = [
  {
    fields: ['email', 'customerEmail'],
    isLike: (cell) => isAddress(halfWidth(cell).toLowerCase()),
    share: 0.8,
  },
  {
    fields: ['accountName', 'account.name'],
    isLike: (cell) =>
      /株式会社|有限会社|合同会社|(?:社団|財団|医療|学校)法人|㈱|㈲|[(（][株有][)）]|\b(?:inc|ltd|llc|corp|gmbh)\.?$/i.test(
        cell,
      ),
    share: 0.5,
  },
  {
    fields: ['region'],
    isLike: (cell) => /^(?:北海道|東京都|京都府|大阪府|.{2,3}県)/.test(cell),
    share: 0.8,
  },
  {
    fields: ['phoneMobile', 'phoneMain', 'phone'],
    isLike: (cell) => /^0[5789]0-?\d{4}-?\d{4}$/.test(halfWidth(cell)),
    share: 0.8,
  },
  {
    fields: ['phoneMain', 'phone'],
    isLike: (cell) => /^(?:\+81|0)[-\d() ]{8,14}$/.test(halfWidth(cell)) && !/^0{3}/.test(cell),
    share: 0.8,
  },
  {
    fields: ['kana'],
    isLike: (cell) => /^[ァ-ヶー]+[ 　]?[ァ-ヶー]+$/.test(cell.normalize('NFKC')),
    share: 0.9,
  },
  {
    fields: ['title'],
    isLike: (cell) =>
      /^[^ 　]{0,12}(?:部長|課長|係長|次長|主任|社長|取締役|マネージャー|リーダー|工場長|所長)$/.test(cell),
    share: 0.6,
  },
  {
    fields: ['fullName', 'owner.name'],
    isLike: (cell) =>
      /^[\p{Script=Han}々]{1,4}[ 　][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]{1,5}(?:様)?$/u.test(
        cell,
      ),
    share: 0.7,
  },
];

/** Fewer cells tell nothing. */
const fewestCells = 2;

/**
 * What columns look like by their cells, by the place of the column; each free field at most once. A proposal is shown to
 * a person and never taken by itself.
 */
export function proposeFields(
  kind: ImportKind,
  columns: readonly { readonly index: number; readonly cells: readonly string[] }[],
  free: readonly string[],
): ReadonlyMap<number, string> {
  const left = new Set(free);
  const proposed = new Map<number, string>();
  for (const { fields, isLike, share } of looks) {
    for (const { index, cells } of columns) {
      const field = fields.map((each) => each.replace(`${kind}.`, '')).find((each) => left.has(each));
      if (field === undefined || proposed.has(index) || cells.length < fewestCells) continue;
      if (cells.filter(isLike).length < share * cells.length) continue;
      proposed.set(index, field);
      left.delete(field);
    }
  }
  return proposed;
}

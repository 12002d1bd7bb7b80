import { isBlank } from './clean-text.ts';
import type { ImportKind } from './import-records.ts';
import { matchColumns, type Mapping } from './match-columns.ts';
import { isAddress } from './read-email.ts';
import type { TableRow } from './read-table.ts';

/** True of a cell that is an address, in whatever width it is written. */
export const holdsAddress = (cell: string): boolean => isAddress(cell.normalize('NFKC').toLowerCase());

/** Whether titles speak of refusing: of another list a person says which column is meant. */
export const speaksOfRefusing = (titles: readonly string[]): boolean =>
  titles.some((title) => REFUSING.test(title));

const REFUSING =
  /解除|停止|退会|脱退|拒否|不要|除外|削除|不達|エラー|苦情|クレーム|ブラック|unsub|opt[\s_-]?(?:ed[\s_-]?)?out|bounce|complain|suppress|block|remov/i;

const LOOKED_AT = 1000;
const KNOWN_TITLE = 'メールアドレス';

/**
 * The titles by which a file is read. In a list of refusals whose titles speak of refusing, the one column that holds addresses
 * and nothing else is that of the addresses, whatever it is called (解除したアドレス, 退会者メール, Bounced email); two such are for a
 * person to tell apart.
 */
export function titlesToReadBy(
  kind: ImportKind,
  titles: readonly string[],
  rows: readonly TableRow[],
  mapping: Mapping = {},
): readonly string[] {
  const isKnown = matchColumns(kind, titles, mapping).used.some(({ field }) => field === 'email');
  if (kind !== 'optOut' || isKnown || !speaksOfRefusing(titles)) return titles;
  const some = rows.slice(0, LOOKED_AT);
  const found = [...titles.keys()].filter((index) => {
    const cells = some.map(({ cells: all }) => all[index] ?? '').filter((cell) => !isBlank(cell));
    return cells.length > 0 && cells.every(holdsAddress);
  });
  return found.length === 1
    ? titles.map((title, index) => (index === found[0] ? KNOWN_TITLE : title))
    : titles;
}

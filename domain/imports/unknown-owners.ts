import { namedOwner } from '../handoffs/route/choose-owner.ts';
import type { Owner } from '../people/customer.ts';
import type { ImportKind } from './import-records.ts';
import type { ReadFile, ReadResult } from './read-result.ts';
import type { RowWarning } from './row-problem.ts';

/** Kinds of files whose rows may say whose a customer or a company is. */
type Owned = Extract<ImportKind, 'customer' | 'account' | 'deal'>;

/**
 * Warns of the names of salespeople who are not on the list, each at its first row: their handoffs would go to others, and
 * nobody would know why. Where there is no list yet, nothing is known about anybody.
 */
export function withUnknownOwners<K extends Owned>(
  result: ReadResult<K>,
  owners: readonly Owner[],
): ReadResult<K> {
  if (result.kind !== 'read' || owners.length === 0) return result;
  const unknown = unknownIn(result, owners);
  if (unknown.length === 0) return result;
  return { ...result, warnings: [...result.warnings, ...unknown].toSorted((a, b) => a.line - b.line) };
}

function unknownIn<K extends Owned>(
  { rows, columns }: ReadFile<K>,
  owners: readonly Owner[],
): readonly RowWarning[] {
  const asked = new Set<string>();
  return rows.flatMap(({ line, record }) => {
    const { ownerName, ownerEmail }: { readonly ownerName?: string; readonly ownerEmail?: string } = record;
    const [field, value] =
      ownerName === undefined ? (['ownerEmail', ownerEmail] as const) : (['ownerName', ownerName] as const);
    const said = `${ownerName ?? ''}|${ownerEmail ?? ''}`;
    if (value === undefined || asked.has(said)) return [];
    asked.add(said);
    if (namedOwner(owners, { ownerName, ownerEmail }) !== undefined) return [];
    const column = columns.used.find((used) => used.field === field)?.column ?? '';
    return [{ line, field, column, value: value.slice(0, 80), code: 'ownerUnknown' as const }];
  });
}

import { grouped } from '../kernel/grouped.ts';

/**
 * Cuts records into chunks of about `size`, in their order. Records of one group are never parted: such a chunk may be
 * larger. A record without a group stands alone.
 */
export function cutChunks<T>(
  records: readonly T[],
  groupOf: (record: T) => string | undefined,
  size: number,
): readonly (readonly T[])[] {
  const groups = grouped(
    records.map((record, index) => ({ record, key: groupOf(record) ?? index })),
    ({ key }) => key,
  );
  const chunks: T[][] = [];
  for (const members of groups.values()) {
    const last = chunks.at(-1);
    const own = members.map(({ record }) => record);
    if (last === undefined || last.length + own.length > size) chunks.push(own);
    else last.push(...own);
  }
  return chunks;
}

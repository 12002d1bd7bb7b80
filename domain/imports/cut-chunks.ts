import { grouped } from '../kernel/grouped.ts';

/**
 * Cuts records into chunks of about `size`, in their order. Records that share a key, also by way of others, are never
 * parted: such a chunk may be larger.
 */
export function cutChunks<T>(
  records: readonly T[],
  keysOf: (record: T) => readonly string[],
  size: number,
): readonly (readonly T[])[] {
  const groups = grouped(records.entries(), groupsBy(records.map((record) => keysOf(record))));
  const chunks: T[][] = [];
  for (const members of groups.values()) {
    const last = chunks.at(-1);
    const own = members.map(([, record]) => record);
    if (last === undefined || last.length + own.length > size) chunks.push(own);
    else last.push(...own);
  }
  return chunks;
}

/** The group of each entry: the first entry that it hangs together with. */
function groupsBy(keys: readonly (readonly string[])[]): (entry: readonly [number, unknown]) => number {
  const parents = keys.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== undefined && parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [index, own] of keys.entries())
    for (const key of own) {
      const first = firstWith.get(key);
      if (first === undefined) {
        firstWith.set(key, index);
        continue;
      }
      const [a, b] = [rootOf(first), rootOf(index)];
      parents[Math.max(a, b)] = Math.min(a, b);
    }
  return ([index]) => rootOf(index);
}

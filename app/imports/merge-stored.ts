import { isSame } from '../../domain/kernel/same-content.ts';

interface Stored {
  readonly id: string;
}

interface Store<T extends Stored> {
  readonly find: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>;
  /** Writes on condition; answers the ids of those that somebody else wrote since they were read. */
  readonly save: (changed: readonly T[], known: ReadonlyMap<string, T>) => Promise<ReadonlySet<string>>;
}

/** What merging made of what was stored. */
export interface Merged<T> {
  readonly all: readonly T[];
  readonly created: readonly T[];
  readonly updated: readonly T[];
}

const TRIES = 8;

/**
 * Merges into what is stored: reads, merges, writes what changed, and does so again for those that somebody else wrote in
 * between, so that of two files at once neither loses what the other said.
 * @param merge what shall be stored under an id, given what is; undefined where nothing is to be
 */
export async function mergeStored<T extends Stored>(
  what: string,
  ids: readonly string[],
  { find, save }: Store<T>,
  merge: (known: T | undefined, id: string) => T | undefined,
): Promise<Merged<T>> {
  const all = new Map<string, T>();
  const created = new Map<string, T>();
  const updated = new Map<string, T>();
  let left: readonly string[] = [...new Set(ids)];
  for (let tries = 0; tries < TRIES && left.length > 0; tries++) {
    const known = await find(left);
    const changed: T[] = [];
    for (const id of left) {
      const before = known.get(id);
      const after = merge(before, id);
      if (after === undefined) continue;
      all.set(id, after);
      if (isSame(before, after)) continue;
      changed.push(after);
      (before === undefined ? created : updated).set(id, after);
    }
    const lost = await save(changed, known);
    for (const id of lost) {
      created.delete(id);
      updated.delete(id);
    }
    left = [...lost];
  }
  if (left.length > 0) throw new Error(`${what} ${left[0] ?? ''} kept changing: ${TRIES} tries`);
  return { all: [...all.values()], created: [...created.values()], updated: [...updated.values()] };
}

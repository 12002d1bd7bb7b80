/** Reads that may be so old; `forget` has all read anew. */
export interface Remembered<Key, Value> {
  readonly read: (key: Key) => Promise<Value>;
  readonly forget: () => void;
}

/** Remembers what was read by key for `forMs`; a read that fails is not remembered, and what is old does not pile up. */
export function remembered<Key, Value>(
  forMs: number,
  now: () => Date,
  read: (key: Key) => Promise<Value>,
): Remembered<Key, Value> {
  const known = new Map<Key, { readonly at: number; readonly value: Promise<Value> }>();
  return {
    read: (key) => {
      const at = now().getTime();
      const isFresh = (since: number): boolean => at >= since && at - since < forMs;
      const found = known.get(key);
      if (found !== undefined && isFresh(found.at)) return found.value;
      for (const [other, { at: since }] of known) if (!isFresh(since)) known.delete(other);
      const entry = { at, value: read(key) };
      known.set(key, entry);
      entry.value.catch(() => {
        if (known.get(key) === entry) known.delete(key);
      });
      return entry.value;
    },
    forget: () => known.clear(),
  };
}

/** Reads by key that are remembered for so long, for what may be seconds old; a read that fails is not. */
export function remembered<Key, Value>(
  forMs: number,
  now: () => Date,
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const known = new Map<Key, { readonly at: number; readonly value: Promise<Value> }>();
  return (key) => {
    const at = now().getTime();
    const found = known.get(key);
    if (found !== undefined && at >= found.at && at - found.at < forMs) return found.value;
    const value = read(key);
    known.set(key, { at, value });
    value.catch(() => known.delete(key));
    return value;
  };
}

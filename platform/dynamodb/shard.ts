/** A small, even hash for sharding: 0 to `shards` - 1. Stored keys depend on it. */
export function shardOf(id: string, shards: number): number {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % shards;
}

/** A shard as it stands in a key: two digits. */
export const shardName = (shard: number): string => String(shard).padStart(2, '0');

/**
 * FNV-1a, 64 bits: even and fast, and no secret. Stored keys depend on it.
 * In two halves of 32 bits, since the prime is 2^40 + 0x1b3 and BigInt is slow on the path of every act.
 */
function hash(text: string): bigint {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return (BigInt(high) << 32n) | BigInt(low);
}

/** A short, key-safe name of a text, in base 36. */
export const fingerprint = (text: string): string => hash(text).toString(36);

/** An even, lasting place of a text, from 0 to below 1. The last letters change the upper bits too. */
export const placeOf = (text: string): number =>
  Number(BigInt.asUintN(64, hash(text) * 0x9e3779b97f4a7c15n) >> 11n) / 2 ** 53;

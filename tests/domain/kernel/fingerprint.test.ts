import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprint, placeOf } from '../../../domain/kernel/fingerprint.ts';

describe('a fingerprint', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of "%s" is FNV-1a of 64 bits, as published', (text, hex) => {
    expect(BigInt(`0x${hex}`).toString(36)).toBe(fingerprint(text));
  });
});

describe('the place of a text', () => {
  it.each([
    ['ids that follow one another', (index: number) => `customer-${index}`],
    ['random ids', (index: number) => createHash('sha1').update(String(index)).digest('hex')],
  ])('is even among %s', (_, idOf) => {
    const places = Array.from({ length: 20_000 }, (__, index) => placeOf(idOf(index)));
    const tenths = Array.from(
      { length: 10 },
      (__, tenth) => places.filter((place) => Math.floor(place * 10) === tenth).length,
    );

    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(250);
  });
});

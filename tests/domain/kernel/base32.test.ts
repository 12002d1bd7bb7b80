import { describe, expect, it } from 'vitest';
import { base32 } from '../../../platform/keyring.ts';

describe('base 32', () => {
  // RFC 4648, part 10, in small letters; a last group of fewer than five bits is left out.
  it.each([
    ['', ''],
    ['f', 'm'],
    ['fo', 'mzx'],
    ['foo', 'mzxw'],
    ['foob', 'mzxw6y'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytbo'],
  ])('writes %j as %j', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written);
  });
});

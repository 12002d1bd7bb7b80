import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { countryCode, isCountryCode } from '../../../domain/people/country.ts';

it.each([
  ['JP', 'JP'],
  ['jpn', 'JP'],
  ['The Netherlands', 'NL'],
  ['日本', 'JP'],
  ['ｊａｐａｎ', 'JP'],
  ['U.S.A.', 'US'],
  ['United States', 'US'],
  ['アメリカ合衆国', 'US'],
  ['Vereinigte Staaten', 'US'],
  ['UK', 'GB'],
  ['England', 'GB'],
  ['Deutschland', 'DE'],
  ['Allemagne', 'DE'],
  ['ドイツ', 'DE'],
  ['Corea del Sur', 'KR'],
  ['台湾', 'TW'],
  ['France', 'FR'],
  ['FX', 'FR'],
  ['Russia', 'RU'],
  ['Serbia', 'RS'],
  ['Asia', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['EU', undefined],
  ['', undefined],
] as const)('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});

it.each([
  ['JP', true],
  ['DE', true],
  ['GB', true],
  ['UK', false],
  ['jp', false],
  ['XX', false],
  ['ZZ', false],
  ['EU', false],
  ['Japan', false],
])('%s is a code: %s', (code, expected) => {
  expect(isCountryCode(code)).toBe(expected);
});

it('a code is found by itself, and whatever is found is a code', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[A-Za-z]{2}$/)), (text) => {
      const code = countryCode(text);
      expect(code === undefined || (isCountryCode(code) && countryCode(code) === code)).toBe(true);
    }),
  );
});

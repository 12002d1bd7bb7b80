import { expect, it } from 'vitest';
import { cleanText } from '../../../domain/imports/clean-text.ts';
import { maskedAddress } from '../../../domain/people/masked-address.ts';

it.each([
  ['=HYPERLINK("https://crm.example/accounts/17","Acme Ltd")', 'Acme Ltd'],
  ['=HYPERLINK("https://crm.example/1"; "株式会社山田")', '株式会社山田'],
  ['=HYPERLINK("https://acme.example")', 'https://acme.example'],
  ['=HYPERLINK("mailto:ken@acme.example","Ken Ito")', 'ken@acme.example'],
  ['=HYPERLINK("tel:0355550100","call")', '0355550100'],
])('a linked cell %s is %s', (cell, is) => {
  expect(cleanText(cell)).toBe(is);
});

it('a masked address shows never the whole of what stands before the @', () => {
  expect(['yamada@a.example', 'abc@a.example', 'kt@a.example', 'k@a.example'].map(maskedAddress)).toEqual([
    'ya***@a.example',
    'a***@a.example',
    'k***@a.example',
    'k***@a.example',
  ]);
});

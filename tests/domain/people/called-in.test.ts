import { expect, it } from 'vitest';
import { calledIn, familyName } from '../../../domain/people/names.ts';

it.each([
  ['鈴木 花子', '鈴木', '鈴木 花子'],
  ['Jane Doe', 'Doe', 'Jane Doe'],
  ['Jürgen Müller', 'Müller', 'Jürgen Müller'],
  ['Sean O’Brien', 'O’Brien', 'Sean O’Brien'],
  ['', '', ''],
])('%s is %s in a Japanese mail, and %s in an English one', (name, japanese, english) => {
  expect(familyName(name)).toBe(japanese);
  expect(calledIn(name, 'ja')).toBe(japanese);
  expect(calledIn(name, 'en')).toBe(english);
});

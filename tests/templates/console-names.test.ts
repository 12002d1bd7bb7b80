import { expect, it } from 'vitest';
import { personName } from '../../console/words/person-name.ts';
import { renamed } from '../../console/words/renamed.ts';

const both = { ja: '3通のメール', en: 'Three mails' };

it.each([
  ['new in both', undefined, '春', 'ja', { ja: '春', en: '春' }],
  ['the same in both', { ja: '春', en: '春' }, '夏', 'en', { ja: '夏', en: '夏' }],
  ['another word in each, in Japanese', both, '春', 'ja', { ja: '春', en: 'Three mails' }],
  ['another word in each, in English', both, 'Spring', 'en', { ja: '3通のメール', en: 'Spring' }],
  ['typed as it was', both, 'Three mails', 'ja', both],
] as const)('a name that is %s', (_, saved, typed, language, is) => {
  expect(renamed(saved, typed, language)).toEqual(is);
});

it.each([
  [
    'in the order of a Western name',
    { fullName: 'Robert Jones', lastName: 'Jones', firstName: 'Robert' },
    'Robert Jones',
  ],
  [
    'in the order of a Japanese name',
    { fullName: '山田 太郎', lastName: '山田', firstName: '太郎' },
    '山田 太郎',
  ],
  ['by its parts', { lastName: '山田', firstName: '太郎' }, '山田 太郎'],
  ['by the address', { email: 'info@toto.example' }, 'info@toto.example'],
  ['by the id', { fullName: '' }, 'abc'],
])('names a contact %s', (_, person, is) => {
  expect(personName({ id: 'abc', ...person })).toBe(is);
});

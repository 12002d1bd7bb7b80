import { expect, it } from 'vitest';
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

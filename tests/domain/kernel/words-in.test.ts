import { expect, it } from 'vitest';
import { wordsIn } from '../../../domain/kernel/locale.ts';

it('words of one language alone are those of both', () => {
  expect(wordsIn({ ja: '手引き', en: 'A guide' }, 'en')).toBe('A guide');
  expect(wordsIn({ ja: '手引き', en: ' ' }, 'en')).toBe('手引き');
  expect(wordsIn({ ja: '', en: 'A guide' }, 'ja')).toBe('A guide');
});

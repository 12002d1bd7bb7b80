import { expect, it } from 'vitest';
import { sequenceLibrary } from '../../../domain/sequences/library.ts';

const topic = { ja: '在庫管理', en: 'inventory management' };

/** What a template asks of salespeople, wherever it stands in its branches. */
const tasksIn = (part: unknown): readonly string[] => {
  if (typeof part !== 'object' || part === null) return [];
  const own = Reflect.get(part, 'kind') === 'task' ? [String(Reflect.get(part, 'what'))] : [];
  return [...own, ...Object.values(part).flatMap(tasksIn)];
};

it('asks salespeople in the language of their company', () => {
  const [english, japanese] = [
    tasksIn(sequenceLibrary({ locale: 'en', topic })),
    tasksIn(sequenceLibrary({ locale: 'ja', topic })),
  ];

  expect(english).toHaveLength(4);
  expect(english.filter((what) => /[^\x20-\x7e]/.test(what))).toEqual([]);
  expect(japanese).toHaveLength(4);
  expect(japanese.filter((what) => !/お伺い|お電話/.test(what))).toEqual([]);
});

it('differs between languages in nothing else: a running campaign finds its steps', () => {
  const shape = (locale: 'ja' | 'en') =>
    JSON.stringify(sequenceLibrary({ locale, topic }), (key: string, value: unknown) =>
      key === 'what' ? '' : value,
    );

  expect(shape('en')).toBe(shape('ja'));
});

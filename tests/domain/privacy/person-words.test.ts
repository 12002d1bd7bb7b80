import { describe, expect, it } from 'vitest';
import { isConfirmed } from '../../../domain/privacy/erasure.ts';
import { erasedMark, personWords, withoutWords } from '../../../domain/privacy/person-words.ts';

const words = personWords([
  {
    email: 'Tanaka@aozora.example',
    formerEmails: ['ichiro@old.example'],
    fullName: '田中 一郎',
    kana: 'タナカ イチロウ',
    phoneMobile: '090-1234-5678',
    firstName: '一',
  },
]);

describe('the words of a person', () => {
  it.each([
    ['株式会社青空 田中一郎様に電話', `株式会社青空 ${erasedMark}様に電話`],
    ['田中　一郎', erasedMark],
    ['TANAKA@AOZORA.EXAMPLE から', `${erasedMark} から`],
    ['ichiro@old.example', erasedMark],
    ['タナカ イチロウ / 090-1234-5678', `${erasedMark} / ${erasedMark}`],
  ])('are taken out of %s', (text, left) => {
    expect(withoutWords(text, words)).toBe(left);
  });

  it.each(['田中 次郎', '一番の課題', '第一営業部', 'tanaka'])('leave %s as it is', (text) => {
    expect(withoutWords(text, words)).toBe(text);
  });
});

describe('what is typed to confirm', () => {
  it.each([
    [' TANAKA@aozora.example', 'tanaka@aozora.example', 12, true],
    ['12', 'tanaka@aozora.example', 12, false],
    ['12 ', undefined, 12, true],
    ['', undefined, 0, false],
  ])('%s of %s with %i things: %s', (typed, email, items, isRight) => {
    expect(isConfirmed(typed, email, items)).toBe(isRight);
  });
});

import { describe, expect, it } from 'vitest';
import { fitOf, isSenior } from '../../../domain/interest/fit.ts';
import { preset003 } from '../../../domain/interest/scoring-model.ts';

describe('department head and above (R22)', () => {
  it.each([
    '部長',
    '営業部長',
    '本部長',
    '取締役',
    '代表取締役社長',
    'ＣＥＯ',
    'CTO',
    'Vice President',
    'Head of IT',
    '専務',
    '常務取締役',
    '監査役',
    '理事長',
    '院長',
    'C.E.O.',
    'Chairman',
    'Geschäftsführer',
  ])('is %s', (title) => {
    expect(isSenior(title)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '担当',
    '営業部',
    'Engineer',
    'Accountant',
    '課長',
    '係長',
    '副部長',
    '部長代理',
    '担当部長',
    '次長',
    '社長補佐',
    'Assistant Director',
    'Deputy General Manager',
    'Secretary to the President',
    '社長秘書',
    '部長秘書',
    '社長室',
    '部長付',
    '元部長',
    '取締役会事務局',
    'Former CEO',
  ])('is not %s', (title) => {
    expect(isSenior(title)).toBe(false);
  });

  it('is what the model adds, in whatever width it is written', () => {
    expect(isSenior('部長代理', ['部長代理'])).toBe(true);
    expect(isSenior('ＩＴ課長', ['IT課長'])).toBe(true);
    expect(isSenior('課長', ['部長代理'])).toBe(false);
    expect(isSenior('課長', [''])).toBe(false);
  });
});

describe('fit', () => {
  it('adds size, industry and title', () => {
    expect(fitOf({ employees: 50, industry: '製造業', title: '部長' }, preset003)).toBe(20);
    expect(fitOf({ employees: 49, industry: '小売業', title: '課長' }, preset003)).toBe(0);
  });

  it('gives nothing for what nobody knows', () => {
    expect(fitOf({}, preset003)).toBe(0);
  });
});

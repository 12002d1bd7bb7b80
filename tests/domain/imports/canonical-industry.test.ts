import { describe, expect, it } from 'vitest';
import { canonicalIndustry } from '../../../domain/imports/canonical-industry.ts';

describe('an industry', () => {
  it.each([
    ['technolgy', { industry: 'technology', changed: true }],
    ['technology', { industry: 'technology', changed: false }],
    ['Manufacturing', { industry: 'manufacturing', changed: false }],
    ['IT', { industry: '情報通信業', changed: true }],
    ['メーカー', { industry: '製造業', changed: true }],
    ['宇宙旅行', { industry: '宇宙旅行', changed: false }],
  ])('%s becomes %j', (given, expected) => {
    expect(canonicalIndustry(given)).toEqual(expected);
  });

  it('of a list from abroad is not put into Japanese', () => {
    expect(canonicalIndustry('IT', true)).toEqual({ industry: 'IT', changed: false });
    expect(canonicalIndustry('Retial', true)).toEqual({ industry: 'retail', changed: true });
    expect(canonicalIndustry('小売', true)).toEqual({ industry: '小売業', changed: true });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareParts } from '../../cli/compare-parts.ts';
import { describeContribution } from '../../cli/describe-lead.ts';
import { describeRate } from '../../cli/describe-rate.ts';
import { columnsOf, tableLines } from '../../cli/print-table.ts';
import { languageOf, sayIn } from '../../cli/say.ts';
import { regionOf } from '../../cli/sign-request.ts';

describe('a table', () => {
  it('lines up full-width and half-width cells', () => {
    const lines = tableLines(
      [{ title: '会社' }, { title: 'n', align: 'right' }],
      [
        ['株式会社港建材', '5'],
        ['Acme', '12'],
        ['ｱｲｳ髙﨑𠮷', '100'],
      ],
    );
    expect(lines).toEqual([
      '会社              n',
      '--------------  ---',
      '株式会社港建材    5',
      'Acme             12',
      'ｱｲｳ髙﨑𠮷       100',
    ]);
  });

  it('keeps every row on one line of the same width, whatever is in it', () => {
    const control = fc.constantFrom('\n', '\r', '\t', '\u001B', '\u0085');
    const grapheme = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 });
    const cell = fc.string({ unit: fc.oneof(control, grapheme) });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const lines = tableLines([{ title: 'a' }, { title: 'b', align: 'right' }], rows);
        const widths = lines.map(columnsOf);
        expect(lines).toHaveLength(rows.length + 2);
        expect(lines.join('')).not.toMatch(/\p{Cc}/u);
        expect(Math.max(...widths)).toBe(widths[1]);
      }),
    );
  });

  it('counts combining marks as nothing', () => {
    expect(columnsOf('か\u3099')).toBe(2);
    expect(columnsOf('e\u0301')).toBe(1);
  });
});

describe('a rate', () => {
  const rate = { done: 3, of: 40, rate: 0.075, low: 0.0258, high: 0.1986 };
  const nothing = { done: 0, of: 0 };

  it('is told in plain words with its range', () => {
    expect(describeRate(rate, nothing, 'ja')).toBe('7.5%（40件中3件、実力は2.5〜20%の範囲）');
    expect(describeRate(rate, nothing, 'en')).toBe('7.5% (3 of 40; likely 2.5 to 20%)');
  });

  it('says when there are too few cases, or none', () => {
    expect(describeRate({ done: 1, of: 8, rate: 0.125, low: 0.02, high: 0.48 }, nothing, 'ja')).toContain(
      '20件未満のため参考値',
    );
    expect(describeRate({ done: 0, of: 0, rate: null, low: 0, high: 1 }, nothing, 'en')).toBe('no cases yet');
  });

  it('says what is still being counted beside it, or alone', () => {
    const running = { done: 1, of: 12 };
    expect(describeRate(rate, running, 'ja')).toBe(
      '7.5%（40件中3件、実力は2.5〜20%の範囲）、集計途中 12件中1件',
    );
    expect(describeRate({ done: 0, of: 0, rate: null, low: 0, high: 1 }, running, 'en')).toBe(
      'still counting: 1 of 12',
    );
  });
});

describe('a contribution', () => {
  const webinar = {
    engagementId: 'e1',
    signal: 'webinar' as const,
    base: 20,
    quality: 0.84,
    weight: 1,
    points: 16.8,
    pointsNow: 8.4,
    at: '2026-11-20T00:00:00Z',
    isHuman: true,
  };

  it('shows how the points came about', () => {
    expect(describeContribution(webinar, 'en')).toBe(
      'Webinar attendance 20 x 0.84 x decay 0.50 = 8.4 points',
    );
  });

  it('shows what a question added', () => {
    expect(describeContribution({ ...webinar, points: 21.8, pointsNow: 21.8 }, 'en')).toBe(
      'Webinar attendance 20 x 0.84 + 5 x decay 1.00 = 21.8 points',
    );
  });
});

describe('a verification', () => {
  const part = { part: 0, parts: 1, customers: 1, differences: [], sums: {} };

  it('compares counters with the sum over the parts, measure by measure', () => {
    const result = compareParts([
      { ...part, sums: { won: 1, wonAmount: 0.1 }, counters: { won: 3, wonAmount: 0.30000000000000004 } },
      { ...part, sums: { won: 1, wonAmount: 0.2 } },
    ]);
    expect(result.differences).toEqual([{ what: 'counter', id: 'won', stored: 3, recomputed: 2 }]);
  });

  it('misses no measure that only one side knows', () => {
    const result = compareParts([{ ...part, sums: { hot: 2 }, counters: { enrolled: 1 } }]);
    expect(result.differences.map(({ id }) => id)).toEqual(['enrolled', 'hot']);
  });
});

describe('the surroundings', () => {
  it('choose the language: the option, then the machine, else English', () => {
    expect(languageOf(['kpi', '--lang', 'ja'], { LANG: 'en_US' })).toBe('ja');
    expect(languageOf(['--lang=en'], { LANG: 'ja_JP.UTF-8' })).toBe('en');
    expect(languageOf([], { LANG: 'ja_JP.UTF-8' })).toBe('ja');
    expect(languageOf([], {})).toBe('en');
  });

  it('tell the region to sign for', () => {
    const gateway = new URL('https://abc.execute-api.ap-northeast-1.amazonaws.com');
    expect(regionOf(gateway, undefined, sayIn('en'), {})).toBe('ap-northeast-1');
    expect(regionOf(gateway, 'eu-west-1', sayIn('en'), {})).toBe('eu-west-1');
    expect(() => regionOf(new URL('https://api.company.example'), undefined, sayIn('en'), {})).toThrow(
      '--region',
    );
  });
});

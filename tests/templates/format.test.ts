import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueShort, formatDay, formatFullDay, formatMoment, formatMonth } from '../../contract/format.ts';
import { formatMoney } from '../../contract/money.ts';
import { widthOf } from '../../domain/kernel/clean-text.ts';
import { wrapText } from '../../templates/content/wrap-text.ts';

const at = (iso: string): number => Date.parse(iso);

describe('formats', () => {
  it('write a moment in the zone given', () => {
    expect(formatMoment(at('2026-11-20T05:00:00Z'), 'Asia/Tokyo', 'ja')).toBe('11月20日(金) 14:00');
    expect(formatMoment(at('2026-11-20T05:00:00Z'), 'Asia/Tokyo', 'en')).toBe('Fri 20 Nov, 14:00');
    expect(formatMoment(at('2026-12-31T15:05:00Z'), 'Asia/Tokyo', 'ja')).toBe('1月1日(金) 0:05');
  });

  it('write days and months', () => {
    expect(formatDay('2026-11-20', 'ja')).toBe('11月20日(金)');
    expect(formatFullDay('2026-11-20', 'en')).toBe('Fri 20 Nov 2026');
    expect(formatMonth('2023-03-01', 'ja')).toBe('2023年3月');
    expect(formatMonth('2023-03', 'en')).toBe('March 2023');
  });

  it.each([
    [1_200_000, 'JPY', 'ja', '120万円'],
    [123_450_000, 'JPY', 'ja', '1億2,345万円'],
    [200_000_000, 'JPY', 'ja', '2億円'],
    [1_234, 'JPY', 'ja', '1,234円'],
    [1_234_567, 'JPY', 'ja', '1,234,567円'],
    [0, 'JPY', 'ja', '0円'],
    [1_200_000, 'JPY', 'en', '¥1,200,000'],
    [4821, 'USD', 'en', '$4,821'],
    [4821.5, 'USD', 'en', '$4,821.50'],
    [-1000, 'CHF', 'en', '-1,000 CHF'],
  ] as const)('write %d %s in %s', (amount, currency, locale, expected) => {
    expect(formatMoney(amount, currency, locale)).toBe(expected);
  });

  it('write a due time in a few characters', () => {
    const now = at('2026-11-20T01:00:00Z');

    expect(dueShort(at('2026-11-20T02:20:00Z'), now, 'Asia/Tokyo', 'ja')).toBe('本日11:20');
    expect(dueShort(at('2026-11-21T09:00:00Z'), now, 'Asia/Tokyo', 'ja')).toBe('明日18:00');
    expect(dueShort(at('2026-11-24T00:40:00Z'), now, 'Asia/Tokyo', 'ja')).toBe('11/24 9:40');
    expect(dueShort(at('2026-11-20T02:20:00Z'), now, 'Asia/Tokyo', 'en')).toBe('11:20 today');
    expect(dueShort(at('2026-11-24T00:40:00Z'), now, 'Asia/Tokyo', 'en')).toBe('24 Nov 9:40');
  });
});

describe('wrapping', () => {
  it('loses nothing but spaces, and keeps to the width', () => {
    const letters = constantFrom('あ', '漢', '、', '。', '「', '」', 'a', '1', ' ', '𠮷', 'ー', '様');
    assert(
      property(array(letters, { maxLength: 300 }), (drawn) => {
        const text = drawn.join('');
        const lines = wrapText(text, 20);

        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('begins no line with a closing mark and breaks where a phrase begins', () => {
    const lines = wrapText(
      '2023年3月に「在庫くん」をご導入いただきました節は、誠にありがとうございました。今後ともよろしくお願い申し上げます。',
    );

    expect(lines[0]).toBe('2023年3月に「在庫くん」をご導入いただきました節は、');
    for (const line of lines) expect(line).not.toMatch(/^[、。」]/);
  });

  it.each([70, 60, 50, 44])('cuts no word of the footer in two, at %i columns', (width) => {
    const text =
      'ご担当が替わられている場合は、お手数ですがその旨をお知らせいただけますと幸いです。今後ともよろしくお願い申し上げます。';
    const lines = wrapText(text, width);

    expect(lines.join('')).toBe(text);
    for (const line of lines.slice(1)) expect(line).toMatch(/^(?:お手数|いただ|幸い|今後|申し上げ)/);
  });
});

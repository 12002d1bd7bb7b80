import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile, type CallEvent } from '../../templates/content/calendar-file.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { PromiseWay } from '../../domain/handoffs/promise-way.ts';
import { callWords } from '../../templates/mails/call-words.ts';

const anEvent = (change: Partial<CallEvent> = {}): CallEvent => ({
  uid: 'abc@rekindle',
  stampEpochMs: Date.parse('2026-11-20T01:00:00.000Z'),
  startEpochMs: Date.parse('2026-11-20T05:00:00.000Z'),
  minutes: 15,
  summary: '東都精機 山田様へ電話',
  description: '直通: 03-1234-5678',
  alarmMinutes: 10,
  ...change,
});

/** Reads a file as RFC 5545 says: lines unfolded, then text unescaped. */
function read(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(
    lines.toReversed().map((line) => {
      const at = line.indexOf(':');
      const value = line
        .slice(at + 1)
        .replaceAll(/\\([\\;,n])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));
      return [line.slice(0, at), value];
    }),
  );
}

describe('a calendar file', () => {
  it('has the event in UTC, with an alarm ten minutes before', () => {
    expect(calendarFile(anEvent()).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Rekindle//Calls//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:abc@rekindle',
      'DTSTAMP:20261120T010000Z',
      'DTSTART:20261120T050000Z',
      'DTEND:20261120T051500Z',
      'SUMMARY:東都精機 山田様へ電話',
      'DESCRIPTION:直通: 03-1234-5678',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:東都精機 山田様へ電話',
      'TRIGGER:-PT10M',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('keeps any text whole, in lines of at most 75 octets', () => {
    assert(
      property(string({ unit: 'grapheme' }), integer({ min: 0, max: 60 }), (text, times) => {
        const description = `あ,;\\\n${text}`.repeat(times);
        const file = calendarFile(anEvent({ description }));

        for (const line of file.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(read(file).get('DESCRIPTION')).toBe(
          description.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, ''),
        );
      }),
    );
  });

  it('cannot be broken by what a name holds', () => {
    const file = calendarFile(anEvent({ summary: 'x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT' }));

    expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(file.match(/^END:VCALENDAR/gm)).toHaveLength(1);
  });
});

describe('the words of a call', () => {
  const base = {
    code: '7KQ2MF',
    customerName: '山田 太郎',
    lastName: '山田',
    accountName: '東都精機株式会社',
  };

  it('name whom to call and every number', () => {
    const phones = ['03-1234-5678', undefined, '03-1234-5000'];

    expect(callWords({ ...base, way: 'phone', locale: 'ja', phones })).toEqual({
      summary: '東都精機 山田様へ電話',
      description: '直通: 03-1234-5678\n代表: 03-1234-5000\n東都精機株式会社 山田 太郎\n受付番号 7KQ2MF',
    });
    expect(callWords({ ...base, way: 'phone', locale: 'en', phones: [] }).summary).toBe(
      'Call 山田, 東都精機',
    );
  });

  it('say what was promised', () => {
    const of = (way: PromiseWay, locale: Locale) => callWords({ ...base, way, locale, phones: [] }).summary;

    expect([of('visit', 'ja'), of('online', 'ja'), of('contact', 'ja')]).toEqual([
      '東都精機 山田様を訪問',
      '東都精機 山田様とオンライン面談',
      '東都精機 山田様へ連絡',
    ]);
    expect([of('visit', 'en'), of('mail', 'en')]).toEqual([
      'Visit 山田, 東都精機',
      'Write to 山田, 東都精機',
    ]);
  });

  it('need no name', () => {
    const bare = { way: 'phone', code: '', customerName: '', accountName: '', phones: [] } as const;

    expect(callWords({ ...bare, locale: 'ja' })).toEqual({ summary: 'ご担当者様へ電話', description: '' });
    expect(callWords({ ...bare, locale: 'en' }).summary).toBe('Call a customer');
  });
});

import { describe, expect, it } from 'vitest';
import { answersIn, type Answering } from '../../../domain/handoffs/answer/answer-word.ts';
import { effectsOf } from '../../../domain/handoffs/answer/feedback-effects.ts';
import { aFeedback, aHandoff } from '../../builders/handoffs.ts';
import { aStanding } from '../../builders/people.ts';
import { iso, now, today } from '../../builders/time.ts';

/** Wednesday, half past ten in Tokyo. */
const answering: Answering = {
  now: new Date('2026-12-02T01:30:00Z'),
  timeZone: 'Asia/Tokyo',
  name: '伊藤 由美',
};
const readAll = (text: string) => answersIn(text, answering);
/** What is said, where it is one thing. */
const read = (text: string) => {
  const answers = readAll(text);
  return answers.length === 1 ? answers[0] : undefined;
};

describe('when', () => {
  it.each([
    ['来年4月以降に再度ご連絡くださいとのことでした', { outcome: 'tooEarly', until: '2027-04-01' }],
    ['まだ時期が早いとのこと、4月に再度連絡します', { outcome: 'tooEarly', until: '2027-04-01' }],
    ["She said it's too early, call back in April", { outcome: 'tooEarly', until: '2027-04-01' }],
    ['12/15 14時にアポを取りました', { outcome: 'opportunity', meetingOn: '2026-12-15' }],
    ['来週火曜に商談のアポをいただきました', { outcome: 'opportunity', meetingOn: '2026-12-08' }],
  ])('is read with the result: %s', (text, answer) => {
    expect(read(text)).toMatchObject(answer);
  });
});

describe('a time at which somebody will call is a promise', () => {
  it.each([
    ['12/5 10時に電話します', '2026-12-05T01:00:00.000Z'],
    ['12月5日(土)の14時半頃に電話します', '2026-12-05T05:30:00.000Z'],
    ['本日3時に電話します。', '2026-12-02T06:00:00.000Z'],
    ['対応します。1/8 午前9時に電話します', '2027-01-08T00:00:00.000Z'],
    ["Hi,\nI'll call him tomorrow at 3pm.\nIto", '2026-12-03T06:00:00.000Z'],
  ])('%s', (text, callAt) => {
    expect(read(text)).toEqual({ kind: 'promise', callAt });
  });

  it.each([
    ['12/5 10時に訪問します', 'visit', '2026-12-05T01:00'],
    ['12月5日の10時にご訪問いたします', 'visit', '2026-12-05T01:00'],
    ['12/5 午前10時に改めて訪問予定です', 'visit', '2026-12-05T01:00'],
    ['12/10（木）14:00〜15:00で訪問予定です', 'visit', '2026-12-10T05:00'],
    ['山田様には木曜の14時にお伺いします', 'visit', '2026-12-03T05:00'],
    ['来週の火曜日、11時に伺います', 'visit', '2026-12-08T02:00'],
    ['10日14時に行きます', 'visit', '2026-12-10T05:00'],
    ['来週月曜10:00にオンラインで打ち合わせします', 'online', '2026-12-07T01:00'],
    ['金曜10時にZoom面談予定です', 'online', '2026-12-04T01:00'],
    ['明日の朝9時にメールでご連絡します', 'mail', '2026-12-03T00:00'],
    ['明日15:30に連絡します', 'contact', '2026-12-03T06:30'],
    ["I'll visit them tomorrow at 3pm", 'visit', '2026-12-03T06:00'],
    ['I will meet Mr. Yamada on Dec 10th at 2 pm', 'visit', '2026-12-10T05:00'],
    ['Will email her on 25/12 at 9:30', 'mail', '2026-12-25T00:30'],
    ["I'll be in touch with them on Friday at noon", 'contact', '2026-12-04T03:00'],
  ])('and says how: %s', (text, way, callAt) => {
    expect(read(text)).toEqual({ kind: 'promise', callAt: `${callAt}:00.000Z`, way });
  });

  it.each([
    '先方へ12/8の13時に改めてお電話いたします',
    '山田様に12月8日（火）午後1時に電話する予定です',
    '12/8 13時にかけ直します',
    '来週火曜13時に電話の約束をしました',
    '12/8の13時に先方とお電話する約束になっています',
    '12/8 13時に再度電話することになりました',
    '12/8 13時 電話のお約束をいただきました',
    "I'll call back at 1 p.m. on Dec 8.",
    'Scheduled a call with him for Dec 8 at 1pm',
    "We've set up a call for Tuesday at 1pm",
    'Calling her on Tuesday at 1pm',
    'Calling her on 8 December at 13:00',
  ])('however it is put: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'promise', callAt: '2026-12-08T04:00:00.000Z' });
  });

  it.each([
    '12/8 10時に電話します。12/10 14時に訪問します。',
    '12月5日(金)の14時に電話します',
    "I'll call on 10/12 at 9",
    "I'll call next Thursday at 10",
    '12/10に訪問します',
    '15時に折り返しいただけるそうです',
    'まだ早いそうです。12/10 14時に訪問します',
  ])(
    'and is asked for again where it is two, no day of the calendar, of two readings, or without an hour: %s',
    (text) => {
      expect(readAll(text)).toEqual([]);
    },
  );

  it.each([
    ['不在でした。明日15時に電話します。', 'notReached', '2026-12-03T06:00:00.000Z'],
    ['話せました。\n12/5 10時に電話します', 'reached', '2026-12-05T01:00:00.000Z'],
    ["No answer. I'll call again tomorrow at 3pm.", 'notReached', '2026-12-03T06:00:00.000Z'],
    ['対応します。商談になりました。12/5 10時に電話します', 'opportunity', '2026-12-05T01:00:00.000Z'],
  ])('beside a result that leaves it open, both are read: %s', (text, outcome, callAt) => {
    expect(readAll(text)).toMatchObject([{ outcome }, { kind: 'promise', callAt }]);
  });

  it.each(['本日10時に電話します', '9/31 10時に電話します', '5/1 10時に電話します', '25時に電話します'])(
    'but not one that has passed, is on no calendar, or lies months ahead: %s',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

it('a promise after the first contact leaves what that owed as it was', () => {
  const contacted = aHandoff({ firstContactAt: iso(now), promisedAt: iso(now) });
  const callAt = iso(now + 3 * 3_600_000);
  const promise = aFeedback({ kind: 'promise', callAt, way: 'visit' });

  expect(effectsOf(promise, contacted, aStanding(), today).handoff).toMatchObject({
    promisedAt: callAt,
    promisedWay: 'visit',
    firstContactDueAt: contacted.firstContactDueAt,
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import { msPerDay } from '../../../domain/kernel/local-date.ts';
import { dayOf, instantOf } from '../../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../../domain/mail/send-decision.ts';
import type { Cause } from '../../../domain/people/causes.ts';
import { newStanding } from '../../../domain/people/standing.ts';
import {
  decideMonthly,
  joinsMonthly,
  silentMails,
  type JoinFacts,
  type MonthlyFacts,
  type MonthlyPlace,
  type MonthlySent,
} from '../../../domain/sequences/monthly.ts';
import {
  lackingTopic,
  monthlyTopicSchema,
  windowOf,
  type MonthlyTopic,
} from '../../../domain/sequences/monthly-topic.ts';
import { aCustomer } from '../../builders/people.ts';

const zone = defaultCalendar.timeZone;
const on = (day: string, time = '10:00'): number => instantOf(day, time, zone);
const iso = (epochMs: number): string => new Date(epochMs).toISOString();

const topicOf = (month: string, more: Partial<MonthlyTopic> = {}): MonthlyTopic =>
  monthlyTopicSchema.parse({
    schemaVersion: 1,
    month,
    title: 'x',
    text: { ja: { subject: 'a', body: 'b' } },
    writtenAt: '2026-01-01T00:00:00.000Z',
    writtenBy: 'w',
    revision: 1,
    approval: { revision: 1, at: '2026-01-01T00:00:00.000Z', by: 'm' },
    ...more,
  });

const aPlace = (more: Partial<MonthlyPlace> = {}): MonthlyPlace => ({
  schemaVersion: 1,
  customerId: 'c',
  state: 'active',
  joinedAt: iso(on('2026-01-05')),
  dormancy: 'lapsed',
  version: 1,
  ...more,
});

const sendingAt = (nowEpochMs: number, causes: Cause[] = [], sentAtEpochMs: readonly number[] = []) => ({
  customer: aCustomer({ locale: 'ja' }),
  standing: { ...newStanding('c', '2026-01-01'), status: 'nurturing' as const, causes },
  exclusions: [],
  addressRefused: false,
  campaign: 'running' as const,
  sentAtEpochMs,
  nowEpochMs,
  calendar: defaultCalendar,
});

const factsAt = (nowEpochMs: number, more: Partial<MonthlyFacts> = {}): MonthlyFacts => ({
  sending: sendingAt(nowEpochMs),
  place: aPlace(),
  topic: topicOf(dayOf(nowEpochMs, zone).slice(0, 7)),
  sent: [],
  humanActAtEpochMs: undefined,
  enrolments: [],
  ...more,
});

const mailOf = (month: string, more: Partial<MonthlySent> = {}): MonthlySent => ({
  month,
  atEpochMs: on(`${month}-05`),
  isLast: false,
  state: 'sent',
  ...more,
});

const sixMonths = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];

describe("this month's mail", () => {
  it('goes out in the window of an approved topic', () => {
    expect(decideMonthly(factsAt(on('2026-06-03')))).toEqual({
      kind: 'send',
      month: '2026-06',
      isLast: false,
    });
  });

  it.each([
    ['none was written', undefined],
    ['nobody approved it', topicOf('2026-06', { approval: undefined })],
    ['it was changed since', topicOf('2026-06', { revision: 2 })],
    ['it is of another month', topicOf('2026-05')],
  ])('does not go out where %s (case 71)', (_, topic) => {
    expect(decideMonthly(factsAt(on('2026-06-03'), { topic }))).toMatchObject({
      kind: 'wait',
      because: 'noTopic',
    });
  });

  it('is worth sending for twenty days from its beginning, and never outside its month', () => {
    const late = topicOf('2026-06', { approval: { revision: 1, at: iso(on('2026-06-20')), by: 'm' } });

    expect(windowOf(topicOf('2026-06'), defaultCalendar)).toEqual({
      from: on('2026-06-01', '00:00'),
      until: on('2026-06-21', '00:00'),
    });
    expect(windowOf(late, defaultCalendar)).toEqual({
      from: on('2026-06-20'),
      until: on('2026-07-01', '00:00'),
    });
    expect(decideMonthly(factsAt(on('2026-06-22')))).toMatchObject({ because: 'noTopic' });
  });

  it('is one a month, whatever became of it', () => {
    for (const state of ['sent', 'rejected', 'underWay'] as const)
      expect(
        decideMonthly(factsAt(on('2026-06-10'), { sent: [mailOf('2026-06', { state })] })),
      ).toMatchObject({ kind: 'wait', because: 'nextMonth' });
  });

  it('keeps thirty days from any other mail', () => {
    const facts = factsAt(on('2026-06-03'));
    const sending = { ...facts.sending, sentAtEpochMs: [on('2026-05-20')] };

    const decision = decideMonthly({ ...facts, sending });

    expect(decision).toMatchObject({ kind: 'wait', because: 'frequency' });
    expect(decision.kind === 'wait' && decision.untilEpochMs).toBeGreaterThanOrEqual(on('2026-06-19'));
  });

  it('waits where it is not written in the language of the customer, and the last one does not', () => {
    const english = { ...sendingAt(on('2026-07-03')), customer: aCustomer({ locale: 'en' }) };
    const sent = sixMonths.map((month) => mailOf(month));

    expect(decideMonthly(factsAt(on('2026-07-03'), { sending: english }))).toMatchObject({
      because: 'noTextInLanguage',
    });
    expect(
      decideMonthly(
        factsAt(on('2026-07-15'), { sending: { ...english, nowEpochMs: on('2026-07-15') }, sent }),
      ),
    ).toMatchObject({
      kind: 'send',
      isLast: true,
    });
  });
});

describe('six in a row without a human act (case 70)', () => {
  const sent = sixMonths.map((month) => mailOf(month));

  it('lead to the last mail, thirty days of waiting, and the end', () => {
    const asked = [...sent, mailOf('2026-07', { isLast: true })];

    expect(decideMonthly(factsAt(on('2026-07-06'), { sent }))).toEqual({
      kind: 'send',
      month: '2026-07',
      isLast: true,
    });
    expect(decideMonthly(factsAt(on('2026-08-03'), { sent: asked }))).toEqual({
      kind: 'wait',
      untilEpochMs: on('2026-08-04'),
      because: 'lastAsked',
    });
    expect(decideMonthly(factsAt(on('2026-08-04'), { sent: asked }))).toEqual({
      kind: 'end',
      because: 'silent',
    });
  });

  it('are counted from the last act, however late it is known', () => {
    const asked = [...sent, mailOf('2026-07', { isLast: true })];
    const humanActAtEpochMs = on('2026-07-20');

    expect(decideMonthly(factsAt(on('2026-08-10'), { sent: asked, humanActAtEpochMs }))).toEqual({
      kind: 'send',
      month: '2026-08',
      isLast: false,
    });
  });

  it('do not count what SES refused', () => {
    const refused = sent.map((mail, index) => (index === 2 ? { ...mail, state: 'rejected' as const } : mail));

    expect(decideMonthly(factsAt(on('2026-07-06'), { sent: refused }))).toMatchObject({ isLast: false });
  });

  it('are never more than six, with any acts in between', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (acts) => {
        const history: MonthlySent[] = [];
        let humanActAtEpochMs: number | undefined;
        let silent = 0;
        let asked = 0;
        for (const [index, isAct] of acts.entries()) {
          const month = `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
          const now = sendingMoment(on(`${month}-06`), defaultCalendar);
          const decision = decideMonthly(factsAt(now, { sent: history, humanActAtEpochMs }));
          if (decision.kind === 'end') {
            expect(decision.because).toBe('silent');
            expect(asked).toBe(1);
            return;
          }
          if (decision.kind === 'send') {
            expect(decision.isLast).toBe(silent === silentMails);
            history.push({ month, atEpochMs: now, isLast: decision.isLast, state: 'sent' });
            silent++;
            asked += Number(decision.isLast);
          }
          if (isAct) {
            humanActAtEpochMs = now + msPerDay;
            [silent, asked] = [0, 0];
          }
        }
        expect(silent).toBeLessThanOrEqual(silentMails + 1);
      }),
    );
  });
});

describe('before anything else', () => {
  const barred: Cause = { of: 'refused', id: 'm', at: iso(on('2026-05-01')) };

  it('a refusal, a deal or a purchase ends it, topic or not', () => {
    const facts = factsAt(on('2026-06-03'), { topic: undefined });
    const bought = { ...facts.sending, exclusions: ['boughtAtAccount' as const] };

    expect(decideMonthly({ ...facts, sending: sendingAt(on('2026-06-03'), [barred]) })).toEqual({
      kind: 'end',
      because: 'refused',
    });
    expect(decideMonthly({ ...facts, sending: bought })).toEqual({ kind: 'end', because: 'boughtAtAccount' });
  });

  it('a campaign under way goes first', () => {
    const enrolments = [{ state: 'active' as const, enrolledAt: iso(on('2026-06-01')) }];

    expect(decideMonthly(factsAt(on('2026-06-03'), { enrolments }))).toMatchObject({
      because: 'inOtherCampaign',
    });
  });

  it('"too early" gets it until the wake date, and then leaves it to the campaigns', () => {
    const causes: Cause[] = [
      { of: 'monthlyOnly', id: 'a', at: iso(on('2026-01-01')) },
      { of: 'wake', id: 'a', at: iso(on('2026-01-01')), until: '2026-06-10' },
    ];
    const at = (day: string, more: Partial<MonthlyFacts> = {}) =>
      decideMonthly(factsAt(on(day), { sending: sendingAt(on(day), causes), ...more }));

    expect(at('2026-06-09')).toMatchObject({ kind: 'send' });
    expect(at('2026-06-10')).toEqual({ kind: 'end', because: 'woke' });
    // It was answered: by a campaign that took them since, or because they joined after it.
    expect(
      at('2026-06-12', { enrolments: [{ state: 'done', enrolledAt: iso(on('2026-06-11')) }] }),
    ).toMatchObject({ kind: 'send' });
    expect(at('2026-06-12', { place: aPlace({ joinedAt: iso(on('2026-06-11')) }) })).toMatchObject({
      kind: 'send',
    });
  });

  it('sales that has the customer puts it off', () => {
    const sending = sendingAt(on('2026-06-03'), [{ of: 'held', id: 'h', at: iso(on('2026-06-01')) }]);

    expect(decideMonthly(factsAt(on('2026-06-03'), { sending }))).toMatchObject({ because: 'heldBySales' });
  });
});

it('never sends outside working hours, twice in thirty days or beside a topic; and never waits for the past', () => {
  let sends = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: on('2026-06-01'), max: on('2026-06-30') }),
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 4 }),
      fc.boolean(),
      (now, daysAgo, isApproved) => {
        const sentAt = daysAgo.map((days) => now - days * msPerDay);
        const topic = topicOf('2026-06', isApproved ? {} : { approval: undefined });
        const decision = decideMonthly(factsAt(now, { sending: sendingAt(now, [], sentAt), topic }));
        if (decision.kind === 'wait') expect(decision.untilEpochMs).toBeGreaterThan(now);
        if (decision.kind !== 'send') return;
        sends++;
        expect(isApproved).toBe(true);
        expect(sendingMoment(now, defaultCalendar)).toBe(now);
        expect(daysAgo.every((days) => days >= 30)).toBe(true);
        expect(dayOf(now, zone) < '2026-06-21').toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
  expect(sends).toBeGreaterThan(10);
});

describe('into the monthly mail comes', () => {
  const now = on('2026-06-03', '03:00');
  const done = { state: 'done' as const, enrolledAt: iso(on('2026-03-01')) };
  const joins = (more: Partial<JoinFacts> = {}, causes: Cause[] = []): boolean =>
    joinsMonthly({ sending: sendingAt(now, causes), place: undefined, enrolments: [done], ...more });

  it('whoever has finished, or whose campaign a person ended, and nobody with a result', () => {
    expect(joins()).toBe(true);
    expect(joins({ enrolments: [{ ...done, state: 'ended', endedBecause: 'campaignEnded' }] })).toBe(true);
    expect(joins({ enrolments: [{ ...done, state: 'ended', endedBecause: 'becameOpportunity' }] })).toBe(
      false,
    );
    expect(joins({ enrolments: [done, { ...done, state: 'active' }] })).toBe(false);
    expect(joins({ enrolments: [] })).toBe(false);
  });

  it('rank C, with or without a sequence', () => {
    expect(joins({ enrolments: [] }, [{ of: 'monthlyOnly', id: 'a' }])).toBe(true);
  });

  it('nobody who may not be mailed', () => {
    expect(joins({}, [{ of: 'refused', id: 'm' }])).toBe(false);
  });

  it('again only by what began after it had ended', () => {
    const ended = aPlace({ state: 'ended', endedAt: iso(on('2026-04-01')), endedBecause: 'silent' });

    expect(joins({ place: ended })).toBe(false);
    expect(joins({ place: aPlace() })).toBe(false);
    expect(joins({ place: ended, enrolments: [{ ...done, enrolledAt: iso(on('2026-04-02')) }] })).toBe(true);
    expect(joins({ place: { ...ended, continuedAt: iso(on('2026-04-03')) } })).toBe(true);
  });

  it('nobody whose wake date has come, unless a campaign has answered it', () => {
    const woke: Cause[] = [{ of: 'wake', id: 'a', until: '2026-05-01' }];

    expect(joins({}, woke)).toBe(false);
    expect(joins({ enrolments: [{ ...done, enrolledAt: iso(on('2026-05-02')) }] }, woke)).toBe(true);
  });
});

describe('a topic that is lacking', () => {
  it('is told of this month at once, of the next a week before', () => {
    const june = topicOf('2026-06');

    expect(lackingTopic([], '2026-06-10')).toEqual({ month: '2026-06', lacks: 'text' });
    expect(lackingTopic([june], '2026-06-23')).toBeUndefined();
    expect(lackingTopic([june], '2026-06-24')).toEqual({ month: '2026-07', lacks: 'text' });
    expect(lackingTopic([june, topicOf('2026-07', { approval: undefined })], '2026-06-24')).toEqual({
      month: '2026-07',
      lacks: 'approval',
    });
    expect(lackingTopic([june, topicOf('2026-07')], '2026-06-30')).toBeUndefined();
  });
});

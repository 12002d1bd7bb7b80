import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar, type BusinessCalendar } from '../../../domain/kernel/business-calendar.ts';
import { decideSending, sendingMoment, type SendFacts } from '../../../domain/mail/send-decision.ts';
import { aCustomer, aStanding } from '../../builders/people.ts';
import { japan, msPerDay, now } from '../../builders/time.ts';
import { shuffled } from '../interest/timelines.ts';

const facts = (change: Partial<SendFacts>): SendFacts => ({
  customer: aCustomer(),
  standing: aStanding({ status: 'nurturing' }),
  exclusions: [],
  addressRefused: false,
  campaign: 'running',
  sentAtEpochMs: [],
  nowEpochMs: now,
  calendar: defaultCalendar,
  limits: { perThirtyDays: 2, daysApart: 7 },
  ...change,
});

describe('frequency (R10), as it is said in one sentence', () => {
  const limits = fc.record({ perThirtyDays: fc.integer({ min: 1, max: 4 }), daysApart: fc.nat(14) });
  const hours = fc.uniqueArray(fc.integer({ min: 1, max: 45 * 24 }), { maxLength: 6 });
  const pasts = hours
    .map((all) => all.map((hour) => now - hour * 3_600_000))
    .chain((sent) => fc.tuple(fc.constant(sent), shuffled(sent)));

  it('lets a mail go when none went in the last days, and fewer than the limit in the last 30', () => {
    fc.assert(
      fc.property(pasts, limits, fc.boolean(), ([sent], own, monthlyOnly) => {
        const most = monthlyOnly ? 1 : own.perThirtyDays;
        const isApart = sent.every((at) => now - at >= own.daysApart * msPerDay);
        const isFew = sent.filter((at) => now - at < 30 * msPerDay).length < most;

        const decision = decideSending(
          facts({ sentAtEpochMs: sent, limits: own, standing: aStanding({ monthlyOnly }) }),
        );

        expect(decision.kind === 'send' ? 'send' : decision.because).toBe(
          isApart && isFew ? 'send' : 'frequency',
        );
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order in which past mails are listed', () => {
    fc.assert(
      fc.property(pasts, limits, ([sent, other], own) => {
        expect(decideSending(facts({ sentAtEpochMs: other, limits: own }))).toEqual(
          decideSending(facts({ sentAtEpochMs: sent, limits: own })),
        );
      }),
    );
  });
});

describe('the afternoon before a closed day (R17)', () => {
  const throughNoon: BusinessCalendar = { ...defaultCalendar, hours: [{ from: '09:00', to: '18:00' }] };

  it('begins at noon, where people work through it', () => {
    expect(sendingMoment(japan('2026-11-20T11:59'), throughNoon)).toBe(japan('2026-11-20T11:59'));
    expect(sendingMoment(japan('2026-11-20T12:00'), throughNoon)).toBe(japan('2026-11-24T09:00'));
  });
});

import { defaultCalendar } from '../../domain/kernel/business-calendar.ts';
import { dayOf, instantOf } from '../../domain/kernel/time-zone.ts';
import type { Cause } from '../../domain/people/causes.ts';
import { newStanding } from '../../domain/people/standing.ts';
import type { MonthlyFacts, MonthlyPlace, MonthlySent } from '../../domain/sequences/monthly.ts';
import { monthlyTopicSchema, type MonthlyTopic } from '../../domain/sequences/monthly-topic.ts';
import { aCustomer } from './people.ts';

export const zone = defaultCalendar.timeZone;
/** A moment in the company’s zone, epoch ms. */
export const on = (day: string, time = '10:00'): number => instantOf(day, time, zone);
export const iso = (epochMs: number): string => new Date(epochMs).toISOString();

/** The approved topic of a month, in Japanese. */
export const topicOf = (month: string, more: Partial<MonthlyTopic> = {}): MonthlyTopic =>
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

/** Somebody who has had a place since January 2026. */
export const aPlace = (more: Partial<MonthlyPlace> = {}): MonthlyPlace => ({
  schemaVersion: 1,
  customerId: 'c',
  state: 'active',
  joinedAt: iso(on('2026-01-05')),
  dormancy: 'lapsed',
  version: 1,
  ...more,
});

/** A Japanese customer who may be mailed now. */
export const sendingAt = (
  nowEpochMs: number,
  causes: Cause[] = [],
  sentAtEpochMs: readonly number[] = [],
) => ({
  customer: aCustomer({ locale: 'ja' }),
  standing: { ...newStanding('c', '2026-01-01'), status: 'nurturing' as const, causes },
  exclusions: [],
  addressRefused: false,
  campaign: 'running' as const,
  sentAtEpochMs,
  nowEpochMs,
  calendar: defaultCalendar,
});

/** That customer's place at a moment, with the topic of its month. */
export const factsAt = (nowEpochMs: number, more: Partial<MonthlyFacts> = {}): MonthlyFacts => ({
  sending: sendingAt(nowEpochMs),
  place: aPlace(),
  topic: topicOf(dayOf(nowEpochMs, zone).slice(0, 7)),
  sent: [],
  humanActAtEpochMs: undefined,
  enrolments: [],
  ...more,
});

/** The monthly mail of a month, sent on its fifth. */
export const mailOf = (month: string, more: Partial<MonthlySent> = {}): MonthlySent => ({
  month,
  atEpochMs: on(`${month}-05`),
  isLast: false,
  state: 'sent',
  ...more,
});

import type { BusinessCalendar } from '../../../../domain/kernel/business-calendar.ts';
import { defaultCalendar } from '../../../../domain/kernel/business-calendar.ts';
import { flowOf } from '../../../../domain/sequences/flow.ts';
import type { KnownMail, LookFacts } from '../../../../domain/sequences/look-facts.ts';
import type { Session } from '../../../../domain/sequences/moment-for.ts';
import type { MailStep, Step, TaskStep, WaitForStep, WaitStep } from '../../../../domain/sequences/step.ts';
import type { When } from '../../../../domain/sequences/when.ts';
import { aCustomer, aStanding } from '../../../builders/people.ts';
import { japan, msPerDay } from '../../../builders/time.ts';

/** The calendar of the study's cases: holidays as given days. */
export const calendar: BusinessCalendar = {
  ...defaultCalendar,
  observesJapaneseHolidays: false,
  closedEachYear: [],
  closedOn: ['2026-11-03', '2026-11-23', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'],
};
/** A Tuesday. */
export const start = japan('2026-10-06T10:10');
export const days = (count: number): number => start + count * msPerDay;

const topic = { ja: '在庫', en: 'stock' };
export const sequenceOf = (steps: readonly Step[]) => ({
  id: 'seq',
  name: { ja: '試験', en: 'Test' },
  topic,
  steps,
});

export const mail = (id: string, more: Partial<MailStep> = {}): MailStep => ({
  id,
  kind: 'mail',
  template: 'nurture-document',
  textId: `text-${id}`,
  ...more,
});
export const wait = (
  id: string,
  count: number,
  more: Partial<Extract<When, { days: number }>> = {},
): WaitStep => ({
  id,
  kind: 'wait',
  until: { days: count, ...more },
});
export const task = (id: string): TaskStep => ({ id, kind: 'task', what: 'call' });
export const waitForClick = (
  id: string,
  mails: string[],
  limit: number,
  happened: readonly Step[],
  otherwise: readonly Step[] = [],
): WaitForStep => ({
  id,
  kind: 'waitFor',
  act: { kind: 'click', mails },
  limit: { days: limit },
  happened,
  otherwise,
});
export const three: readonly Step[] = [mail('a'), wait('w1', 14), mail('b'), wait('w2', 21), mail('c')];

export const letter = { template: 'nurture-invitation' } as const;
export const aWebinar = (more: Partial<Extract<Step, { kind: 'webinar' }>> = {}): Step => ({
  id: 'w',
  kind: 'webinar',
  session: 's',
  invite: letter,
  eve: { ...letter, assetId: 'eve' },
  sameDay: { ...letter, assetId: 'day' },
  recording: { ...letter, assetId: 'recording' },
  attended: [task('thank')],
  ...more,
});
export const session = (startsAtEpochMs: number, isCancelled = false): Session => ({
  startsAtEpochMs,
  endsAtEpochMs: startsAtEpochMs + 3_600_000,
  isCancelled,
});

/** A mail of another campaign that went out so many days after the start. */
export const other = (day: number): KnownMail => ({
  id: `other${day}`,
  textId: 'other',
  atEpochMs: days(day),
  isRequested: false,
  state: 'sent',
});

/** Somebody who may be mailed, in a running campaign of these steps, at `nowEpochMs`. */
export const factsOf = (steps: readonly Step[], more: Partial<LookFacts> = {}): LookFacts => ({
  nowEpochMs: start,
  customer: aCustomer(),
  standing: aStanding({ status: 'nurturing' }),
  exclusions: [],
  addressRefused: false,
  calendar,
  limits: { perThirtyDays: 2, daysApart: 7 },
  campaign: { state: 'running' },
  versions: [{ number: 1, flow: flowOf(sequenceOf(steps)), atEpochMs: 0, underWay: 'stay' }],
  zone: 'Asia/Tokyo',
  sessions: new Map(),
  sales: [],
  interest: 0,
  temperature: 'cold',
  mails: [],
  acts: [],
  matches: () => false,
  mailIdOf: (key) => key,
  lotOf: 'account-1',
  ...more,
});

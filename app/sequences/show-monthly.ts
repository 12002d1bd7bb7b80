import { offeredOf } from '../../domain/settings/settings.ts';
import { monthlyRoutes, type MonthlyView, type TopicView } from '../../contract/monthly.ts';
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import {
  approvalOf,
  lackingTopic,
  nextMonth,
  windowOf,
  type MonthlyTopic,
} from '../../domain/sequences/monthly-topic.ts';
import { shippedLetters } from '../../templates/mails/nurture-text.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { findDelivery } from '../kpis/kpi-store.ts';
import { findMonths } from '../kpis/month-counters-store.ts';
import { loadMonthly, type MonthlyCount } from './monthly-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** The monthly mail as a whole: counters and a few items, whatever the number of customers. */
export const showMonthly =
  (deps: Deps): Serve<typeof monthlyRoutes.showMonthly> =>
  () =>
    monthlyView(deps);

export async function monthlyView({ db, freshSettings, now }: Deps): Promise<MonthlyView> {
  const [settings, { state, topics, counted }, months, delivery] = await Promise.all([
    freshSettings(),
    loadMonthly(db),
    findMonths(db),
    findDelivery(db, monthlyId),
  ]);
  const people = peopleIn(counted);
  const today = dayOf(now().getTime(), settings.calendar.timeZone);
  const lacking = people !== undefined && people.active > 0 ? lackingTopic(topics, today) : undefined;
  return {
    ...(state.pausedBecause === undefined ? {} : { pausedBecause: state.pausedBecause }),
    state: state.state,
    ...(people === undefined ? {} : { people }),
    ...(lacking === undefined ? {} : { lacking }),
    writable: monthsFrom(today.slice(0, 7)),
    start: shippedLetters['monthly-topic'],
    assets: offeredOf(settings).map(({ id, title }) => ({ id, title })),
    topics: topics.toReversed().map((topic) => topicView(topic, settings.calendar)),
    months: [...months],
    delivery,
  };
}

/** A month and the two after it. */
const monthsFrom = (month: string): string[] => [month, nextMonth(month), nextMonth(nextMonth(month))];

function peopleIn(counted: readonly MonthlyCount[]): MonthlyView['people'] {
  const [first] = counted.map(({ at }) => at).toSorted();
  if (first === undefined) return undefined;
  return {
    active: counted.reduce((sum, { active }) => sum + active, 0),
    ended: counted.reduce((sum, { ended }) => sum + ended, 0),
    reasons: reasonsIn(counted),
    asOf: first,
  };
}

function reasonsIn(counted: readonly MonthlyCount[]): { because: string; people: number }[] {
  const sums = new Map<string, number>();
  for (const { reasons } of counted)
    for (const [because, people] of Object.entries(reasons))
      sums.set(because, (sums.get(because) ?? 0) + people);
  return [...sums]
    .map(([because, people]) => ({ because, people }))
    .toSorted((a, b) => b.people - a.people || a.because.localeCompare(b.because));
}

export function topicView(topic: MonthlyTopic, calendar: BusinessCalendar): TopicView {
  const { schemaVersion: _, approval: __, ...shown } = topic;
  const approval = approvalOf(topic);
  const window = windowOf(topic, calendar);
  return {
    ...shown,
    ...(approval === undefined ? {} : { approved: { at: approval.at, by: approval.by } }),
    ...(window === undefined
      ? {}
      : { from: new Date(window.from).toISOString(), until: new Date(window.until).toISOString() }),
  };
}

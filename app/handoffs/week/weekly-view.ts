import { dayOf } from '../../../domain/kernel/time-zone.ts';
import { formatDay, formatMoment } from '../../../contract/format.ts';
import type { WeekAnswer, WeeklyView, WeekLine } from '../../../templates/mails/weekly-mail-view.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { saysSomething, sortOnce, type WeekItem } from '../../../domain/handoffs/week/weekly.ts';
import { answerView } from '../answer/answer-view.ts';
import { calledIn } from '../../../domain/people/names.ts';

interface Named {
  readonly owners: readonly Owner[];
  readonly customers: ReadonlyMap<
    string,
    { readonly fullName?: string | undefined; readonly lastName?: string | undefined }
  >;
  readonly accounts: ReadonlyMap<string, { readonly name: string }>;
}

/** What an owner is written about this week; undefined where there is nothing to say. */
export function ownerWeek(
  { items, ...names }: Named & { readonly items: readonly WeekItem[] },
  owner: Owner,
  settings: Settings,
  urlOf: (handoff: Handoff) => string,
): WeeklyView | undefined {
  const own = items.filter(({ handoff }) => handoff.ownerId === owner.id);
  if (!own.some((item) => saysSomething(item))) return undefined;
  const line = (item: WeekItem): WeekLine => ({
    ...lineOf(item, names, settings),
    url: urlOf(item.handoff),
  });
  const sorted = sortOnce(own, [
    ['unfollowed', ({ isUnfollowed }) => isUnfollowed],
    ['coming', ({ comingActions }) => comingActions.length > 0],
    ['stalled', isStalled],
    ['noNextAction', ({ hasNoNextAction }) => hasNoNextAction],
  ]);
  return {
    locale: settings.locale,
    toLastName: calledIn(owner.name, settings.locale),
    period: '',
    kind: 'owner',
    open: own.length,
    unfollowed: sorted.unfollowed.map((item) => line(item)),
    stalled: sorted.stalled.map((item) => line(item)),
    noNextAction: sorted.noNextAction.map((item) => line(item)),
    coming: sorted.coming
      .toSorted((a, b) => (a.comingActions[0]?.on ?? '').localeCompare(b.comingActions[0]?.on ?? ''))
      .map((item) => ({ ...line(item), actions: actionsOf(item, settings) })),
  };
}

/** How a manager's team stands; undefined where nothing is open. */
export function managerWeek(
  { items, ...names }: Named & { readonly items: readonly WeekItem[] },
  team: readonly Owner[],
  settings: Settings,
  urlOf: (handoff: Handoff) => string,
): WeeklyView | undefined {
  const ids = new Set(team.map(({ id }) => id));
  const own = items.filter(({ handoff }) => ids.has(handoff.ownerId));
  if (own.length === 0) return undefined;
  const line = (item: WeekItem): WeekLine => ({
    ...lineOf(item, names, settings),
    ownerName: ownerNameOf(names, item.handoff.ownerId),
    url: urlOf(item.handoff),
  });
  const sorted = sortOnce(own, [
    ['overdue', ({ isOverdue }) => isOverdue],
    ['stalled', isStalled],
    ['noNextAction', ({ hasNoNextAction }) => hasNoNextAction],
    ['focus', ({ handoff }) => handoff.rank === 'A'],
  ]);
  return {
    locale: settings.locale,
    toLastName: calledIn(team[0]?.managerName ?? '', settings.locale),
    period: '',
    kind: 'manager',
    owners: team
      .map((owner) => figuresOf(owner, own))
      .filter(({ open }) => open > 0)
      .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open),
    overdue: sorted.overdue.map((item) => line(item)),
    focus: sorted.focus.map((item) => line(item)),
    stalled: sorted.stalled.map((item) => line(item)),
    noNextAction: sorted.noNextAction.map((item) => line(item)),
  };
}

const isStalled = ({ stalledDays }: WeekItem): boolean => stalledDays !== undefined;

function figuresOf(owner: Owner, items: readonly WeekItem[]) {
  const own = items.filter(({ handoff }) => handoff.ownerId === owner.id);
  return {
    name: owner.name,
    open: own.length,
    overdue: own.filter(({ isOverdue }) => isOverdue).length,
    stalled: own.filter(isStalled).length,
    unreported: own.filter(({ isUnreported }) => isUnreported).length,
  };
}

/** A mail of some 100 KB is cut by Gmail. */
const MOST_ANSWERS = 40;

type Fact =
  | { readonly kind: 'feedback'; readonly handoffId: string; readonly feedback: Feedback }
  | { readonly kind: 'handoffReleased'; readonly handoffId: string };

/** What sales said from one instant until another; undefined where they said nothing and got nothing. */
export function marketingWeek(
  week: Named & { readonly facts: readonly Fact[]; readonly handoffs: ReadonlyMap<string, Handoff> },
  openItems: readonly WeekItem[],
  settings: Settings,
  [from, until]: readonly [string, string],
): WeeklyView | undefined {
  const handoffs = [...week.handoffs.values(), ...openItems.map(({ handoff }) => handoff)];
  const made = new Set(
    handoffs.filter(({ createdAt }) => createdAt >= from && createdAt < until).map(({ id }) => id),
  );
  const given = week.facts.flatMap((fact) => (fact.kind === 'feedback' ? [fact.feedback] : []));
  const accepted = given.filter(({ answer }) => answer.kind === 'accept' || answer.kind === 'promise');
  // Who has it now is sales' own matter.
  const told = given.filter(
    (feedback) => !accepted.includes(feedback) && feedback.answer.kind !== 'reassign',
  );
  if (week.facts.length === 0 && made.size === 0) return undefined;
  const { locale, calendar } = settings;
  const day = (at: string): string => formatDay(dayOf(Date.parse(at), calendar.timeZone), locale);
  return {
    locale,
    toLastName: '',
    period: locale === 'ja' ? `${day(from)}〜${day(until)}` : `${day(from)} to ${day(until)}`,
    kind: 'marketing',
    made: made.size,
    accepted: new Set(accepted.map(({ handoffId }) => handoffId)).size,
    released: week.facts.filter(({ kind }) => kind === 'handoffReleased').length,
    outcomes: countOutcomes(told),
    answers: told.slice(0, MOST_ANSWERS).map((feedback) => weekAnswer(feedback, week, settings)),
    more: Math.max(0, told.length - MOST_ANSWERS),
  };
}

function countOutcomes(given: readonly Feedback[]) {
  const counts = new Map<string, number>();
  for (const { answer } of given)
    if (answer.kind === 'report') counts.set(answer.outcome, (counts.get(answer.outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => ({ outcome, count })).toSorted((a, b) => b.count - a.count);
}

function weekAnswer(
  feedback: Feedback,
  week: Named & { readonly handoffs: ReadonlyMap<string, Handoff> },
  settings: Settings,
): WeekAnswer {
  const handoff = week.handoffs.get(feedback.handoffId);
  return {
    when: formatMoment(Date.parse(feedback.at), settings.calendar.timeZone, settings.locale),
    code: handoff?.code ?? '',
    ...whoOf(week, feedback.customerId, handoff?.accountId ?? ''),
    ownerName: ownerNameOf(week, feedback.by),
    answer: answerView(feedback, settings, settings.locale),
  };
}

function lineOf(item: WeekItem, names: Named, { calendar, locale }: Settings): WeekLine {
  const { handoff, isUnfollowed, isOverdue, stalledDays, hasNoNextAction } = item;
  return {
    rank: handoff.rank,
    ...whoOf(names, handoff.customerId, handoff.accountId),
    dueAt:
      isUnfollowed && handoff.rank !== 'C'
        ? formatMoment(Date.parse(handoff.firstContactDueAt), calendar.timeZone, locale)
        : undefined,
    isOverdue,
    stalledDays,
    hasNothingPlanned: stalledDays !== undefined && hasNoNextAction,
  };
}

const actionsOf = ({ comingActions }: WeekItem, { locale }: Settings): WeekLine['actions'] =>
  comingActions.map(({ on, isWeek, what }) => ({
    on: isWeek ? weekWords(formatDay(on, locale), locale) : formatDay(on, locale),
    what,
  }));

const weekWords = (day: string, locale: Settings['locale']): string =>
  locale === 'ja' ? `${day}の週` : `week of ${day}`;

const whoOf = ({ customers, accounts }: Named, customerId: string, accountId: string) => ({
  customerName: customers.get(customerId)?.fullName ?? customers.get(customerId)?.lastName ?? '',
  accountName: accounts.get(accountId)?.name ?? '',
});

const ownerNameOf = ({ owners }: Named, ownerId: string): string =>
  owners.find(({ id }) => id === ownerId)?.name ?? '';

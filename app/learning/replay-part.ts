import { whyUnscored } from '../../domain/audience/exclusion.ts';
import { collisionScope } from '../../domain/handoffs/create/collision-scope.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { fitOf } from '../../domain/interest/fit.ts';
import { addDays, msPerDay } from '../../domain/kernel/local-date.ts';
import { isBusinessDay, type BusinessCalendar } from '../../domain/kernel/business-calendar.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import {
  longestOpen,
  meanDaysOpen,
  noOpenDays,
  addOpenDays,
  withHandoff,
  type OpenDays,
} from '../../domain/learning/capacity.ts';
import {
  countWeeks,
  lastFullWeeks,
  replayedWeeks,
  type SiteCrossing,
} from '../../domain/learning/choose-threshold.ts';
import { fitHistory, pastOf } from '../../domain/learning/as-it-was.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import { replayPerson } from '../../domain/learning/replay-weeks.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { scanAudience, type AudienceMember } from '../audience/audience-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { listModels } from '../interest/model-store.ts';
import { findEngagements, findFacts } from '../timeline/timeline-store.ts';
import { learningParts } from './learning-store.ts';
import { collectWeeks, countWeeksParts, keepSummary, keepWeeks } from './weeks-store.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;
const AT_ONCE = 16;
/** Of how long handoffs stay open, the last half year says what is so today. */
const openWithinDays = 180;
const sevenDays = 7;

/**
 * When everybody of one part would have been handed over in the past weeks, under each threshold;
 * beside it how long the part's handoffs were open. The last part adds up what all of them say.
 */
export async function replayPart(
  deps: Deps,
  at: { readonly run: string; readonly part: number },
  handoffs: readonly Handoff[],
): Promise<void> {
  const { model, calendar } = await deps.settings();
  const now = deps.now().getTime();
  const since = now - (replayedWeeks + 1) * sevenDays * msPerDay;
  const models = new Map([...(await listModels(deps.db)), model].map((each) => [each.id, each]));
  const found: PersonReplay[] = [];
  let waiting: AudienceMember[] = [];
  const flush = async (): Promise<void> => {
    found.push(
      ...(await inParallel(waiting, AT_ONCE, (member) => replayOf(deps, member, { since, models }))),
    );
    waiting = [];
  };
  for await (const member of scanAudience(
    deps.db,
    at.part,
    model.id,
    deps.now().toISOString(),
    learningParts,
  )) {
    // Whoever did nothing in these weeks cannot have become hot in them.
    if (Date.parse(member.interest?.lastActAt ?? '') >= since) waiting.push(member);
    if (waiting.length >= AT_ONCE * AT_ONCE) await flush();
  }
  await flush();
  await keepWeeks(deps.db, at, {
    // Since when anything is recorded: of others than these the handoffs tell.
    firstActAt: [
      ...found.flatMap(({ firstActAt }) => firstActAt ?? []),
      ...handoffs.map(({ crossedAt }) => crossedAt),
    ].toSorted()[0],
    crossings: found.flatMap(({ crossings }) => crossings),
    owners: openDaysBy(handoffs, now, calendar),
  });
  if ((await countWeeksParts(deps.db, at.run)) === learningParts) await sumWeeks(deps, at.run);
}

interface PersonReplay {
  readonly firstActAt: string | undefined;
  readonly crossings: readonly SiteCrossing[];
}

async function replayOf(
  { db, settings, now }: Deps,
  { customer, account }: AudienceMember,
  { since, models }: { readonly since: number; readonly models: ReadonlyMap<string, ScoringModel> },
): Promise<PersonReplay> {
  const { model, calendar, handoffRules, exclusion } = await settings();
  const engagements = await findEngagements(db, customer.id);
  const firstActAt = engagements.map(({ receivedAt }) => receivedAt).toSorted()[0];
  const unscored = whyUnscored(customer, account, exclusion);
  if (unscored === 'outsider') return { firstActAt, crossings: [] };
  const facts = {
    employees: customer.employees ?? account.employees,
    industry: customer.industry ?? account.industry,
    title: customer.title,
  };
  const told = await findFacts(db, customer.id);
  const today = fitOf(facts, model);
  const person = {
    past: pastOf(engagements, told),
    fitAt: fitHistory(told, models, { model, today, nowEpochMs: now().getTime() }),
  };
  const site = `${account.id} ${collisionScope(customer, account, 0, handoffRules)}`;
  const crossings = replayPerson(person, model, since, calendar.timeZone).map((each) => ({ ...each, site }));
  // What is done at a shared address scores nothing; a request from there reaches sales all the same.
  return {
    firstActAt,
    crossings: unscored === undefined ? crossings : crossings.filter(({ isRequest }) => isRequest),
  };
}

function openDaysBy(
  handoffs: readonly Handoff[],
  nowEpochMs: number,
  calendar: BusinessCalendar,
): Readonly<Record<string, OpenDays>> {
  const byOwner: Record<string, OpenDays> = {};
  for (const handoff of handoffs) {
    const from = Date.parse(handoff.createdAt);
    if (handoff.state === 'withdrawn' || nowEpochMs - from > openWithinDays * msPerDay) continue;
    const isOver = handoff.state === 'closed' || handoff.outcome === 'opportunity';
    const until = isOver ? Date.parse(handoff.reportedAt ?? handoff.createdAt) : nowEpochMs;
    byOwner[handoff.ownerId] = withHandoff(
      byOwner[handoff.ownerId] ?? noOpenDays,
      handoff.state === 'released' ? longestOpen : businessDaysOpen(from, until, calendar),
      isOver,
    );
  }
  return byOwner;
}

/** Business days after the first, no more than are counted. */
function businessDaysOpen(from: number, until: number, calendar: BusinessCalendar): number {
  const last = dayOf(until, calendar.timeZone);
  let count = 0;
  for (
    let day = addDays(dayOf(from, calendar.timeZone), 1);
    day <= last && count < longestOpen;
    day = addDays(day, 1)
  )
    if (isBusinessDay(day, calendar)) count++;
  return count;
}

/** What all parts say together. A handoff is taken to stay open for as long as they do on average. */
async function sumWeeks({ db, settings, now }: Deps, run: string): Promise<void> {
  const { timeZone } = (await settings()).calendar;
  const { firstActAt, crossings, owners } = await collectWeeks(db, run);
  const open = meanDaysOpen(Object.values(owners).reduce(addOpenDays, noOpenDays)) ?? longestOpen;
  const weeks = lastFullWeeks(now().getTime(), firstActAt, timeZone);
  const openDays = (open * sevenDays) / 5;
  await keepSummary(db, { run, owners, replay: countWeeks(crossings, weeks, openDays, timeZone) });
}

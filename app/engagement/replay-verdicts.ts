import { verdictRoutes } from '../../contract/engagement.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { mailsOf } from './judge-engagements.ts';
import { scanAudience } from '../audience/audience-store.ts';
import { partAsked } from '../audience/parts-store.ts';
import { batchesOf } from '../../platform/in-parallel.ts';
import type { PartQuery } from '../../contract/part-query.ts';
import { findInterestsAndMails } from '../interest/interest-store.ts';
import { findSourcesOf } from './source-store.ts';
import { findEngagements, findFacts, penaltiesIn } from '../timeline/timeline-store.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import { sentMessagesOf } from '../../domain/mail/mail.ts';
import { disputedIn } from '../../domain/timeline/disputes.ts';
import { earlyClicksIn, judgeTimeline } from '../../domain/engagement/judge-timeline.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { recomputed, temperatureAt } from '../../domain/interest/interest.ts';
import { scoringFor } from '../../domain/interest/scoring-model.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { replayDifference, sumChanges, type Difference } from '../../domain/engagement/verdict-replay.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'keyring' | 'engagementQueue' | 'now'>;

/** Each is judged from all that they ever did: a few seconds' work. */
const PEOPLE_A_PART = 1000;
const AT_ONCE = 8;

/** What judging one customer anew would change. */
interface Replayed extends Difference {
  readonly customerId: string;
  readonly changesInterest: boolean;
  readonly changesTemperature: boolean;
}

/** Judges one part of all customers' past by the rules in force, and tells what would change. Writes nothing. */
export const replayVerdicts =
  (deps: Deps): Serve<typeof verdictRoutes.replayVerdicts> =>
  async ({ query }) => {
    const { part, of, customers, engagements, replayed, rules } = await judgedAnew(deps, query);
    return {
      part,
      parts: of,
      rules,
      customers,
      engagements,
      changes: [...sumChanges(replayed.flatMap(({ changes }) => changes))],
      changedCustomers: replayed.length,
      interestChanges: replayed.filter(({ changesInterest }) => changesInterest).length,
      temperatureChanges: replayed.filter(({ changesTemperature }) => changesTemperature).length,
    };
  };

/** Queues everybody of one part whose verdicts would change to be judged anew. Queued twice is judged once: the second finds nothing to change. */
export const applyVerdictReplay =
  (deps: Deps): Serve<typeof verdictRoutes.applyVerdictReplay> =>
  async ({ query }) => {
    const { part, of, customers, replayed, rules } = await judgedAnew(deps, query);
    await deps.engagementQueue.sendAll(
      replayed.map(({ customerId }): EngagementMessage => ({ kind: 'rejudge', customerId })),
    );
    return { part, parts: of, rules, customers, queued: replayed.length };
  };

async function judgedAnew(deps: Deps, asked: PartQuery) {
  const { part, of } = await partAsked(deps.db, asked, PEOPLE_A_PART);
  const settings = await deps.freshSettings();
  const replayed: Replayed[] = [];
  let [customers, engagements] = [0, 0];
  const all = scanAudience(deps.db, part, settings.model.id, deps.now().toISOString(), of);
  for await (const people of batchesOf(all, AT_ONCE)) {
    customers += people.length;
    const active = people.filter(({ interest }) => interest !== undefined);
    for (const found of await Promise.all(
      active.map(({ customer }) => replayOne(deps, settings, customer.id)),
    )) {
      engagements += found.engagements;
      if (found.replayed !== undefined) replayed.push(found.replayed);
    }
  }
  return { part, of, customers, engagements, replayed, rules: settings.verdictRules.version };
}

async function replayOne(
  { db, keyring, now }: Deps,
  settings: Settings,
  customerId: string,
): Promise<{ readonly engagements: number; readonly replayed: Replayed | undefined }> {
  const { model, calendar, verdictRules: rules } = settings;
  const before = await findEngagements(db, customerId);
  const [facts, { interests, mails }] = await Promise.all([
    findFacts(db, customerId),
    findInterestsAndMails(db, customerId, [model.id], mailsOf({ customerId, judgeAgain: [] }, before)),
  ]);
  const interest = interests.get(model.id);
  const messages = sentMessagesOf(mails);
  const sources = await findSourcesOf(db, keyring, earlyClicksIn(before, { messages, rules }));
  const crowded = [...sources]
    .filter(([, { recipients }]) => recipients.size >= rules.source.recipients)
    .map(([id]) => id);
  const after = judgeTimeline(before, {
    messages,
    rules,
    crowded: new Set(crowded),
    disputed: disputedIn(facts),
  });
  const difference = replayDifference(before, after);
  if (difference.changes.length === 0 || interest === undefined)
    return { engagements: before.length, replayed: undefined };
  const at = now().getTime();
  const fold = (acts: typeof before) =>
    recomputed(
      interest,
      acts,
      penaltiesIn(facts),
      scoringFor(model, interest.neverScores),
      calendar.timeZone,
    );
  const [was, is] = [fold(before), fold(after)];
  const points = ({ heat }: typeof was): number => interestAt(heat, at, model.halfLifeDays);
  return {
    engagements: before.length,
    replayed: {
      ...difference,
      customerId,
      changesInterest: Math.abs(points(was) - points(is)) > 1e-6,
      changesTemperature: temperatureAt(was, at, model) !== temperatureAt(is, at, model),
    },
  };
}

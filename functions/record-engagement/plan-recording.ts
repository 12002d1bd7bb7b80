import { findAccount, findCustomer } from '../shared/adapters/dynamodb/customer-store.ts';
import type { Write } from '../shared/adapters/dynamodb/database.ts';
import { putInterest, type StoredInterest } from '../shared/adapters/dynamodb/interest-store.ts';
import { rememberDeeds } from '../shared/adapters/dynamodb/mail-store.ts';
import {
  changeVerdict,
  findEngagements,
  findFacts,
  penaltiesIn,
  putEngagement,
  putFact,
} from '../shared/adapters/dynamodb/timeline-store.ts';
import {
  groupOf,
  isFarDeed,
  isRequest,
  messageOf,
  type Act,
  type Engagement,
} from '../shared/domain/engagement.ts';
import type { Fact } from '../shared/domain/fact.ts';
import { fitOf, thresholdOf } from '../shared/domain/fit.ts';
import { interestAt } from '../shared/domain/heat.ts';
import {
  compareGroups,
  holdAfterRelease,
  holdFrom,
  noInterest,
  refolded,
  temperatureAt,
  type HeatChange,
} from '../shared/domain/interest.ts';
import type { OutboxMail } from '../shared/domain/mail.ts';
import type { Settings } from '../shared/domain/settings.ts';
import { remember } from '../shared/domain/touched-messages.ts';
import type { Verdict } from '../shared/domain/verdict.ts';
import { crossingFact, requestFact, verdictFact, withdrawnFact } from './facts-of-recording.ts';
import { judgeTouched, readTouched } from './judge-acts.ts';
import type { Deps, Recorded, Work } from './record-engagement.ts';

/** What one transaction writes. */
export interface Plan {
  readonly writes: readonly Write[];
  readonly recorded: Recorded;
  /** More verdicts change than one transaction can hold: the rest is for the next. */
  readonly isUnfinished: boolean;
  /** Sources to count once the acts are stored. */
  readonly toCount: readonly string[];
}

/** What DynamoDB takes in one transaction. */
const MAXIMUM_WRITES = 100;

/** Reads what the work touches and works out what to write: acts, corrected verdicts, the interest, and the facts that follow. */
export async function planRecording(deps: Deps, work: Work): Promise<Plan> {
  const settings = await deps.settings();
  const { model } = settings;
  const nowEpochMs = deps.now().getTime();
  const touched = await readTouched(deps, work, model.id);
  const { interest: stored, mails, before } = touched;
  // Without an interest nothing was ever recorded, so there is nothing to judge again, fold or cool.
  const interest =
    stored ?? (work.acts.length === 0 ? undefined : await newInterest(deps, settings, work.customerId));
  if (interest === undefined)
    return {
      writes: [],
      recorded: { added: 0, duplicates: work.acts.length, crossed: false },
      isUnfinished: false,
      toCount: [],
    };

  const known = new Set(before.map((each) => each.id));
  const added = unique(work.acts).filter((act) => !known.has(act.id));
  const { judged, sources } = await judgeTouched(deps, settings, touched, added);
  const deeds = [...mails.values()].flatMap((mail) => deedsOf(deps, mail, added));
  const wrong = judged.filter(
    (each) => known.has(each.id) && differs(each.verdict, before.find((old) => old.id === each.id)?.verdict),
  );
  // An act is two writes at most (itself, a request), a correction two (itself, its fact); four are for interest and crossing.
  const free = MAXIMUM_WRITES - 4 - 2 * added.length - deeds.length;
  const corrected = wrong.slice(0, Math.max(0, Math.floor(free / 2)));
  const waiting = new Set(wrong.slice(corrected.length).map(({ id }) => id));
  const after = judged.map((each) =>
    waiting.has(each.id) ? (before.find((old) => old.id === each.id) ?? each) : each,
  );

  const offset = settings.calendar.utcOffsetMinutes;
  const change: HeatChange = work.refold
    ? { kind: 'refold' }
    : compareGroups(interest, before, after, model, offset);
  const folded = await applyChange(deps, settings, interest, after, change);
  const counted = added.flatMap((act) => after.filter((each) => each.id === act.id));
  const next: StoredInterest = {
    ...folded,
    holdUntilEpochMs: Math.max(
      holdAfterRelease(folded.holdUntilEpochMs, work.releasedAt, model),
      holdFrom(counted, model),
    ),
    ...lastActOf(counted, folded),
    ...(counted.length > 0 ? { touched: remember(folded.touched, mailsOf(counted, mails), nowEpochMs) } : {}),
  };
  const temperature = temperatureAt(next, nowEpochMs, model);
  const crossed = temperature === 'hot' && interest.temperature !== 'hot';
  const now = deps.now().toISOString();
  const points = interestAt(next.heat, nowEpochMs, model.halfLifeDays);
  const final: StoredInterest = { ...next, temperature, crossings: interest.crossings + Number(crossed) };
  const facts: readonly Fact[] = [
    ...(crossed ? [crossingFact(final, points, counted, now)] : []),
    ...(crossed ? [] : counted.filter((act) => isRequest(act)).map((act) => requestFact(act, final, now))),
    ...(interest.temperature === 'hot' && temperature !== 'hot' && corrected.length > 0
      ? [withdrawnFact(final, now)]
      : []),
    ...corrected.map((each) => verdictFact(each, before, now)),
  ];
  // Every new act bumps the version, even a machine's: acts of one message are judged together, so two writers must not pass unseen.
  const isInterestChanged =
    counted.length > 0 || (stored !== undefined && JSON.stringify(final) !== JSON.stringify(stored));
  return {
    writes: [
      ...counted.map((each) => putEngagement(deps.db, each)),
      ...deeds,
      ...corrected.flatMap((each) =>
        before.filter((old) => old.id === each.id).map((old) => changeVerdict(deps.db, old, each.verdict)),
      ),
      ...(isInterestChanged ? [putInterest(deps.db, interest, final)] : []),
      ...facts.map((fact) => putFact(deps.db, fact)),
    ],
    recorded: { added: added.length, duplicates: work.acts.length - added.length, crossed },
    isUnfinished: waiting.size > 0,
    toCount: sources.toCount,
  };
}

/** A customer nobody knows has no interest: acts with forged or stale ids end here. */
async function newInterest(
  deps: Deps,
  settings: Settings,
  customerId: string,
): Promise<StoredInterest | undefined> {
  const threshold = await findThreshold(deps, settings, customerId);
  return threshold === undefined
    ? undefined
    : { ...noInterest(threshold), customerId, modelId: settings.model.id, version: 0 };
}

async function findThreshold(
  { db }: Deps,
  { model }: Settings,
  customerId: string,
): Promise<number | undefined> {
  const customer = await findCustomer(db, customerId);
  if (customer === undefined) return undefined;
  const account = await findAccount(db, customer.accountId);
  const facts = {
    employees: customer.employees ?? account?.employees,
    industry: customer.industry ?? account?.industry,
    title: customer.title,
  };
  return thresholdOf(fitOf(facts, model), model);
}

/** A form or seat taken from a mail stands in a group of its own: the mail remembers it. */
function deedsOf({ db }: Deps, mail: OutboxMail, added: readonly Act[]): readonly Write[] {
  const done = added.filter((act) => isFarDeed(act) && messageOf(act) === mail.id).map(groupOf);
  const groups = [...new Set(done)].filter((group) => mail.deeds?.includes(group) !== true);
  return groups.length === 0 ? [] : [rememberDeeds(db, mail, groups)];
}

const unique = (acts: readonly Act[]): readonly Act[] => [
  ...new Map(acts.map((act) => [act.id, act])).values(),
];

const mailsOf = (acts: readonly Act[], mails: ReadonlyMap<string, OutboxMail>): readonly OutboxMail[] => [
  ...new Set(acts.flatMap((act) => mails.get(messageOf(act) ?? '') ?? [])),
];

/** Verdicts that differ only in reasons or in the version of the rules are left to a replay. */
const differs = (verdict: Verdict, was: Verdict | undefined): boolean =>
  was !== undefined && was.is !== verdict.is;

async function applyChange(
  deps: Deps,
  settings: Settings,
  interest: StoredInterest,
  after: readonly Engagement[],
  change: HeatChange,
): Promise<StoredInterest> {
  switch (change.kind) {
    case 'unchanged':
      return interest;
    case 'added':
      return { ...interest, heat: change.heat, evidence: change.evidence };
    case 'refold': {
      const [stored, facts, threshold] = await Promise.all([
        findEngagements(deps.db, interest.customerId),
        findFacts(deps.db, interest.customerId),
        findThreshold(deps, settings, interest.customerId),
      ]);
      const timeline = [...new Map([...stored, ...after].map((each) => [each.id, each])).values()];
      const { folded: _, ...next } = refolded(
        interest,
        timeline,
        penaltiesIn(facts),
        settings.model,
        settings.calendar.utcOffsetMinutes,
      );
      return { ...interest, ...next, threshold: threshold ?? interest.threshold };
    }
    default:
      return change satisfies never;
  }
}

function lastActOf(
  counted: readonly Engagement[],
  interest: StoredInterest,
): Pick<StoredInterest, 'lastActAt' | 'campaignId'> {
  const last = counted
    .filter((each) => each.verdict.is !== 'machine')
    .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    .at(-1);
  if (last === undefined || last.occurredAt < (interest.lastActAt ?? ''))
    return { lastActAt: interest.lastActAt, campaignId: interest.campaignId };
  return { lastActAt: last.occurredAt, campaignId: last.campaignId ?? interest.campaignId };
}

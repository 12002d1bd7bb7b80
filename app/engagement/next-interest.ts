import { findAccount } from '../people/account-store.ts';
import { findCustomer } from '../people/customer-store.ts';
import type { StoredInterest } from '../interest/interest-store.ts';
import { findEngagements, findFacts, penaltiesIn } from '../timeline/timeline-store.ts';
import { messageOf, type RawEngagement, type Engagement } from '../../domain/engagement/engagement.ts';
import { whyUnscored } from '../../domain/audience/exclusion.ts';
import { fitOf, thresholdOf } from '../../domain/interest/fit.ts';
import {
  compareGroups,
  holdAfterRelease,
  holdFrom,
  noInterest,
  recomputed,
  temperatureAt,
  type HeatChange,
} from '../../domain/interest/interest.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { scoringFor, type ScoringModel } from '../../domain/interest/scoring-model.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { remember } from '../../domain/engagement/touched-messages.ts';
import type { Work } from './work.ts';
import type { Deps } from './deps.ts';

/** What is being recorded: the touched engagements as they stood and as they stand now, and the new among them. */
export interface Recording {
  readonly work: Work;
  readonly before: readonly Engagement[];
  readonly after: readonly Engagement[];
  readonly counted: readonly Engagement[];
  readonly mails: ReadonlyMap<string, OutboxMail>;
  readonly nowEpochMs: number;
}

/** The interest of one customer under one model after a recording, with its temperature now. Crossings are the caller's. */
export async function nextInterest(
  deps: Deps,
  settings: Settings,
  model: ScoringModel,
  interest: StoredInterest,
  recording: Recording,
): Promise<StoredInterest> {
  const { work, before, after, counted, mails, nowEpochMs } = recording;
  const scoring = scoringFor(model, interest.neverScores);
  const change: HeatChange =
    work.recompute || interest.version === 0
      ? { kind: 'refold' }
      : compareGroups(interest, before, after, scoring, settings.calendar.timeZone);
  const folded = await applyChange(deps, settings, model, interest, recording, change);
  const held = holdAfterRelease(folded.holdUntilEpochMs, work.releasedAt, model);
  const next: StoredInterest = {
    ...folded,
    holdUntilEpochMs: folded.neverScores === true ? 0 : Math.max(held, holdFrom(counted, model)),
    ...lastActOf(counted, folded),
    ...(counted.length > 0 ? { touched: remember(folded.touched, mailsOf(counted, mails), nowEpochMs) } : {}),
  };
  return { ...next, temperature: temperatureAt(next, nowEpochMs, model) };
}

/**
 * A customer nobody knows has no interest: acts with forged or stale ids end here. One who was merged into another has
 * none either, and says where it is.
 */
export async function newInterest(
  deps: Deps,
  settings: Settings,
  model: ScoringModel,
  customerId: string,
): Promise<StoredInterest | undefined> {
  const scored = await findScored(deps, settings, model, customerId);
  return scored === undefined
    ? undefined
    : { ...noInterest(scored.threshold), ...scored, customerId, modelId: model.id, version: 0 };
}

/** How a customer is scored: the threshold by fit, and nothing for outsiders and shared addresses. */
async function findScored(
  { db }: Deps,
  { exclusion }: Settings,
  model: ScoringModel,
  customerId: string,
): Promise<Pick<StoredInterest, 'threshold' | 'neverScores' | 'isShared' | 'movedTo'> | undefined> {
  const customer = await findCustomer(db, customerId);
  if (customer === undefined) return undefined;
  const account = await findAccount(db, customer.accountId);
  const facts = {
    employees: customer.employees ?? account?.employees,
    industry: customer.industry ?? account?.industry,
    title: customer.title,
  };
  const unscored = whyUnscored(customer, account, exclusion);
  return {
    threshold: thresholdOf(fitOf(facts, model), model),
    neverScores: unscored === undefined ? undefined : true,
    isShared: unscored === 'sharedAddress' ? true : undefined,
    movedTo: customer.mergedInto,
  };
}

const mailsOf = (
  acts: readonly RawEngagement[],
  mails: ReadonlyMap<string, OutboxMail>,
): readonly OutboxMail[] => [...new Set(acts.flatMap((act) => mails.get(messageOf(act) ?? '') ?? []))];

async function applyChange(
  deps: Deps,
  settings: Settings,
  model: ScoringModel,
  interest: StoredInterest,
  { after }: Recording,
  change: HeatChange,
): Promise<StoredInterest> {
  switch (change.kind) {
    case 'unchanged':
      return interest;
    case 'added':
      return { ...interest, heat: change.heat, evidence: change.evidence };
    case 'refold': {
      const [stored, facts, person] = await Promise.all([
        findEngagements(deps.db, interest.customerId),
        findFacts(deps.db, interest.customerId),
        findScored(deps, settings, model, interest.customerId),
      ]);
      const timeline = [...new Map([...stored, ...after].map((each) => [each.id, each])).values()];
      const { folded: _, ...next } = recomputed(
        interest,
        timeline,
        penaltiesIn(facts),
        scoringFor(model, person?.neverScores),
        settings.calendar.timeZone,
      );
      return { ...interest, ...next, ...person };
    }
    default:
      return change satisfies never;
  }
}

/** The last act of a person and the campaign of its mail, of these acts and what is known. */
export function lastActOf(
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

import { msPerDay } from '../../domain/kernel/local-date.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import { mayEnterAgain, type ReentryFacts } from '../../domain/sequences/reentry.ts';
import { areFew, countPart, listKey, startCount } from '../audience/count-audience.ts';
import { countParts, forgetCounts } from '../audience/count-store.ts';
import { keepAreFew } from '../audience/knowledge-store.ts';
import { audienceMessageSchema, type AudienceMessage } from '../../domain/audience/audience-message.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { listCampaigns } from './campaign-store.ts';
import { enrol } from './enrol.ts';
import { listOwners } from '../people/owner-store.ts';
import { reviewsOf } from './review/reviews-of.ts';
import { isToBeReleased, releaseFromControl, startsLate } from './release-control.ts';
import { joinMonthly } from './join-monthly.ts';
import { scanAudience, type AudienceMember } from '../audience/audience-store.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import { candidateOf } from '../../domain/audience/gather-candidate.ts';
import { compileSegment, selectPerson } from '../../domain/audience/segment.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { audienceDay } from '../audience/audience-day.ts';
import { knownSegments } from '../audience/find-segment.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;

/**
 * By night: one pass over all customers for the monthly mail and every running campaign that takes in the newly dormant,
 * and counts anew. Few people are one part, and are counted whenever somebody looks.
 */
export const spreadEnrolment = (deps: Deps & Needs<'audienceQueue'>) => async (): Promise<Counts> => {
  const continuous = (await listCampaigns(deps.db)).filter(isTakingIn);
  const isSmall = await areFew(deps.db);
  await keepAreFew(deps.db, isSmall);
  await deps.audienceQueue.sendAll(enrolmentMessages(undefined, isSmall ? 1 : countParts));
  if (!isSmall) await startCount(deps, listKey(await knownSegments(deps.db)));
  const forgotten = await forgetCounts(
    deps.db,
    new Date(deps.now().getTime() - COUNTS_KEPT_MS).toISOString(),
  );
  return { 'Campaigns.continuous': continuous.length, 'Counts.forgotten': forgotten };
};

/** So long the count of a segment is kept that nobody looks at. */
const COUNTS_KEPT_MS = 30 * msPerDay;

const isTakingIn = ({ state, isContinuous, control }: Campaign): boolean =>
  state === 'running' && (isContinuous || control?.kind === 'delayed');

/** One message a part of the scan of all customers, to enrol whom a campaign selects; without one, the monthly mail and every campaign that takes in the newly dormant. */
export const enrolmentMessages = (campaignId: string | undefined, of: number): readonly AudienceMessage[] =>
  Array.from({ length: of }, (_, part) => ({
    kind: 'enrol',
    ...(campaignId === undefined ? {} : { campaignId }),
    part,
    of,
  }));

type MessageOf<K extends AudienceMessage['kind']> = Extract<AudienceMessage, { kind: K }>;

/** What other capabilities do with their messages; each answers how many it was about. */
export interface OtherTakers {
  readonly recompute: (by: 'replay' | 'refold', part: number) => Promise<number>;
  readonly makeFindable: (message: MessageOf<'findable'>) => Promise<number>;
  readonly gatherOutcomes: (message: MessageOf<'learn'>) => Promise<number>;
  readonly takeRfm: () => Promise<number>;
  readonly findAlike: (message: MessageOf<'findAlike'>) => Promise<number>;
  readonly findAlikeCompanies: (message: MessageOf<'findAlikeCompanies'>) => Promise<number>;
  readonly mergeCompany: (message: MessageOf<'mergeCompany'>) => Promise<number>;
  readonly takeBackTest: (message: MessageOf<'backTest'>) => Promise<number>;
}

/** Takes one message of the audience queue: a part of the scan of all customers. */
export const takeAudienceMessage = (deps: Deps, others: OtherTakers) => {
  const [enrolAll, count] = [enrolPart(deps), countPart(deps)];
  return async (body: unknown): Promise<Counts> => {
    const message = audienceMessageSchema.parse(body);
    switch (message.kind) {
      case 'enrol':
        return { Enrolled: await enrolAll(message.campaignId, message.part, message.of) };
      case 'count':
        return { Counted: await count(message) };
      case 'findable':
        return { 'Migrated.findable': await others.makeFindable(message) };
      case 'learn':
        return { Outcomes: await others.gatherOutcomes(message) };
      case 'rfm':
        return { RfmCompanies: await others.takeRfm() };
      case 'findAlike':
        return { Alike: await others.findAlike(message) };
      case 'findAlikeCompanies':
        return { AlikeCompanies: await others.findAlikeCompanies(message) };
      case 'mergeCompany':
        return { 'Merged.people': await others.mergeCompany(message) };
      case 'backTest':
        return { BackTested: await others.takeBackTest(message) };
      case 'refoldAll':
        return { Refolds: await others.recompute(message.by, message.part) };
      default:
        return message satisfies never;
    }
  };
};

const AT_ONCE = 16;

/** Enrols those of one part of all customers who belong to a campaign. Safe to run twice: somebody enrolled stays so. */
const enrolPart =
  (deps: Deps) =>
  async (campaignId: string | undefined, part: number, of: number): Promise<number> => {
    const all = await listCampaigns(deps.db);
    const campaigns = campaignsOf(all, campaignId);
    if (campaigns.length === 0 && campaignId !== undefined) return 0;
    const monthly = campaignId === undefined ? joinMonthly(deps, part, of) : undefined;
    const settings = await deps.settings();
    const day = await audienceDay(deps.db, settings, deps.now());
    const { today } = day;
    const at = deps.now().toISOString();
    const byId = new Map(all.map((campaign) => [campaign.id, campaign]));
    const each = campaigns.map((campaign) => ({
      campaign,
      matches: compileSegment(campaign.segment, today),
    }));
    const reviews = campaigns.some(({ ownerReview }) => ownerReview !== undefined)
      ? await reviewsOf(deps.db)
      : undefined;
    const owners = await listOwners(deps.db);
    let waiting: Promise<void>[] = [];
    const looked = outcomes();
    for await (const member of scanAudience(deps.db, part, settings.model.id, at, of)) {
      const candidate = candidateOf(member, day);
      // The oldest campaign that selects somebody takes them: another would find them taken.
      let isTaken = false;
      const taken = new Set<string>();
      for (const { campaign, matches } of each) {
        if (isTaken && campaign.mayOverlap !== true) continue;
        const rules = { ...settings.exclusion, mayOverlap: campaign.mayOverlap };
        const selection = selectPerson(candidate, matches, today, rules);
        if (selection.kind !== 'selected') continue;
        const before = member.enrolments.find((one) => one.campaignId === campaign.id);
        const isLate = startsLate(before, campaign, at);
        // A campaign of those dormant at its launch takes by night only those whom it has kept waiting.
        const mayTake = isLate || campaign.isContinuous || campaignId !== undefined;
        if (!mayTake) continue;
        const { timeZone } = settings.calendar;
        const again = { dormancy: selection.dormancy, today, zone: timeZone };
        if (before !== undefined && !isLate && !mayEnter(before, campaign, member, again)) continue;
        const whose = {
          whose: writerFor(owners, member.customer, member.account)?.id,
          asked: isLate ? undefined : await reviews?.ownerOf(campaign, member),
        };
        waiting.push(looked.at(enrol(deps, campaign, member, selection.dormancy, settings, before, whose)));
        isTaken = true;
        taken.add(campaign.id);
      }
      if (campaignId === undefined)
        for (const held of member.enrolments)
          if (!taken.has(held.campaignId) && isToBeReleased(held, byId.get(held.campaignId), at))
            waiting.push(looked.at(releaseFromControl(deps, held).then(() => false)));
      if (!isTaken && monthly !== undefined)
        waiting.push(looked.at(monthly.look(member, settings).then(() => false)));
      if (waiting.length < AT_ONCE) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
    const enrolled = looked.count();
    await monthly?.end();
    return enrolled;
  };

/** Whoever cannot be enrolled keeps nobody behind them from it: the part fails when all were looked at. */
function outcomes() {
  let enrolled = 0;
  const failures: unknown[] = [];
  return {
    at: (work: Promise<boolean>): Promise<void> =>
      work.then(
        (isNew) => void (enrolled += Number(isNew)),
        (error: unknown) => void failures.push(error),
      ),
    count: (): number => {
      if (failures.length > 0) throw new AggregateError(failures, 'not everybody could be looked at');
      return enrolled;
    },
  };
}

/** Those that take people in now, the oldest first. */
const campaignsOf = (all: readonly Campaign[], campaignId: string | undefined): readonly Campaign[] =>
  campaignId === undefined
    ? all.filter(isTakingIn).toReversed()
    : all.filter(({ id, state }) => id === campaignId && state === 'running');

/** Whether the rule of the campaign lets somebody through it once more. */
function mayEnter(
  before: Enrolment,
  { sequence }: Campaign,
  { customer, standing }: AudienceMember,
  again: Omit<ReentryFacts, 'wakeOn'>,
): boolean {
  const wakeOn = holdsOf(standing).wakeOn ?? customer.wakeOn;
  return mayEnterAgain(before, sequence.reentry ?? 'never', { ...again, wakeOn });
}

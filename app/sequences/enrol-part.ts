import type { AudienceMessageOf } from '../../domain/audience/audience-message.ts';
import type { Candidate } from '../../domain/audience/candidate.ts';
import { candidateOf, type AudienceDay } from '../../domain/audience/gather-candidate.ts';
import { compileSegment, selectPerson } from '../../domain/audience/segment.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import { mayEnterAgain, type ReentryFacts } from '../../domain/sequences/reentry.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { audienceDay } from '../audience/audience-day.ts';
import { scanAudience, type AudienceMember } from '../audience/audience-store.ts';
import { countOfRun } from '../audience/count-audience.ts';
import { fifthsOfAll } from '../audience/count-rfm.ts';
import type { Needs } from '../kernel/deps.ts';
import { listOwners } from '../people/owner-store.ts';
import { listCampaigns } from './campaign-store.ts';
import { enrol } from './enrol.ts';
import { joinMonthly } from './join-monthly.ts';
import { isToBeReleased, releaseFromControl, startsLate } from './release-control.ts';
import { reviewsOf } from './review/reviews-of.ts';
import { isTakingIn, spreadFiner, tooManyForAPart } from './spread-enrolment.ts';

type Deps = Needs<'db' | 'settings' | 'audienceQueue' | 'now'>;
type Message = AudienceMessageOf<'enrol'>;

const AT_ONCE = 16;

/**
 * Looks at everybody of one part of all customers. Safe to run twice: somebody enrolled stays so. Whoever cannot be
 * enrolled keeps nobody else from it.
 */
export const enrolPart =
  (deps: Deps, tooMany = tooManyForAPart) =>
  async (message: Message): Promise<number> => {
    const { campaignId, part, of } = message;
    const all = await listCampaigns(deps.db);
    const campaigns = campaignsOf(all, campaignId);
    if (campaigns.length === 0 && campaignId !== undefined) return 0;
    const settings = await deps.settings();
    const day = await audienceDay(deps.db, settings, deps.now());
    const at = deps.now().toISOString();
    const night = campaignId === undefined ? await nightOf(deps, message, settings, day) : undefined;
    const take = await takeInto(deps, campaigns, settings, day, at, campaignId !== undefined);
    const byId = new Map(all.map((campaign) => [campaign.id, campaign]));
    let waiting: Promise<void>[] = [];
    let seen = 0;
    const looked = outcomes();
    for await (const member of scanAudience(deps.db, part, settings.model.id, at, of, night?.seeCompany)) {
      if (night !== undefined && part === 0 && ++seen > tooMany) {
        await Promise.all(waiting);
        await spreadFiner(deps, of);
        return looked.count();
      }
      const candidate = candidateOf(member, day);
      const taken = await take(member, candidate);
      waiting.push(...taken.map(({ enrolling }) => looked.at(enrolling())));
      if (night !== undefined) {
        night.count(member, candidate);
        for (const held of member.enrolments)
          if (
            !taken.some(({ by }) => by === held.campaignId) &&
            isToBeReleased(held, byId.get(held.campaignId), at)
          )
            waiting.push(looked.at(releaseFromControl(deps, held).then(() => false)));
        if (taken.length === 0)
          waiting.push(looked.at(night.monthly.look(member, settings).then(() => false)));
      }
      if (waiting.length < AT_ONCE) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
    await night?.end();
    return looked.count();
  };

/** What the night does besides: the monthly mail, how many people there are, the segments' counts, and the fifths. */
async function nightOf(deps: Deps, { part, of, counting }: Message, settings: Settings, day: AudienceDay) {
  const monthly = joinMonthly(deps, part, of);
  const fifths = of === 1 ? fifthsOfAll(deps.db, day.today) : undefined;
  const segments = counting === undefined ? undefined : await countOfRun(deps.db, counting, settings, day);
  return {
    monthly,
    seeCompany: fifths?.see,
    count: (member: AudienceMember, candidate: Candidate): void => {
      monthly.see();
      segments?.look(member, candidate);
    },
    end: async (): Promise<void> => {
      await monthly.end();
      await segments?.keep(part, deps.now());
      await fifths?.end();
    },
  };
}

/** By whom somebody is taken; `enrolling` does it, and answers whether they are enrolled. */
interface Taking {
  readonly by: string;
  readonly enrolling: () => Promise<boolean>;
}

/** Which campaigns take somebody; of those that share nobody the oldest does. */
async function takeInto(
  deps: Deps,
  campaigns: readonly Campaign[],
  settings: Settings,
  day: AudienceDay,
  at: string,
  isLaunch: boolean,
): Promise<(member: AudienceMember, candidate: Candidate) => Promise<readonly Taking[]>> {
  const { today } = day;
  const each = campaigns.map((campaign) => ({
    campaign,
    matches: compileSegment(campaign.segment, today),
    rules: { ...settings.exclusion, mayOverlap: campaign.mayOverlap },
  }));
  const isReviewed = campaigns.some(({ ownerReview }) => ownerReview !== undefined);
  const [reviews, owners] = await Promise.all([
    isReviewed ? reviewsOf(deps.db) : undefined,
    listOwners(deps.db),
  ]);
  return async (member, candidate) => {
    const taken: Taking[] = [];
    for (const { campaign, matches, rules } of each) {
      if (taken.length > 0 && campaign.mayOverlap !== true) continue;
      const selection = selectPerson(candidate, matches, today, rules);
      if (selection.kind !== 'selected') continue;
      const before = member.enrolments.find((one) => one.campaignId === campaign.id);
      const isLate = startsLate(before, campaign, at);
      // A campaign of those dormant at its launch takes by night only those whom it has kept waiting.
      const mayTake = isLate || campaign.isContinuous || isLaunch;
      if (!mayTake) continue;
      const again = { dormancy: selection.dormancy, today, zone: settings.calendar.timeZone };
      if (before !== undefined && !isLate && !mayEnter(before, campaign, member, again)) continue;
      const whose = {
        whose: writerFor(owners, member.customer, member.account)?.id,
        asked: isLate ? undefined : await reviews?.ownerOf(campaign, member),
      };
      taken.push({
        by: campaign.id,
        enrolling: () => enrol(deps, campaign, member, selection.dormancy, settings, before, whose),
      });
    }
    return taken;
  };
}

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

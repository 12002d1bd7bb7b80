import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { msPerDay } from '../../domain/kernel/local-date.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import type { Counts } from '../../platform/observability.ts';
import { beginCount, listKey } from '../audience/count-audience.ts';
import { forgetCounts } from '../audience/count-store.ts';
import { knownSegments } from '../audience/find-segment.ts';
import { atOnce, partsFor } from '../audience/parts-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { listCampaigns } from './campaign-store.ts';
import { peopleLastNight } from './monthly-store.ts';

type Deps = Needs<'db' | 'audienceQueue' | 'now'>;

/** By night nobody waits: some minutes' work a part. */
const PEOPLE_A_PART = 100_000;
/** A part that finds so many was cut for far fewer: a company that grew within a day. */
export const tooManyForAPart = 4 * PEOPLE_A_PART;
const CUT_ANEW = 8;

/**
 * By night: one pass over all customers for the monthly mail, every running campaign that takes in the newly dormant, the
 * counts of the segments and the fifths of recency, frequency and money. It is cut by how many the last night found. Few
 * people are counted whenever somebody looks.
 */
export const spreadEnrolment = (deps: Deps) => async (): Promise<Counts> => {
  const [campaigns, people] = await Promise.all([listCampaigns(deps.db), peopleLastNight(deps.db)]);
  await spread(deps, partsFor(people ?? 0, PEOPLE_A_PART), people === undefined || people > atOnce);
  const forgotten = await forgetCounts(
    deps.db,
    new Date(deps.now().getTime() - COUNTS_KEPT_MS).toISOString(),
  );
  return {
    'Campaigns.continuous': campaigns.filter((campaign) => isTakingIn(campaign)).length,
    'Counts.forgotten': forgotten,
  };
};

/** Begins the night's pass anew in more parts: those of before proved too large. */
export const spreadFiner = (deps: Deps, of: number): Promise<void> => spread(deps, of * CUT_ANEW, true);

async function spread({ db, audienceQueue, now }: Deps, of: number, counts: boolean): Promise<void> {
  const at = now();
  const counting = counts
    ? await beginCount(db, listKey(await knownSegments(db)), of, at, new Date(at.getTime() + 1))
    : undefined;
  // Of one part the pass itself sees all companies.
  const fifths: readonly AudienceMessage[] = of === 1 ? [] : [{ kind: 'rfm' }];
  await audienceQueue.sendAll([...enrolmentMessages({ counting }, of), ...fifths]);
}

/** So long the count of a segment is kept that nobody looks at. */
const COUNTS_KEPT_MS = 30 * msPerDay;

/** Whether the nightly pass asks a campaign for whom it would take. */
export const isTakingIn = ({ state, isContinuous, control }: Campaign): boolean =>
  state === 'running' && (isContinuous || control?.kind === 'delayed');

/** One message a part of the scan of all customers, to enrol whom a campaign selects; without one it is the night's. */
export const enrolmentMessages = (
  what: { readonly campaignId: string } | { readonly counting: string | undefined },
  of: number,
): readonly AudienceMessage[] =>
  Array.from({ length: of }, (_, part) => ({ kind: 'enrol', ...what, part, of }));

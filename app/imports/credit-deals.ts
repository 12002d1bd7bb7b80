import { freeColleagues, settleColleagues } from '../handoffs/hold-colleagues.ts';
import { holdsOf, withoutCause } from '../../domain/people/causes.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { findEnrolments } from '../sequences/campaign-store.ts';
import { findHandoff, handoffWrites } from '../handoffs/handoff-store.ts';
import { findFacts, putFact } from '../timeline/timeline-store.ts';
import type { LeadStatus, Standing } from '../../domain/people/standing.ts';
import type { Fact, FactOf } from '../../domain/timeline/fact.ts';
import { isOpen } from '../../domain/handoffs/handoff.ts';
import { statusByDeals } from '../../domain/timeline/told-deals.ts';
import type { Deal } from '../../domain/people/relationship.ts';
import { dayOf, instantOf } from '../../domain/kernel/time-zone.ts';
import { addDays } from '../../domain/kernel/local-date.ts';
import type { Deps } from './deps.ts';

const TRIES = 5;
/** Members of an account are read so many at once: an account may have thousands. */
const AT_ONCE = 16;

/** Somebody of an account who was enrolled, with what is known of his deals. */
interface Enrolled {
  readonly standing: Standing;
  readonly facts: readonly Fact[];
}

/**
 * Credits new or changed deals of an account to the one person they belong to: whom it was credited to before, who is
 * named in the file, else in talks with sales, else furthest on. A deal that began before the enrolment is no fruit of
 * it. Run again after it broke off, it credits the same people with the same.
 */
export async function creditDeals(
  deps: Deps,
  members: readonly string[],
  changed: readonly Deal[],
): Promise<void> {
  if (changed.length === 0) return;
  const { db } = deps;
  const now = deps.now().toISOString();
  const standings = await inParallel(members, AT_ONCE, (customerId) => loadStanding(db, customerId, now));
  const enrolled = await inParallel(
    standings.filter(
      ({ version, status, wasControl }) => version > 0 && (status !== 'dormant' || wasControl === true),
    ),
    AT_ONCE,
    async (standing): Promise<Enrolled> => ({ standing, facts: await findFacts(db, standing.customerId) }),
  );
  if (enrolled.length === 0) return;
  const furthest = enrolled.toSorted(
    (a, b) =>
      weight(b.standing) - weight(a.standing) || b.standing.statusSince.localeCompare(a.standing.statusSince),
  )[0];
  for (const deal of changed) {
    const person =
      enrolled.find(({ facts }) => isCredited(facts, deal)) ??
      enrolled.find(({ standing }) => standing.customerId === deal.customerId) ??
      furthest;
    if (person !== undefined) await credit(deps, person.standing.customerId, deal);
  }
}

const isCredited = (facts: readonly Fact[], { dealId }: Deal): boolean =>
  facts.some((fact) => fact.kind === 'deal' && fact.dealId === dealId);

const order: readonly LeadStatus[] = [
  'dormant',
  'lost',
  'nurturing',
  'mql',
  'tql',
  'sal',
  'sql',
  'won',
  'opportunity',
];
const weight = (standing: Standing): number =>
  order.indexOf(standing.status) + (holdsOf(standing).openHandoffId === undefined ? 0 : 100);

async function credit({ db, now, settings }: Deps, customerId: string, deal: Deal): Promise<void> {
  const inForce = await settings();
  const { timeZone } = inForce.calendar;
  const today = dayOf(now().getTime(), timeZone);
  const on = (deal.stage === 'open' ? deal.openedOn : deal.closedOn) ?? today;
  const enrolledOn = (await findEnrolments(db, customerId))
    .map((enrolment) => dayOf(Date.parse(enrolment.enrolledAt), timeZone))
    .toSorted()
    .at(-1);
  if (enrolledOn === undefined || (deal.openedOn ?? on) < enrolledOn) return;
  await untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const at = now().toISOString();
    const fact: FactOf<'deal'> = {
      kind: 'deal',
      customerId,
      // A file knows days: the deal counts from the end of its day, after an enrolment of the same day.
      at: new Date(instantOf(addDays(on, 1), '00:00', timeZone) - 1000).toISOString(),
      id: `${deal.dealId}.${deal.stage}`,
      dealId: deal.dealId,
      stage: deal.stage,
      amount: deal.amount,
      on,
      source: 'import',
      recordedAt: at,
    };
    const [standing, facts] = await Promise.all([
      loadStanding(db, customerId, at),
      findFacts(db, customerId),
    ]);
    const known = facts.filter((each) => each.kind === 'deal');
    const { stage, amount } = latestOf(known, deal.dealId) ?? {};
    if (stage === deal.stage && amount === deal.amount) return undefined;
    const status = statusByDeals([...known, fact], enrolledOn) ?? standing.status;
    const { openHandoffId } = holdsOf(standing);
    const handoff = openHandoffId === undefined ? undefined : await findHandoff(db, openHandoffId);
    const isClosing =
      status !== 'opportunity' && deal.stage !== 'open' && handoff !== undefined && isOpen(handoff);
    const outcome = await transact(db, [
      putStanding(db, standing, {
        ...(isClosing ? withoutCause(standing, 'held', handoff.id) : standing),
        status,
        statusSince: status === standing.status ? standing.statusSince : at,
        because: 'import',
      }),
      putFact(db, fact),
      ...(isClosing
        ? [
            ...handoffWrites(
              db,
              handoff,
              {
                ...handoff,
                state: 'closed',
                outcome: deal.stage === 'won' ? 'won' : 'lost',
                reportedAt: handoff.reportedAt ?? at,
                endedAt: at,
              },
              inForce,
            ),
            ...(await freeColleagues(db, handoff, at)),
          ]
        : []),
    ]);
    if (outcome.kind === 'lost') return 'lost';
    if (isClosing) await settleColleagues(db, { ...handoff, state: 'closed' }, at);
    return undefined;
  });
}

const latestOf = (facts: readonly FactOf<'deal'>[], dealId: string): FactOf<'deal'> | undefined =>
  facts
    .filter((fact) => fact.dealId === dealId)
    .toSorted((a, b) => (a.recordedAt ?? a.at).localeCompare(b.recordedAt ?? b.at))
    .at(-1);

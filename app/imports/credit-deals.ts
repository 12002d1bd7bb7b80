import { freeColleagues } from '../handoffs/hold-colleagues.ts';
import { holdsOf, withoutCause } from '../../domain/people/causes.ts';
import { loadStanding, putStanding } from '../people/customer-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findEnrolments } from '../sequences/campaign-store.ts';
import { findHandoff, handoffWrites } from '../handoffs/handoff-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { LeadStatus, Standing } from '../../domain/people/standing.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { isOpen } from '../../domain/handoffs/handoff.ts';
import type { Deal } from '../../domain/people/relationship.ts';
import type { Deps } from './deps.ts';

const TRIES = 5;

/**
 * Credits new or changed deals of an account to the one person they belong to: named in the file, else in talks with
 * sales, else furthest on. A deal that began before the enrolment is no fruit of it.
 */
export async function creditDeals(
  deps: Deps,
  members: readonly string[],
  changed: readonly Deal[],
  before: ReadonlyMap<string, Deal>,
): Promise<void> {
  const now = deps.now().toISOString();
  const standings = await Promise.all(members.map((customerId) => loadStanding(deps.db, customerId, now)));
  const enrolled = standings.filter((standing) => standing.version > 0 && standing.status !== 'dormant');
  if (enrolled.length === 0) return;
  const furthest = enrolled.toSorted(
    (a, b) => weight(b) - weight(a) || b.statusSince.localeCompare(a.statusSince),
  )[0];
  for (const deal of changed) {
    const standing = enrolled.find((each) => each.customerId === deal.customerId) ?? furthest;
    const was = before.get(deal.dealId);
    if (
      standing !== undefined &&
      (was === undefined || was.stage !== deal.stage || was.amount !== deal.amount)
    )
      await credit(deps, standing.customerId, deal);
  }
}

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
  const on =
    deal.stage === 'open'
      ? (deal.openedOn ?? now().toISOString().slice(0, 10))
      : (deal.closedOn ?? now().toISOString().slice(0, 10));
  const enrolledOn = (await findEnrolments(db, customerId))
    .map((enrolment) => enrolment.enrolledAt.slice(0, 10))
    .toSorted()
    .at(-1);
  const beganOn = deal.openedOn ?? on;
  if (enrolledOn === undefined || beganOn < enrolledOn) return;
  const fact: Fact = {
    kind: 'deal',
    customerId,
    at: `${on}T14:59:59.000Z`,
    id: `${deal.dealId}.${deal.stage}`,
    dealId: deal.dealId,
    stage: deal.stage,
    amount: deal.amount,
    on,
    source: 'import',
  };
  await untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const at = now().toISOString();
    const standing = await loadStanding(db, customerId, at);
    const status: LeadStatus = deal.stage === 'open' ? 'opportunity' : deal.stage;
    const { openHandoffId } = holdsOf(standing);
    const handoff = openHandoffId === undefined ? undefined : await findHandoff(db, openHandoffId);
    const isClosing = deal.stage !== 'open' && handoff !== undefined && isOpen(handoff);
    const outcome = await transact(db, [
      putStanding(db, standing, {
        ...(isClosing ? withoutCause(standing, 'held', handoff.id) : standing),
        status,
        statusSince: at,
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
              },
              await settings(),
            ),
            ...(await freeColleagues(db, handoff, at)),
          ]
        : []),
    ]);
    return outcome.kind === 'done' ? undefined : 'lost';
  });
}

import { msPerDay } from '../kernel/local-date.ts';
import type { Fact, FactOf } from '../timeline/fact.ts';
import { undoneIn } from '../timeline/undone-answers.ts';
import { toldDeals } from '../timeline/told-deals.ts';
import { noDelivery } from '../sequences/delivery.ts';
import { controlIdOf } from '../sequences/control-group.ts';
import { monthlyId } from '../sequences/monthly-id.ts';
import { ofArm } from './arm-counts.ts';
import { handoffsIn } from './handoff-moments.ts';
import { conversionDays, type KpiRow } from './kpi.ts';
import { monthsIn } from './months-in.ts';
import { stepsTaken } from './steps-taken.ts';
import { partsAtEnrolment, partsIn } from './row-parts.ts';

/**
 * The KPI rows that a customer's facts amount to: one per enrolment, any order of facts.
 * What happens belongs to the campaign it names, else to the latest enrolment before it; what follows a handoff belongs
 * where the handoff does, so that a hot lead and the deal made of it stand in one row though another campaign enrolled the
 * customer in between. The first moment of each kind counts.
 * What was before the person was erased makes no rows. An answer that was undone counts nothing, nor does the deal that was written with it (same handoff, same moment).
 */
export function foldKpiRows(all: readonly Fact[]): readonly KpiRow[] {
  const sorted = sinceErased(all).toSorted(
    (a, b) =>
      a.at.localeCompare(b.at) ||
      order(a) - order(b) ||
      a.kind.localeCompare(b.kind) ||
      a.id.localeCompare(b.id),
  );
  const rows = new Map<string, KpiRow>();
  const own = new Map<string, Fact[]>();
  const isUndone = undoneIn(sorted);
  const handoffs = new Map<string, string>();
  let current: string | undefined;
  let handed: string | undefined;
  const ofHandoff = (fact: Fact): string | undefined => {
    if (fact.kind !== 'deal') return 'handoffId' in fact ? handoffs.get(fact.handoffId) : undefined;
    if (fact.source === 'feedback') return handoffs.get(fact.dealId);
    return handed !== undefined && isInWindow(rows.get(handed), fact.at) ? handed : undefined;
  };
  for (const fact of sorted) {
    if (fact.kind === 'enrolled') {
      const id = countedIdOf(fact);
      if (rows.has(id)) continue;
      rows.set(id, newRow(fact));
      own.set(id, []);
      if (id !== monthlyId || current === undefined) current = id;
      continue;
    }
    const named =
      'campaignId' in fact && fact.campaignId !== undefined && rows.has(fact.campaignId)
        ? fact.campaignId
        : undefined;
    // What comes of the monthly mail in the days of the campaign before it is still that campaign's.
    const isEarlier = named === monthlyId && !isOfMails(fact) && isInWindow(rows.get(current ?? ''), fact.at);
    const campaignId = isEarlier ? current : (named ?? ofHandoff(fact) ?? current);
    if (campaignId !== undefined && (fact.kind === 'handoffCreated' || fact.kind === 'handoffJoined')) {
      handoffs.set(fact.handoffId, campaignId);
      handed = campaignId;
    }
    if (campaignId !== undefined && !isUndone(fact)) own.get(campaignId)?.push(fact);
  }
  return [...rows.values()].map((row) => {
    const facts = own.get(row.campaignId) ?? [];
    const deals = dealsIn(facts);
    return {
      ...facts.reduce(withFact, row),
      ...heatIn(facts),
      ...handoffsIn(facts),
      ...deals,
      ...partsIn({ ...row, ...deals }, facts, sorted),
      ...deliveryIn(facts),
      ...monthsIn(facts, sorted),
      ...(row.arm === undefined
        ? {}
        : ofArm(
            row,
            sorted.filter((fact) => !isUndone(fact)),
          )),
      ...(row.arm === 'control' ? leftIn(facts) : stepsTaken(row.campaignId, sorted)),
    };
  });
}

/** What happened before an erasure is counted in nobody's name, and folded no more. */
function sinceErased(all: readonly Fact[]): readonly Fact[] {
  const erasedAt = all
    .filter(({ kind }) => kind === 'erased')
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  return erasedAt === undefined ? all : all.filter(({ at }) => at > erasedAt);
}

const isInWindow = (row: KpiRow | undefined, at: string): boolean =>
  row !== undefined && Date.parse(at) - Date.parse(row.enrolledAt) <= conversionDays * msPerDay;

/** It tells of the mails themselves, not of what came of them. */
const isOfMails = ({ kind }: Fact): boolean =>
  kind === 'mailSent' ||
  kind === 'mailReturned' ||
  kind === 'mailSkipped' ||
  kind === 'mailUnconfirmed' ||
  kind === 'stepsPassed' ||
  kind === 'enrolmentEnded' ||
  kind === 'engaged';

const order = (fact: Fact): number => (fact.kind === 'enrolled' ? 0 : 1);

/** The time in a control group has a row of its own: somebody may be mailed by the same campaign afterwards. */
const countedIdOf = ({ arm, campaignId }: FactOf<'enrolled'>): string =>
  arm === 'control' ? controlIdOf(campaignId) : campaignId;

const newRow = (fact: FactOf<'enrolled'>): KpiRow => ({
  schemaVersion: 1,
  campaignId: countedIdOf(fact),
  customerId: fact.customerId,
  enrolledAt: fact.at,
  cohort: fact.cohort ?? fact.at.slice(0, 7),
  dormancy: fact.dormancy,
  ...partsAtEnrolment(fact),
  ...(fact.accountId === undefined ? {} : { company: fact.accountId }),
  ...(fact.arm === undefined ? {} : { arm: fact.arm, lot: fact.lot }),
});

function withFact(row: KpiRow, fact: Fact): KpiRow {
  switch (fact.kind) {
    case 'mailSent':
      return fact.mailKind === 'nurture' ? { ...row, mailedAt: row.mailedAt ?? fact.at } : row;
    case 'handoffCreated':
    case 'handoffJoined':
      return { ...row, handoffAt: row.handoffAt ?? fact.at };
    case 'handoffReleased':
      return { ...row, unreported: true };
    case 'feedback':
      return withFeedback(row, fact);
    case 'crossing':
    case 'crossingWithdrawn':
    case 'handoffWithdrawn':
    case 'deal':
    case 'enrolled':
    case 'mailSkipped':
    case 'mailReturned':
    case 'mailUnconfirmed':
    case 'stepsPassed':
    case 'enrolmentEnded':
    case 'refused':
    case 'refusalLifted':
    case 'undeliverable':
    case 'addressConfirmed':
    case 'caseClosed':
    case 'contactChange':
    case 'handoffHeld':
    case 'requested':
    case 'penalty':
    case 'penaltyLifted':
    case 'engaged':
    case 'verdictChanged':
    case 'erased':
      return row;
    default:
      return fact satisfies never;
  }
}

function withFeedback(row: KpiRow, fact: FactOf<'feedback'>): KpiRow {
  const answer = fact.feedback.answer;
  const accepted = ['undo', 'decline', 'dispute', 'reassign'].includes(answer.kind)
    ? row
    : { ...row, acceptedAt: row.acceptedAt ?? fact.at };
  return answer.kind === 'report' || answer.kind === 'progress'
    ? { ...accepted, reportedAt: row.reportedAt ?? fact.at }
    : accepted;
}

/** Hot by the first crossing that stands. Where each proved to be a machine's, the customer never was; whichever was told first. */
function heatIn(facts: readonly Fact[]): Partial<KpiRow> {
  const crossings = facts.filter((fact) => fact.kind === 'crossing');
  const withdrawals = facts.filter((fact) => fact.kind === 'crossingWithdrawn');
  const standing = crossings.filter(({ id }) => !withdrawals.some((each) => each.id === id));
  if (standing.length > 0) return { hotAt: standing[0]?.at };
  const withdrawnAt = withdrawals.at(-1)?.at;
  return {
    ...(crossings[0] === undefined ? {} : { hotAt: crossings[0].at }),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
  };
}

/**
 * All deals of an enrolment together, each once and as it is known now: amounts are added up, and lost is whose every deal
 * is lost. A deal counts alike from feedback or from a file.
 */
function dealsIn(facts: readonly Fact[]): Partial<KpiRow> {
  const deals = toldDeals(facts.filter((fact) => fact.kind === 'deal'));
  if (deals.length === 0) return {};
  const won = deals.filter(({ stage }) => stage === 'won');
  const isLost = deals.every(({ stage }) => stage === 'lost');
  const opportunityAmount = total(deals.map(({ openAmount, amount }) => openAmount ?? amount));
  const wonAmount = total(won.map(({ amount }) => amount));
  const wonAt = earliest(won.map(({ lastAt }) => lastAt));
  const lostAt = isLost
    ? deals
        .map(({ lastAt }) => lastAt)
        .toSorted()
        .at(-1)
    : undefined;
  return {
    opportunityAt: earliest(deals.map(({ firstAt }) => firstAt)),
    ...(opportunityAmount === undefined ? {} : { opportunityAmount }),
    ...(wonAt === undefined ? {} : { wonAt }),
    ...(wonAmount === undefined ? {} : { wonAmount }),
    ...(lostAt === undefined ? {} : { lostAt }),
  };
}

function deliveryIn(facts: readonly Fact[]): Partial<KpiRow> {
  const counted = facts.flatMap((fact) =>
    'counts' in fact && fact.counts !== undefined && isToCustomer(fact) ? [fact.counts] : [],
  );
  if (counted.length === 0) return {};
  return { delivery: counted.reduce((sum, each) => ({ ...sum, [each]: sum[each] + 1 }), noDelivery) };
}

/** Facts of before say of mails to sales, too, that they count. */
const isToCustomer = (fact: Fact): boolean =>
  fact.kind === 'mailSent'
    ? fact.mailKind === 'nurture'
    : fact.kind !== 'mailSkipped' || fact.campaignId !== '';

/** Why the time in a control group ended; no step was passed. */
function leftIn(facts: readonly Fact[]): Partial<KpiRow> {
  const left = facts.findLast((fact) => fact.kind === 'enrolmentEnded')?.because;
  return left === undefined ? {} : { steps: { passed: {}, left } };
}

const earliest = (moments: readonly string[]): string | undefined => moments.toSorted()[0];

function total(amounts: readonly (number | undefined)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, amount) => sum + amount, 0);
}

import type { Fact, FactOf } from '../timeline/fact.ts';
import { undoneAnswers } from '../timeline/undone-answers.ts';
import type { KpiRow } from './kpi.ts';

/**
 * The KPI rows that a customer's facts amount to: one per enrolment, any order of facts.
 * What happens belongs to the latest enrolment before it; the first moment of each kind counts.
 * An answer that was undone counts nothing, nor does the deal that was written with it (same handoff, same moment).
 */
export function foldKpiRows(facts: readonly Fact[]): readonly KpiRow[] {
  const sorted = facts.toSorted(
    (a, b) =>
      a.at.localeCompare(b.at) ||
      order(a) - order(b) ||
      a.kind.localeCompare(b.kind) ||
      a.id.localeCompare(b.id),
  );
  const rows = new Map<string, KpiRow>();
  const undone = undoneAnswers(sorted);
  const undoneDeals = new Set(
    sorted.flatMap((fact) =>
      fact.kind === 'feedback' && undone.has(fact.id) ? [`${fact.handoffId}@${fact.at}`] : [],
    ),
  );
  const isUndone = (fact: Fact): boolean =>
    undone.has(fact.id) ||
    (fact.kind === 'deal' && fact.source === 'feedback' && undoneDeals.has(`${fact.dealId}@${fact.at}`));
  let current: string | undefined;
  for (const fact of sorted) {
    if (fact.kind === 'enrolled') {
      if (rows.has(fact.campaignId)) continue;
      rows.set(fact.campaignId, newRow(fact));
      current = fact.campaignId;
      continue;
    }
    const campaignId =
      'campaignId' in fact && fact.campaignId !== undefined && rows.has(fact.campaignId)
        ? fact.campaignId
        : current;
    const row = campaignId === undefined ? undefined : rows.get(campaignId);
    if (row !== undefined && campaignId !== undefined && !isUndone(fact))
      rows.set(campaignId, withFact(row, fact));
  }
  return [...rows.values()];
}

const order = (fact: Fact): number => (fact.kind === 'enrolled' ? 0 : 1);

const newRow = (fact: FactOf<'enrolled'>): KpiRow => ({
  schemaVersion: 1,
  campaignId: fact.campaignId,
  customerId: fact.customerId,
  enrolledAt: fact.at,
  cohort: fact.cohort ?? fact.at.slice(0, 7),
  dormancy: fact.dormancy,
});

function withFact(row: KpiRow, fact: Fact): KpiRow {
  switch (fact.kind) {
    case 'mailSent':
      return fact.mailKind === 'nurture' ? { ...row, mailedAt: row.mailedAt ?? fact.at } : row;
    case 'crossing':
      return { ...row, hotAt: row.hotAt ?? fact.at, withdrawnAt: undefined };
    case 'handoffCreated':
    case 'handoffJoined':
      return { ...row, handoffAt: row.handoffAt ?? fact.at };
    case 'crossingWithdrawn':
    case 'handoffWithdrawn':
      return { ...row, withdrawnAt: fact.at };
    case 'handoffReleased':
      return { ...row, unreported: true };
    case 'feedback':
      return withFeedback(row, fact);
    case 'deal':
      return withDeal(row, fact);
    case 'enrolled':
    case 'mailSkipped':
    case 'mailUnconfirmed':
    case 'enrolmentEnded':
    case 'refused':
    case 'undeliverable':
    case 'handoffHeld':
    case 'requested':
    case 'penalty':
    case 'penaltyLifted':
    case 'engaged':
    case 'verdictChanged':
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

/** A deal counts alike from feedback or from a file. A deal that was open before the enrolment is no fruit of it. */
function withDeal(row: KpiRow, fact: FactOf<'deal'>): KpiRow {
  const opportunityAt = row.opportunityAt ?? fact.at;
  switch (fact.stage) {
    case 'open':
      return { ...row, opportunityAt, opportunityAmount: fact.amount ?? row.opportunityAmount };
    case 'won':
      return {
        ...row,
        opportunityAt,
        wonAt: row.wonAt ?? fact.at,
        opportunityAmount: row.opportunityAmount ?? fact.amount,
        wonAmount: fact.amount ?? row.wonAmount,
      };
    case 'lost':
      return { ...row, opportunityAt, lostAt: row.lostAt ?? fact.at };
    default:
      return fact.stage satisfies never;
  }
}

import type { WarehouseLine, WarehouseTable } from '../../../contract/warehouse.ts';
import type { Engagement } from '../../../domain/engagement/engagement.ts';
import type { Feedback, Handoff } from '../../../domain/handoffs/handoff.ts';
import { countedAs, countingVersion } from '../../../domain/kpis/counted-row.ts';
import type { KpiRow } from '../../../domain/kpis/kpi.ts';
import type { Account, Customer } from '../../../domain/people/customer.ts';
import { monthlyId } from '../../../domain/sequences/monthly-id.ts';
import type { Fact, FactOf } from '../../../domain/timeline/fact.ts';

/** One line, and the table that it belongs to. */
export type Line = {
  readonly [Table in WarehouseTable]: { readonly table: Table; readonly line: WarehouseLine<Table> };
}[WarehouseTable];

/** A contact; `hasContacts`: with name and address. */
export const customerLine = (customer: Customer, hasContacts: boolean): Line => ({
  table: 'customers',
  line: {
    customer_id: customer.id,
    account_id: customer.accountId,
    industry: customer.industry,
    employees: customer.employees,
    region: customer.region,
    site: customer.site,
    route: customer.acquisitionRoute,
    locale: customer.locale,
    country: customer.country,
    consent_basis: customer.consentBasis,
    first_seen_on: customer.firstSeenOn,
    last_two_way_on: customer.lastTwoWayOn,
    last_deal_on: customer.lastDealOn,
    retired: customer.retired,
    ...(hasContacts
      ? {
          full_name: customer.fullName,
          email: customer.email,
          department: customer.department,
          title: customer.title,
        }
      : {}),
  },
});

export const companyLine = (account: Account, hasContacts: boolean): Line => ({
  table: 'companies',
  line: {
    account_id: account.id,
    industry: account.industry,
    employees: account.employees,
    revenue: account.revenue,
    region: account.region,
    relation: account.relation,
    ...(hasContacts ? { name: account.name } : {}),
  },
});

export const enrolmentLine = (row: KpiRow): Line => ({
  table: 'enrolments',
  line: {
    customer_id: row.customerId,
    campaign_id: row.campaignId,
    enrolled_at: row.enrolledAt,
    cohort: row.cohort,
    dormancy: row.dormancy,
    is_counted: row.campaignId !== monthlyId && countedAs(row, countingVersion).counts.enrolled === 1,
    arm: row.arm,
    industry: row.parts?.industry,
    site: row.parts?.site,
    route: row.parts?.route,
    rank: row.parts?.rank,
    first_step: row.parts?.step,
    first_content: row.parts?.content,
    variant: row.parts?.variant,
    mailed_at: row.mailedAt,
    hot_at: row.hotAt,
    withdrawn_at: row.withdrawnAt,
    handoff_at: row.handoffAt,
    accepted_at: row.acceptedAt,
    first_contact_at: row.firstContactAt,
    reported_at: row.reportedAt,
    opportunity_at: row.opportunityAt,
    opportunity_amount: row.opportunityAmount,
    won_at: row.wonAt,
    won_amount: row.wonAmount,
    lost_at: row.lostAt,
    is_unreported: row.unreported === true,
    stands_at: row.steps?.standsAt,
    left_because: row.steps?.left,
  },
});

export const handoffLine = (handoff: Handoff): Line => ({
  table: 'handoffs',
  line: {
    customer_id: handoff.customerId,
    campaign_id: handoff.campaignId,
    handoff_id: handoff.id,
    account_id: handoff.accountId,
    owner_id: handoff.ownerId,
    rank: handoff.rank,
    state: handoff.state,
    desk: handoff.desk,
    is_request: handoff.isRequest,
    interest: handoff.interestAtHandoff,
    threshold: handoff.thresholdAtHandoff,
    fit: handoff.fitAtHandoff,
    created_at: handoff.createdAt,
    received_due_at: handoff.receivedDueAt,
    first_contact_due_at: handoff.firstContactDueAt,
    accepted_at: handoff.acceptedAt,
    first_contact_at: handoff.firstContactAt,
    reported_at: handoff.reportedAt,
    outcome: handoff.outcome,
    amount: handoff.deal?.amount,
  },
});

/** What an act was, and how it is judged now. */
export const actLine = (act: Engagement): Line => ({
  table: 'acts',
  line: {
    customer_id: act.customerId,
    campaign_id: act.campaignId,
    act_id: act.id,
    kind: act.kind,
    occurred_at: act.occurredAt,
    received_at: act.receivedAt,
    verdict: act.verdict.is,
    message_id: 'messageId' in act ? act.messageId : undefined,
    document: act.kind === 'download' ? act.assetId : undefined,
    session: 'session' in act ? act.session : undefined,
    attended: act.kind === 'webinar' ? act.attended : undefined,
    minutes: act.kind === 'webinar' ? act.minutes : undefined,
    inquiry: act.kind === 'inquiry' ? act.inquiry : undefined,
  },
});

/** When a fact was recorded: a deal may have begun long before. */
export const recordedAt = (fact: Fact): string =>
  fact.kind === 'deal' ? (fact.recordedAt ?? fact.at) : fact.at;

/** The line of a fact that tells of a mail, an answer of sales or a deal. */
export function factLine(fact: Fact): Line | undefined {
  switch (fact.kind) {
    case 'mailSent':
      return mailLine(fact, { what: 'sent', kind: fact.mailKind, step: fact.passed?.[0]?.id });
    case 'mailSkipped':
      return mailLine(fact, {
        what: 'skipped',
        step: fact.id.slice(fact.campaignId.length + 1),
        because: fact.because,
      });
    case 'mailReturned':
      return mailLine(fact, { what: 'returned', kind: fact.counts });
    case 'mailUnconfirmed':
      return mailLine(fact, { what: 'unconfirmed', step: fact.passed?.[0]?.id });
    case 'feedback':
      return { table: 'feedback', line: feedbackLine(fact) };
    case 'deal':
      return {
        table: 'opportunities',
        line: {
          customer_id: fact.customerId,
          deal_id: fact.dealId,
          stage: fact.stage,
          on_day: fact.on,
          amount: fact.amount,
          source: fact.source,
          at: fact.at,
          recorded_at: fact.recordedAt,
        },
      };
    case 'enrolled':
    case 'stepsPassed':
    case 'enrolmentEnded':
    case 'refused':
    case 'refusalLifted':
    case 'undeliverable':
    case 'addressConfirmed':
    case 'caseClosed':
    case 'contactChange':
    case 'crossing':
    case 'requested':
    case 'crossingWithdrawn':
    case 'handoffCreated':
    case 'handoffJoined':
    case 'handoffHeld':
    case 'handoffWithdrawn':
    case 'handoffReleased':
    case 'penalty':
    case 'penaltyLifted':
    case 'engaged':
    case 'verdictChanged':
      return undefined;
    case 'erased':
      return { table: 'erasures', line: { customer_id: fact.customerId, at: fact.at } };
    default:
      return fact satisfies never;
  }
}

const mailLine = (
  { customerId, campaignId, at }: FactOf<'mailSent' | 'mailSkipped' | 'mailReturned' | 'mailUnconfirmed'>,
  told: Pick<WarehouseLine<'mails'>, 'what' | 'kind' | 'step' | 'because'>,
): Line => ({ table: 'mails', line: { customer_id: customerId, campaign_id: campaignId, at, ...told } });

function feedbackLine({ customerId, id, handoffId, at, feedback: { answer } }: FactOf<'feedback'>) {
  return {
    customer_id: customerId,
    feedback_id: id,
    handoff_id: handoffId,
    at,
    answer: answer.kind,
    ...detailsOf(answer),
  };
}

function detailsOf(
  answer: Feedback['answer'],
): Pick<WarehouseLine<'feedback'>, 'outcome' | 'channel' | 'amount' | 'takes_back'> {
  switch (answer.kind) {
    case 'report':
      return { outcome: answer.outcome, channel: answer.channel, amount: answer.amount };
    case 'progress':
      return { amount: answer.amount };
    case 'undo':
      return { takes_back: answer.feedbackId };
    case 'accept':
    case 'promise':
    case 'decline':
    case 'reassign':
    case 'tossUp':
    case 'dispute':
      return {};
    default:
      return answer satisfies never;
  }
}

import { findInterest } from '../../interest/interest-store.ts';
import { findEngagements } from '../../timeline/timeline-store.ts';
import { confirmedCount } from '../../../domain/people/bant.ts';
import type { OwnerChoice } from '../../../domain/handoffs/route/choose-owner.ts';
import { evidenceKeyOf } from '../../../domain/handoffs/create/evidence.ts';
import { fitOf, isSenior, thresholdOf } from '../../../domain/interest/fit.ts';
import { handoffCode } from '../../../domain/handoffs/handoff-code.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { interestAt } from '../../../domain/interest/heat.ts';
import { clocksFor, rankedBy, storedClocks } from '../../../domain/handoffs/rank.ts';
import type { Lead, Trigger } from './lead.ts';
import type { Deps } from './deps.ts';

/** A new handoff, with everything that decided it frozen: later changes of rules, owners or BANT do not touch it. */
export async function describeHandoff(
  deps: Pick<Deps, 'db' | 'now'>,
  { customer, account, standing, settings, scope }: Lead,
  trigger: Pick<Trigger, 'at' | 'id' | 'campaignId'>,
  made: {
    readonly handoffId: string;
    readonly choice: Pick<Extract<OwnerChoice, { kind: 'chosen' }>, 'owner' | 'because'>;
    readonly isRequest: boolean;
  },
): Promise<Handoff> {
  const { handoffId, choice, isRequest } = made;
  const { model, calendar, handoffRules } = settings;
  const now = deps.now();
  const [interest, acts] = await Promise.all([
    findInterest(deps.db, customer.id, model.id),
    findEngagements(deps.db, customer.id),
  ]);
  const unscored = choice.because === 'taken' ? 'cold' : 'hot';
  const temperature = isRequest ? 'hot' : (interest?.temperature ?? unscored);
  const bant = standing.bant ?? {};
  const { rank, because } = rankedBy(
    {
      temperature,
      isRequest,
      bant,
      isSenior: isSenior(customer.title, model.fitRules.alsoSenior),
      askedInWebinar: acts.some((act) => act.kind === 'webinar' && (act.question ?? '') !== ''),
      unansweredCallDays: standing.callAttempts,
    },
    handoffRules,
  );
  const clocks = clocksFor(rank, temperature, now.getTime(), calendar, handoffRules);
  const fit = fitOf(
    {
      employees: customer.employees ?? account.employees,
      industry: customer.industry ?? account.industry,
      title: customer.title,
    },
    model,
  );
  return {
    schemaVersion: 1,
    id: handoffId,
    code: handoffCode(handoffId),
    customerId: customer.id,
    accountId: account.id,
    site: scope,
    campaignId: trigger.campaignId,
    ownerId: choice.owner.id,
    rank,
    state: 'open',
    crossedAt: trigger.at,
    triggerId: trigger.id,
    createdAt: now.toISOString(),
    interestAtHandoff: interestAt(interest?.heat ?? null, now.getTime(), model.halfLifeDays),
    thresholdAtHandoff: interest?.threshold ?? thresholdOf(fit, model),
    fitAtHandoff: fit,
    isRequest,
    evidenceKey: evidenceKeyOf(acts),
    desk: choice.because === 'insideSales' ? 'insideSales' : 'field',
    decided: {
      rules: handoffRules.version,
      temperature,
      rankedBecause: because,
      routedBecause: choice.because,
      bantConfirmed: confirmedCount(bant),
    },
    ...storedClocks(clocks),
    joinedCustomerIds: [],
    version: 0,
    rung: [],
    log: [],
  };
}

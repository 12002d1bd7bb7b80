import { asksForActs, flowOf } from '../../domain/sequences/flow.ts';
import { endingAnswers } from '../../domain/sequences/look-facts.ts';
import { settleMs } from '../../domain/sequences/seen-acts.ts';
import type { Fact } from '../../domain/timeline/fact.ts';
import { remembered } from '../../platform/remembered.ts';
import type { Needs } from '../kernel/deps.ts';
import { findEnrolments, listCampaigns } from './campaign-store.ts';
import { wakeEnrolment } from './due-step-store.ts';

type Deps = Needs<'db' | 'now'>;

/** Whether any campaign waits for acts is known for so long: who waits for one got a mail before, and a wake that is lost only delays. */
const CAMPAIGNS_MS = 30_000;

/**
 * Brings forward the next look at enrolments that facts touch: an act, once its verdict has settled, where one is waited
 * for; a refusal, a deal, an answer of sales, or that a contact has left or not, at once. Nothing is decided here, so repeats and losses do no harm.
 */
export const wakeEnrolments = (deps: Deps) => {
  const waitsForActs = remembered<void, boolean>(CAMPAIGNS_MS, deps.now, async () =>
    (await listCampaigns(deps.db)).some(
      ({ state, sequence }) => state !== 'ended' && asksForActs(flowOf(sequence)),
    ),
  );
  return async (facts: readonly Fact[]): Promise<void> => {
    const ends = new Set(facts.filter((fact) => isEnd(fact)).map(({ customerId }) => customerId));
    const acts = new Set(facts.filter((fact) => isAct(fact)).map(({ customerId }) => customerId));
    const acted = acts.size > 0 && (await waitsForActs.read()) ? acts : new Set<string>();
    const now = deps.now().getTime();
    for (const customerId of new Set([...ends, ...acted]))
      for (const { campaignId, state } of await findEnrolments(deps.db, customerId))
        if (state === 'active')
          await (ends.has(customerId)
            ? wakeEnrolment(deps.db, customerId, campaignId, now, 'anything')
            : wakeEnrolment(deps.db, customerId, campaignId, now + settleMs, 'act'));
  };
};

const isAct = ({ kind }: Fact): boolean => kind === 'engaged' || kind === 'verdictChanged';

const isEnd = (fact: Fact): boolean =>
  fact.kind === 'refused' ||
  fact.kind === 'undeliverable' ||
  (fact.kind === 'contactChange' && fact.did !== 'noticed') ||
  (fact.kind === 'deal' && fact.source === 'import') ||
  (fact.kind === 'feedback' && endingAnswers.some((answer) => answer === fact.outcome));

import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { becameOpportunity, isMature } from '../../domain/learning/label-handoff.ts';
import { pastOf } from '../../domain/learning/as-it-was.ts';
import { featuresAt, type LearningRow } from '../../domain/learning/learning-row.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { scanHandoffs } from '../handoffs/handoff-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { findAccount } from '../people/account-store.ts';
import { findCustomer } from '../people/customer-store.ts';
import { findEngagements, findFacts } from '../timeline/timeline-store.ts';
import { keepRows, learningParts } from './learning-store.ts';
import { replayPart } from './replay-part.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;
const AT_ONCE = 16;

/**
 * Takes one part of the scan of all handoffs: of each whose 90 days are over, how much interest there was when it was
 * made, and what became of it; beside it how many handoffs each threshold would have given. It is asked for by a person, and rarely; nothing of it is written while mails go out.
 */
export const gatherOutcomes =
  (deps: Deps) =>
  async ({ run, part }: Extract<AudienceMessage, { kind: 'learn' }>): Promise<number> => {
    const { model } = await deps.settings();
    const now = deps.now().getTime();
    const mature: Handoff[] = [];
    const all: Handoff[] = [];
    for await (const handoff of scanHandoffs(deps.db, part, learningParts)) {
      all.push(handoff);
      if (isMature(handoff, now)) mature.push(handoff);
    }
    const rows = (await inParallel(mature, AT_ONCE, (handoff) => rowOf(deps, handoff, model))).flatMap(
      (row) => row ?? [],
    );
    await replayPart(deps, { run, part }, all);
    await keepRows(deps.db, { run, part, at: deps.now().toISOString() }, rows);
    return rows.length;
  };

async function rowOf({ db }: Deps, handoff: Handoff, model: ScoringModel): Promise<LearningRow | undefined> {
  const facts = await findFacts(db, handoff.customerId);
  const isOpportunity = becameOpportunity(handoff, facts);
  if (isOpportunity === undefined) return undefined;
  const [engagements, customer, account] = await Promise.all([
    findEngagements(db, handoff.customerId),
    findCustomer(db, handoff.customerId),
    findAccount(db, handoff.accountId),
  ]);
  const [past, at] = [pastOf(engagements, facts), Date.parse(handoff.createdAt)];
  const fit = { title: customer?.title, employees: account?.employees, industry: account?.industry };
  return {
    accountId: handoff.accountId,
    at: handoff.createdAt,
    x: featuresAt(past.actsAt(at), past.penaltiesAt(at), fit, model, at),
    isOpportunity,
  };
}

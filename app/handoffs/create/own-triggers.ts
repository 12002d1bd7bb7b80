import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Needs } from '../../kernel/deps.ts';
import { findFacts } from '../../timeline/timeline-store.ts';
import { stillCalls } from './hold-lead.ts';
import type { Trigger } from './lead.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;

/** By what a colleague joined: ids of crossings and requests. */
export const joinMarks = ({ log }: Handoff, customerId: string): readonly string[] =>
  log
    .filter(({ did, id }) => did === 'join' && id.startsWith(`${customerId}.`))
    .map(({ id }) => id.slice(customerId.length + 1));

/** What a colleague did himself that still calls for a handoff. */
export async function ownTriggers(
  deps: Deps,
  handoff: Handoff,
  customerId: string,
): Promise<readonly Trigger[]> {
  const marks = joinMarks(handoff, customerId);
  const triggers = await triggersOf(deps, customerId);
  const own = triggers.filter(({ id }) => marks.includes(id));
  const calling = await Promise.all(own.map((trigger) => stillCalls(deps, trigger)));
  return own.filter((_, index) => calling[index]);
}

/** All that ever called for a handoff of a customer. */
export const triggersOf = async ({ db }: Pick<Deps, 'db'>, customerId: string): Promise<readonly Trigger[]> =>
  (await findFacts(db, customerId)).flatMap((fact) =>
    fact.kind === 'crossing' || fact.kind === 'requested' ? [fact] : [],
  );

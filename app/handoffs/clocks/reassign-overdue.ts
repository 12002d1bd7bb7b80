import { clock } from '../../../domain/handoffs/answered-by.ts';
import type { HandoffTimer } from '../../../domain/handoffs/clocks/handoff-timers.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { answerHandoff } from '../answer/answer-handoff.ts';
import type { Deps } from '../answer/deps.ts';
import { passOn } from '../route/pass-on.ts';
import { loadStanding } from '../../people/customer-store.ts';

/**
 * A lead of the pool whose clock ended goes to the next owner (R7), where the rules say so: the clock answers as a person
 * would. The new owner gets it by mail, the one who had it is told. False where there is nobody else.
 */
export async function reassignOverdue(
  deps: Deps,
  handoff: Handoff,
  timer: HandoffTimer,
  settings: Settings,
): Promise<boolean> {
  const { db, now } = deps;
  const standing = await loadStanding(db, handoff.customerId, now().toISOString());
  const next = await passOn(db, { handoff, standing }, { how: 'relieved' }, settings, now());
  if (next.ownerId === handoff.ownerId) return false;
  const outcome = await answerHandoff(deps)(
    handoff.id,
    clock,
    { kind: 'reassign', to: next.ownerId },
    { key: timer.name, rings: timer.name },
  );
  return outcome.kind === 'recorded' || outcome.kind === 'repeated';
}

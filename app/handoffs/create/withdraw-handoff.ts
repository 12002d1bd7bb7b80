import { freeColleagues, settleColleagues } from '../hold-colleagues.ts';
import { withoutCause, holdsOf } from '../../../domain/people/causes.ts';
import { findHandoff, findHandoffs, handoffWrites } from '../handoff-store.ts';
import { loadStanding, putStanding } from '../../people/customer-store.ts';
import { putStandingOfPerson } from '../../people/speaker-standing-store.ts';
import { transact, untilWon } from '../../../platform/dynamodb/transact.ts';
import { findInterest } from '../../interest/interest-store.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import type { FactOf } from '../../../domain/timeline/fact.ts';
import { queuedMail } from '../../../domain/mail/mail.ts';
import type { createHandoff } from './create-handoff.ts';
import type { Deps } from './deps.ts';
import type { Trigger } from './lead.ts';
import { joinMarks, ownTriggers, triggersOf } from './own-triggers.ts';
import { endWaiting, findWaitingOf } from './waiting-store.ts';

type Create = ReturnType<typeof createHandoff>;
type Withdrawal = FactOf<'crossingWithdrawn'>;

const TRIES = 6;

/**
 * Takes back what was made of one crossing when its acts proved to be a machine's: the handoff, while nobody accepted it,
 * and the owner is told; or the place in a colleague's. A handoff of another crossing is left alone. Colleagues who
 * joined by acts of their own, and the customer if he is hot by others, are handed over anew. Safe to run twice.
 */
export const withdrawHandoff =
  (deps: Deps, create: Create) =>
  async (fact: Withdrawal): Promise<boolean> => {
    const { db } = deps;
    const waiting = await findWaitingOf(db, fact.customerId);
    if (waiting?.kind === 'crossing' && waiting.id === fact.id)
      await transact(db, await endWaiting(db, fact.customerId));
    await leaveColleagues(deps, fact);
    const handoff = await untilWon(`the handoff of customer ${fact.customerId}`, TRIES, () =>
      withdraw(deps, fact),
    );
    if (handoff === undefined) return false;
    await settleColleagues(db, { ...handoff, state: 'withdrawn' }, deps.now().toISOString());
    for (const customerId of handoff.joinedCustomerIds)
      for (const trigger of await ownTriggers(deps, handoff, customerId)) await create(trigger);
    const others = await latestCrossing(deps, fact);
    if (others !== undefined) await create(others);
    return true;
  };

/** The handoff that rests on this crossing, withdrawn by now; undefined where there is none, or somebody accepted it. */
async function withdraw(deps: Deps, fact: Withdrawal): Promise<Handoff | undefined | 'lost'> {
  const { db } = deps;
  const handoffs = await findHandoffs(db, fact.customerId);
  const handoff =
    handoffs.find(({ triggerId }) => triggerId === fact.id) ??
    // Release 0.2 and before did not keep on what a handoff rests.
    handoffs.find(
      (each) => each.triggerId === undefined && each.state === 'open' && each.crossedAt <= fact.at,
    );
  if (handoff?.state === 'withdrawn') return handoff;
  if (handoff?.state !== 'open' || handoff.isRequest) return undefined;
  const now = deps.now().toISOString();
  const standing = await loadStanding(db, fact.customerId, now);
  const outcome = await transact(db, [
    ...handoffWrites(db, handoff, { ...handoff, state: 'withdrawn', endedAt: now }, await deps.settings()),
    ...(await freeColleagues(db, handoff, now)),
    ...(await putStandingOfPerson(
      db,
      standing,
      {
        ...withoutCause(standing, 'held', handoff.id),
        status: 'nurturing',
        statusSince: now,
        because: 'withdrawn',
      },
      handoff.joinedCustomerIds,
    )),
    queueMail(
      db,
      queuedMail(
        `withdrawn-${handoff.id}`,
        fact.customerId,
        { kind: 'handoffWithdrawn', handoffId: handoff.id, ownerId: handoff.ownerId },
        now,
      ),
      deps.now().getTime(),
    ),
    putFact(db, {
      kind: 'handoffWithdrawn',
      customerId: fact.customerId,
      at: now,
      id: handoff.id,
      handoffId: handoff.id,
    }),
  ]);
  return outcome.kind === 'done' ? handoff : 'lost';
}

/** A colleague whom only a machine made hot leaves the handoff that he joined. */
const leaveColleagues = ({ db, now, settings }: Deps, { customerId, id }: Withdrawal): Promise<void> =>
  untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const at = now().toISOString();
    const standing = await loadStanding(db, customerId, at);
    const { openHandoffId } = holdsOf(standing);
    const handoff = openHandoffId === undefined ? undefined : await findHandoff(db, openHandoffId);
    if (handoff?.state !== 'open' || !handoff.joinedCustomerIds.includes(customerId)) return undefined;
    const marks = joinMarks(handoff, customerId);
    if (!marks.includes(id) || marks.some((mark) => mark !== id)) return undefined;
    const left = {
      ...handoff,
      joinedCustomerIds: handoff.joinedCustomerIds.filter((each) => each !== customerId),
    };
    const outcome = await transact(db, [
      ...handoffWrites(db, handoff, left, await settings()),
      putStanding(db, standing, withoutCause(standing, 'held', handoff.id)),
    ]);
    return outcome.kind === 'done' ? undefined : 'lost';
  });

/** The crossing by which the customer is hot now, where that is another one. */
async function latestCrossing(deps: Deps, fact: Withdrawal): Promise<Trigger | undefined> {
  const { model } = await deps.settings();
  const interest = await findInterest(deps.db, fact.customerId, model.id);
  if (interest?.temperature !== 'hot') return undefined;
  const id = `${model.id}.${interest.crossings}`;
  return id === fact.id
    ? undefined
    : (await triggersOf(deps, fact.customerId)).find((trigger) => trigger.id === id);
}

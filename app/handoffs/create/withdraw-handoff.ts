import { withoutCause } from '../../../domain/people/causes.ts';
import { findHandoffs, freeSite, putHandoff } from '../handoff-store.ts';
import { loadStanding, putStanding } from '../../people/customer-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { putFact } from '../../timeline/timeline-store.ts';
import type { FactOf } from '../../../domain/timeline/fact.ts';
import { queuedMail } from '../../../domain/mail/mail.ts';
import type { Deps } from './deps.ts';

/** Takes a handoff back when its acts proved to be a machine's, while nobody accepted it, and tells the owner in a short note. */
export const withdrawHandoff =
  (deps: Deps) =>
  async (fact: FactOf<'crossingWithdrawn'>): Promise<boolean> => {
    const { db } = deps;
    const open = (await findHandoffs(db, fact.customerId)).find(
      (handoff) => handoff.state === 'open' && !handoff.isRequest,
    );
    if (open === undefined) return false;
    const now = deps.now().toISOString();
    const standing = await loadStanding(db, fact.customerId, now);
    const outcome = await transact(db, [
      putHandoff(db, open, { ...open, state: 'withdrawn' }, undefined),
      freeSite(db, open),
      putStanding(db, standing, {
        ...withoutCause(standing, 'held', open.id),
        status: 'nurturing',
        statusSince: now,
        because: 'withdrawn',
      }),
      queueMail(
        db,
        queuedMail(
          `withdrawn-${open.id}`,
          fact.customerId,
          { kind: 'handoffWithdrawn', handoffId: open.id, ownerId: open.ownerId },
          now,
        ),
        deps.now().getTime(),
      ),
      putFact(db, {
        kind: 'handoffWithdrawn',
        customerId: fact.customerId,
        at: now,
        id: open.id,
        handoffId: open.id,
      }),
    ]);
    if (outcome.kind === 'lost')
      throw new Error(`handoff ${open.id} changed while it was withdrawn: tried again from the queue`);
    return true;
  };

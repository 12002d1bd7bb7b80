import { lookAt, temperatureAt } from '../../domain/interest/interest.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { findDueCooling, leaseCooling, putOffCooling } from './cooling-store.ts';
import { findInterests } from './interest-store.ts';

const LEASE_MS = 15 * 60_000;
const COOLED_AT_ONCE = 1600;
const AT_ONCE = 32;

/**
 * Tells the writer of interest who has cooled. Each hot and warm customer stands in the due index for that moment; who was
 * active since is found there too soon, once, and put off. Safe to run twice: each is leased.
 */
export const dispatchCooled =
  ({ db, engagementQueue, settings, now }: Needs<'db' | 'engagementQueue' | 'settings' | 'now'>) =>
  async (): Promise<Counts> => {
    const { model } = await settings();
    const nowEpochMs = now().getTime();
    const due = await findDueCooling(db, model.id, nowEpochMs, COOLED_AT_ONCE);
    if (due.length === 0) return { 'Dispatched.cooled': 0 };
    const interests = await findInterests(
      db,
      due.map(({ customerId }) => customerId),
      model.id,
    );
    let setAside = 0;
    const taken = await inParallel(due, AT_ONCE, async (each) => {
      const interest = interests.get(each.customerId);
      if (interest === undefined) return [];
      const isCooled = temperatureAt(interest, nowEpochMs, model) !== interest.temperature;
      if (isCooled) {
        const lease = await leaseCooling(db, each, nowEpochMs, LEASE_MS);
        setAside += Number(lease === 'setAside');
        return lease === 'taken' ? [each.customerId] : [];
      }
      await putOffCooling(
        db,
        each,
        lookAt({ temperature: interest.temperature }, interest, model) ?? nowEpochMs + LEASE_MS,
      );
      return [];
    });
    const cooled = taken.flat();
    await engagementQueue.sendAll(
      cooled.map((customerId): EngagementMessage => ({ kind: 'cool', customerId })),
    );
    return { 'Dispatched.cooled': cooled.length, 'Quarantined.cooled': setAside };
  };

import type { Needs } from '../kernel/deps.ts';
import { scanAudience } from '../audience/audience-store.ts';
import type { AudienceMessageOf } from '../../domain/audience/audience-message.ts';
import { batchesOf } from '../../platform/in-parallel.ts';
import type { EngagementMessage } from '../../domain/engagement/engagement-message.ts';

type Deps = Needs<'db' | 'settings' | 'now' | 'engagementQueue'>;

const AT_ONCE = 100;

/**
 * Asks for the interest of everybody in one part of all customers to be folded anew: under the model in force, or into
 * the one that is being tried. Who never did anything has no interest and nothing to fold. Safe to run twice.
 * @returns how many were asked for
 */
export const recomputePart =
  ({ db, settings, now, engagementQueue }: Deps) =>
  async ({ by, part, of }: AudienceMessageOf<'refoldAll'>): Promise<number> => {
    const { model } = await settings();
    const all = scanAudience(db, part, model.id, now().toISOString(), of);
    let asked = 0;
    for await (const people of batchesOf(all, AT_ONCE)) {
      const active = people.filter(({ interest }) => interest !== undefined);
      await engagementQueue.sendAll(
        active.map(({ customer }): EngagementMessage => ({ kind: by, customerId: customer.id })),
      );
      asked += active.length;
    }
    return asked;
  };

import type { Needs } from '../kernel/deps.ts';
import { scanAudience } from '../audience/audience-store.ts';
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
  async (by: 'replay' | 'refold', part: number): Promise<number> => {
    const { model } = await settings();
    let asked = 0;
    let waiting: EngagementMessage[] = [];
    const flush = async (): Promise<void> => {
      await engagementQueue.sendAll(waiting);
      asked += waiting.length;
      waiting = [];
    };
    for await (const { customer, interest } of scanAudience(db, part, model.id, now().toISOString())) {
      if (interest === undefined) continue;
      waiting.push({ kind: by, customerId: customer.id });
      if (waiting.length >= AT_ONCE) await flush();
    }
    await flush();
    return asked;
  };

import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { alikePairs, whyAlike } from '../../domain/people/same-person.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { alikeRoutes } from '../../contract/alike.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { scanMembers } from './account-store.ts';
import { alikeParts, alikeRuns, askAbout } from './alike-store.ts';
import { findCustomers } from './customer-store.ts';

/** Has all companies looked through for people who may be one, in the background. */
export const findAlike =
  ({ db, now, audienceQueue }: Needs<'db' | 'now' | 'audienceQueue'>): Serve<typeof alikeRoutes.findAlike> =>
  async () => {
    const startedAt = now().toISOString();
    await alikeRuns.begin(db, startedAt);
    await audienceQueue.sendAll(
      Array.from({ length: alikeParts }, (_, part): AudienceMessage => ({
        kind: 'findAlike',
        run: startedAt,
        part,
      })),
    );
    return { startedAt, of: alikeParts };
  };

/** Nobody answers more questions than these; what is left is found once they are answered. */
const QUESTIONS_A_PART = 200;
const AT_ONCE = 16;

/** Takes one part: asks about whoever has the same name or number at one company, but for pairs that were answered. */
export const takeFindAlike =
  ({ db }: Needs<'db'>) =>
  async ({ run, part }: Extract<AudienceMessage, { kind: 'findAlike' }>): Promise<number> => {
    let found = 0;
    for await (const members of scanMembers(db, part, alikeParts)) {
      const people = [...(await findCustomers(db, members)).values()]
        .filter(({ mergedInto }) => mergedInto === undefined)
        .toSorted((a, b) => a.id.localeCompare(b.id));
      const pairs = alikePairs(people).slice(0, QUESTIONS_A_PART - found);
      await inParallel(pairs, AT_ONCE, ([a, b]) => askAbout(db, [a.id, b.id], whyAlike(a, b)));
      found += pairs.length;
      if (found >= QUESTIONS_A_PART) break;
    }
    await alikeRuns.mark(db, run, String(part));
    return found;
  };

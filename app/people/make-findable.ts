import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Key } from '../../platform/dynamodb/database.ts';
import { onceDone } from '../../platform/once-done.ts';
import { adoptPage, findableParts, findMissing } from './findable-store.ts';
import { markMadeFindable, markSeen, wasAllMadeFindable, wasSeen } from './finding-store.ts';

type Deps = Needs<'db' | 'audienceQueue'>;
type Message = Extract<AudienceMessage, { kind: 'findable' }>;

/** By night, until it was done once: has whoever was stored before the lists were there put into them. */
export const spreadFindable =
  ({ db, audienceQueue }: Deps) =>
  async (): Promise<Counts> => {
    if (await wasAllMadeFindable(db, findableParts)) return {};
    await audienceQueue.sendAll(
      Array.from({ length: findableParts }, (_, part): Message => ({ kind: 'findable', part })),
    );
    return {};
  };

/** Of a small table it is seen at once that nobody is missing: so many pages are looked through, once. */
const PAGES_SEEN = 4;

/** By the minute, until it is known: a new installation has nobody who was stored before the lists. */
export const noteAllFindable = ({ db }: Needs<'db'>): (() => Promise<Counts>) => {
  const isSeen = onceDone(() => wasSeen(db, findableParts));
  return async (): Promise<Counts> => {
    if (await isSeen()) return {};
    for (let part = 0; part < findableParts; part++) {
      let after: Key | undefined;
      for (let page = 0; page < PAGES_SEEN; page++) {
        const { entries, next } = await findMissing(db, part, after);
        if (entries.length > 0) break;
        after = next;
        if (after === undefined) {
          await markMadeFindable(db, part);
          break;
        }
      }
    }
    await markSeen(db);
    return {};
  };
};

/** Pages of 1 MB that one message reads: a minute or two of writing, far from the time-out. */
const PAGES_A_MESSAGE = 20;

/** Takes one stretch of the table and hands the rest on in a new message. Twice is the same as once. */
export const takeFindable =
  ({ db, audienceQueue }: Deps) =>
  async (message: Message): Promise<number> => {
    let { after } = message;
    let found = 0;
    for (let page = 0; page < PAGES_A_MESSAGE; page++) {
      const { adopted, next } = await adoptPage(db, message.part, after);
      found += adopted;
      after = next;
      if (next === undefined) {
        await markMadeFindable(db, message.part);
        return found;
      }
    }
    await audienceQueue.send({ ...message, after } satisfies Message);
    return found;
  };

import type { Database } from '../../platform/dynamodb/database.ts';
import { fadeTraces, fadingParts, findTraces } from './trace-store.ts';
import type { Queue } from '../../platform/queue.ts';
import type { FadingMessage } from '../../domain/engagement/engagement-messages.ts';
import type { Settings } from '../../domain/settings/settings.ts';

export interface Deps {
  readonly db: Database;
  readonly settings: () => Promise<Settings>;
  readonly queue: Queue;
  readonly now: () => Date;
}

/** Begins the week's scan: one message a part, all with the same limit in time. */
export async function spreadFading({ settings, queue, now }: Deps): Promise<void> {
  const { fadeTracesAfterDays } = await settings();
  const receivedBefore = new Date(now().getTime() - fadeTracesAfterDays * 86_400_000).toISOString();
  await queue.sendAll(
    Array.from({ length: fadingParts }, (_, part): FadingMessage => ({ kind: 'fade', part, receivedBefore })),
  );
}

/** Pages of 1 MB that one message reads: some seconds' work, far from the time-out. */
const PAGES_A_MESSAGE = 100;

/** Fades one stretch, and hands the rest on in a new message. Twice is the same as once: what is faded is not found again. */
export async function fadePart({ db, queue }: Deps, message: FadingMessage): Promise<number> {
  let after = message.after;
  let faded = 0;
  for (let page = 0; page < PAGES_A_MESSAGE; page++) {
    const { traces, next } = await findTraces(db, message.part, message.receivedBefore, after);
    faded += await fadeTraces(db, traces);
    if (next === undefined) return faded;
    after = next;
  }
  await queue.send({ ...message, after } satisfies FadingMessage);
  return faded;
}

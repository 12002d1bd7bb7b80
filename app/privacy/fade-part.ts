import type { Needs } from '../kernel/deps.ts';
import { erasePerson, type EraseDeps } from './erase-person.ts';
import { forgetConsents } from './erasure-store.ts';
import { fadeTraces, fadingParts, findTraces } from './trace-store.ts';
import type { Counts } from '../../platform/observability.ts';
import { fadingMessageSchema, type FadeMessage } from '../../domain/privacy/fading-message.ts';

type Deps = Needs<'db' | 'settings' | 'fadingQueue' | 'now'>;

/** Begins the week's scan: one message a part, all with the same limit in time. */
export const spreadFading =
  ({ db, settings, fadingQueue, now }: Deps) =>
  async (): Promise<Counts> => {
    const { fadeTracesAfterDays } = await settings();
    const receivedBefore = new Date(now().getTime() - fadeTracesAfterDays * 86_400_000).toISOString();
    await fadingQueue.sendAll(
      Array.from({ length: fadingParts }, (_, part): FadeMessage => ({
        kind: 'fade',
        part,
        receivedBefore,
      })),
    );
    return { ConsentsForgotten: await forgetConsents(db, now().toISOString()) };
  };

/** Pages of 1 MB that one message reads: some seconds' work, far from the time-out. */
const PAGES_A_MESSAGE = 100;

/** Takes one message of the fading queue. */
export const takeFadingMessage =
  (deps: Deps & EraseDeps) =>
  async (body: unknown): Promise<Counts> => {
    const message = fadingMessageSchema.parse(body);
    return message.kind === 'erase'
      ? erasePerson(deps, message)
      : { TracesFaded: await fadePart(deps, message) };
  };

/** Fades one stretch, and hands the rest on in a new message. Twice is the same as once: what is faded is not found again. */
async function fadePart({ db, fadingQueue }: Deps, message: FadeMessage): Promise<number> {
  let after = message.after;
  let faded = 0;
  for (let page = 0; page < PAGES_A_MESSAGE; page++) {
    const { traces, next } = await findTraces(db, message.part, message.receivedBefore, after);
    faded += await fadeTraces(db, traces);
    if (next === undefined) return faded;
    after = next;
  }
  await fadingQueue.send({ ...message, after } satisfies FadeMessage);
  return faded;
}

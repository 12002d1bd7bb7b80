import type { Needs } from '../kernel/deps.ts';
import { fadeTraces, fadingParts, findTraces } from './trace-store.ts';
import type { Counts } from '../../platform/observability.ts';
import { fadingMessageSchema, type FadingMessage } from '../../domain/privacy/fading-message.ts';

type Deps = Needs<'db' | 'settings' | 'fadingQueue' | 'now'>;

/** Begins the week's scan: one message a part, all with the same limit in time. */
export const spreadFading =
  ({ settings, fadingQueue, now }: Deps) =>
  async (): Promise<Counts> => {
    const { fadeTracesAfterDays } = await settings();
    const receivedBefore = new Date(now().getTime() - fadeTracesAfterDays * 86_400_000).toISOString();
    await fadingQueue.sendAll(
      Array.from({ length: fadingParts }, (_, part): FadingMessage => ({
        kind: 'fade',
        part,
        receivedBefore,
      })),
    );
    return {};
  };

/** Pages of 1 MB that one message reads: some seconds' work, far from the time-out. */
const PAGES_A_MESSAGE = 100;

/** Takes one message of the fading queue. */
export const takeFadingMessage =
  (deps: Deps) =>
  async (body: unknown): Promise<Counts> => ({
    TracesFaded: await fadePart(deps, fadingMessageSchema.parse(body)),
  });

/** Fades one stretch, and hands the rest on in a new message. Twice is the same as once: what is faded is not found again. */
async function fadePart({ db, fadingQueue }: Deps, message: FadingMessage): Promise<number> {
  let after = message.after;
  let faded = 0;
  for (let page = 0; page < PAGES_A_MESSAGE; page++) {
    const { traces, next } = await findTraces(db, message.part, message.receivedBefore, after);
    faded += await fadeTraces(db, traces);
    if (next === undefined) return faded;
    after = next;
  }
  await fadingQueue.send({ ...message, after } satisfies FadingMessage);
  return faded;
}

import type { StackClock } from '../../../local/clock/stack-clock.ts';
import type { TimeSource } from '../../../local/clock/timeline.ts';
import { actingAs } from './acting-as.ts';
import { disturb, type DisturbanceHook } from '../../../local/queues/disturbance.ts';
import type { MessageResult, QueueMessage } from '../../../platform/batch-pipeline.ts';

/** Takes a batch of one queue. */
export type Consume = (messages: readonly QueueMessage[]) => Promise<readonly MessageResult[]>;

/** Who takes the messages of a queue, at most `batch` at a time. */
export interface Consumer {
  /** The function that does so on AWS. */
  readonly by: string;
  readonly batch: number;
  readonly take: Consume;
}

interface Waiting {
  readonly queue: string;
  readonly body: string;
  readonly visibleAt: number;
  readonly received: number;
}

/** All queues of a world: what was sent waits here until `deliverVisible`. */
export interface WorldQueues extends TimeSource {
  readonly send: (queue: string, body: unknown, delaySeconds?: number) => void;
  /** Hands everything visible to its consumer, once; answers whether there was anything. */
  readonly deliverVisible: () => Promise<boolean>;
  readonly deadLetters: () => readonly { readonly queue: string; readonly body: string }[];
  /** How many messages wait, visible or not. */
  readonly waiting: () => number;
}

interface WorldQueuesParts {
  readonly clock: StackClock;
  /** Asked at each delivery, for consumers need the queues. */
  readonly consumers: () => Readonly<Record<string, Consumer>>;
  readonly disturbance: DisturbanceHook;
  /** Hears why a message goes back. */
  readonly report: (error: unknown) => void;
}

const VISIBILITY_MILLISECONDS = 180_000;
const MAXIMUM_RECEIVES = 5;

/** Queues with the retries and dead letters of SQS, on the world's clock. */
export function createWorldQueues({ clock, consumers, disturbance, report }: WorldQueuesParts): WorldQueues {
  let waiting: Waiting[] = [];
  const dead: { queue: string; body: string }[] = [];
  const deliver = async (queue: string, batch: readonly Waiting[]): Promise<void> => {
    const consumer = consumers()[queue];
    if (consumer === undefined) throw new Error(`nobody takes messages of ${queue}`);
    const results = await actingAs(consumer.by, () =>
      consumer.take(batch.map(({ body }, index) => ({ messageId: String(index), body }))),
    );
    for (const { messageId, error } of results) {
      const message = batch[Number(messageId)];
      if (error === undefined || message === undefined) continue;
      report(error);
      const received = message.received + 1;
      if (received >= MAXIMUM_RECEIVES) dead.push({ queue, body: message.body });
      else waiting.push({ ...message, received, visibleAt: clock.now() + VISIBILITY_MILLISECONDS });
    }
  };
  return {
    send: (queue, content, delaySeconds = 0) => {
      const body = JSON.stringify(content);
      for (const message of disturb({ body, delaySeconds }, disturbance({ queue, body })))
        waiting.push({
          queue,
          body: message.body,
          visibleAt: clock.now() + (message.delaySeconds ?? 0) * 1000,
          received: 0,
        });
    },
    deliverVisible: async () => {
      const visible = waiting.filter(({ visibleAt }) => visibleAt <= clock.now());
      waiting = waiting.filter((message) => !visible.includes(message));
      const batches = [...new Set(visible.map(({ queue }) => queue))].flatMap((queue) => {
        const messages = visible.filter((message) => message.queue === queue);
        const size = consumers()[queue]?.batch ?? 1;
        return Array.from({ length: Math.ceil(messages.length / size) }, (_, index) =>
          deliver(queue, messages.slice(index * size, (index + 1) * size)),
        );
      });
      await Promise.all(batches);
      return visible.length > 0;
    },
    deadLetters: () => dead,
    waiting: () => waiting.length,
    nextAt: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map(({ visibleAt }) => visibleAt))),
    // Messages become visible by themselves: settling delivers them.
    runDue: () => undefined,
  };
}

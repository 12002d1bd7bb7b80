import type { Activity } from './clock/activity.ts';
import type { StreamConsumer } from './streams/stream-consumer.ts';

interface SettleParts {
  readonly activity: Activity;
  readonly consumers: readonly StreamConsumer[];
}

/**
 * Makes the function that waits for rest. Idle functions alone prove nothing, for what they wrote may still lie in a stream:
 * rest is when every stream has been read after the last piece of work and none of them had anything.
 */
export function settleStack({ activity, consumers }: SettleParts): () => Promise<void> {
  return async () => {
    for (;;) {
      await activity.whenIdle();
      const before = activity.started();
      await Promise.all(consumers.map(async (consumer) => consumer.catchUp()));
      if (activity.isIdle() && activity.started() === before) return;
    }
  };
}

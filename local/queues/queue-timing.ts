import type { TimeSource } from '../clock/timeline.ts';
import type { Queues } from './create-queues.ts';

/** The instants at which hidden and delayed messages show. */
export function queuesAsTimeSource({ all }: Queues): TimeSource {
  return {
    nextAt: () => {
      const instants = all.flatMap((queue) => queue.nextAt() ?? []);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    runDue: () => {
      for (const queue of all) queue.showDue();
    },
  };
}

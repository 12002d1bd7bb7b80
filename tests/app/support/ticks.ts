import type { TimeSource } from '../../../local/clock/timeline.ts';

/** The minute's tick, as seldom as a test wants it. */
export function ticks(start: number, every: number, run: () => Promise<unknown>): TimeSource {
  let next = start + every;
  return {
    nextAt: () => next,
    runDue: async (at) => {
      while (next <= at) next += every;
      await run();
    },
  };
}

/** Counts what is going on, so that the stack can say when it is idle. */
export interface Activity {
  /** How many pieces of work have begun since the start: equal twice means that nothing happened between. */
  readonly started: () => number;
  readonly isIdle: () => boolean;
  readonly whenIdle: () => Promise<void>;
  readonly track: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** Makes a counter at rest. */
export function createActivity(): Activity {
  let running = 0;
  let started = 0;
  let waiting: (() => void)[] = [];
  const isIdle = (): boolean => running === 0;
  const release = (): void => {
    running -= 1;
    if (!isIdle()) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return {
    started: () => started,
    isIdle,
    whenIdle: async () => {
      while (!isIdle()) await new Promise<void>((wake) => waiting.push(wake));
    },
    track: async (work) => {
      running += 1;
      started += 1;
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}

import type { StackClock } from './stack-clock.ts';

/** Anything that waits for an instant: the agenda, the schedules, a queue's hidden messages. */
export interface TimeSource {
  readonly nextAt: () => number | undefined;
  readonly runDue: (now: number) => void | Promise<void>;
}

interface TimelineParts {
  readonly clock: StackClock;
  readonly sources: readonly TimeSource[];
  readonly settle: () => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

/** Carries the stack through time: by itself on the real clock, in jumps when told to. */
export interface Timeline {
  /** Jumps from one due instant to the next until `at`, settling at each. */
  readonly runUntil: (at: number) => Promise<void>;
  readonly close: () => void;
}

const REAL_TICK_MILLISECONDS = 50;

/** Starts the discrete-event loop over the sources. */
export function startTimeline(parts: TimelineParts): Timeline {
  let jumping: Promise<void> = Promise.resolve();
  let jumps = 0;
  const jump = async (at: number): Promise<void> => {
    jumps += 1;
    try {
      await jumpThrough(parts, at);
    } finally {
      jumps -= 1;
    }
  };
  const ticker = setInterval(() => {
    if (parts.clock.kind === 'real' && jumps === 0) runDue(parts).catch(parts.reportError);
  }, REAL_TICK_MILLISECONDS);
  return {
    runUntil: async (at) => {
      const run = jumping.then(async () => jump(at));
      jumping = run.catch(() => undefined);
      await run;
    },
    close: () => clearInterval(ticker),
  };
}

async function jumpThrough(parts: TimelineParts, at: number): Promise<void> {
  for (;;) {
    await parts.settle();
    const next = earliest(parts.sources);
    if (next === undefined || next > at) break;
    await runSlice(parts, Math.min(at, next + parts.clock.sliceMilliseconds));
  }
  parts.clock.jumpTo(at);
}

/** Runs every instant up to the end of a slice, each at its own time; what they set going runs meanwhile. */
async function runSlice(parts: TimelineParts, end: number): Promise<void> {
  let last = -Infinity;
  for (;;) {
    const next = earliest(parts.sources);
    if (next === undefined || next > end || next <= last) return;
    last = next;
    parts.clock.jumpTo(next);
    await runDue(parts);
  }
}

async function runDue({ clock, sources }: TimelineParts): Promise<void> {
  const now = clock.now();
  for (const source of sources) {
    if ((source.nextAt() ?? Infinity) <= now) await source.runDue(now);
  }
}

function earliest(sources: readonly TimeSource[]): number | undefined {
  const instants = sources.flatMap((source) => source.nextAt() ?? []);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** Something to do at an instant of the stack's clock. */
type RawEngagement = () => void | Promise<void>;

/** The acts planned for later: retries, deliveries of mails, what a test or the demo has planned. */
export interface Agenda {
  readonly add: (at: number, act: RawEngagement) => void;
  readonly nextAt: () => number | undefined;
  /** Runs what is due, in the order of time, then of planning. */
  readonly runDue: (now: number) => Promise<void>;
}

/** Makes an empty agenda. */
export function createAgenda(): Agenda {
  const planned: { readonly at: number; readonly act: RawEngagement }[] = [];
  return {
    add: (at, act) => {
      planned.splice(positionAfter(planned, at), 0, { at, act });
    },
    nextAt: () => planned[0]?.at,
    runDue: async (now) => {
      // One at a time: an act that throws must not take the others with it.
      while ((planned[0]?.at ?? Infinity) <= now) await planned.shift()?.act();
    },
  };
}

function positionAfter(planned: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = planned.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((planned[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How time passes in the stack: as on the wall, or only when the stack is told so. */
export type StackTime =
  | { readonly kind: 'real' }
  | {
      readonly kind: 'virtual';
      readonly startAt: Date;
      readonly tickMinutes?: number;
      /** The first and the last hour of a weekday, in UTC, in which a rate fires; nights and weekends are passed over in one jump. */
      readonly tickHours?: readonly [number, number];
      /** Instants this close together are run before the stack is awaited once: 0 awaits after each. */
      readonly sliceSeconds?: number;
    };

/** The one clock of a stack; `shared` lets the functions' workers read it without asking. Milliseconds since 1970. */
export interface StackClock {
  readonly kind: StackTime['kind'];
  readonly shared: SharedArrayBuffer;
  readonly now: () => number;
  /** What lies so close together is run before the stack is awaited once, as if at one instant; 0 on the real clock. */
  readonly sliceMilliseconds: number;
  /** Moves forward to an instant; an instant that has passed changes nothing. */
  readonly jumpTo: (at: number) => void;
}

/** Makes the clock. In `shared` the first number is 1 for virtual time, the second the instant (virtual) or the offset (real). */
export function createStackClock(time: StackTime): StackClock {
  const shared = new SharedArrayBuffer(16);
  const cells = new BigInt64Array(shared);
  const virtual = time.kind === 'virtual';
  if (virtual) {
    Atomics.store(cells, 0, 1n);
    Atomics.store(cells, 1, BigInt(time.startAt.getTime()));
  }
  const now = (): number => Number(Atomics.load(cells, 1)) + (virtual ? 0 : Date.now());
  return {
    kind: time.kind,
    shared,
    now,
    sliceMilliseconds: virtual ? (time.sliceSeconds ?? 0) * 1000 : 0,
    jumpTo: (at) => {
      const ahead = Math.round(at - now());
      if (ahead > 0) Atomics.add(cells, 1, BigInt(ahead));
    },
  };
}

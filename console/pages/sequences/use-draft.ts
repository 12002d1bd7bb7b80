import { useState } from 'preact/hooks';
import type { Sequence } from './sequence-draft.ts';

/** So many states can be gone back. */
const MOST = 100;

interface Past {
  readonly states: readonly [Sequence, ...Sequence[]];
  /** What the last change was of: typing on in one field is one change. */
  readonly of: string | undefined;
}

/** A sequence that is changed, with every state before: a change is undone rather than asked about. */
export function useDraft(start: Sequence) {
  const [kept, setPast] = useState<Past>({ states: [start], of: undefined });
  const [sequence, ...before] = kept.states;
  return {
    sequence,
    canUndo: before.length > 0,
    change: (next: Sequence, of?: string): void =>
      setPast(({ states: [now, ...earlier], of: last }) => ({
        states:
          of !== undefined && of === last
            ? [next, ...earlier]
            : [next, now, ...earlier].length > MOST
              ? [next, now, ...earlier.slice(0, MOST - 2)]
              : [next, now, ...earlier],
        of,
      })),
    /** @param only undone while this is what stands there: what was done since is not taken back with it */
    undo: (only?: Sequence): void =>
      setPast((past) => {
        const [now, previous, ...earlier] = past.states;
        if (previous === undefined || (only !== undefined && only !== now)) return past;
        return { states: [previous, ...earlier], of: undefined };
      }),
  };
}

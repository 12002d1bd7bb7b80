import { useState } from 'preact/hooks';
import type { Sequence } from './sequence-draft.ts';

/** So many states can be gone back. */
const MOST = 100;

interface Past {
  readonly states: readonly [Sequence, ...Sequence[]];
  /** What the last change was of: typing on in one field is one change. */
  readonly of: string | undefined;
}

/**
 * A sequence that is changed, with every state before: a change is undone rather than asked about.
 * @param kept what was drawn before and not saved: it goes on from there, and is undone as one change
 */
export function useDraft(start: Sequence, kept: Sequence | undefined) {
  const [past, setPast] = useState<Past>({
    states: kept === undefined ? [start] : [kept, start],
    of: undefined,
  });
  const [sequence, ...before] = past.states;
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
      setPast((last) => {
        const [now, previous, ...earlier] = last.states;
        if (previous === undefined || (only !== undefined && only !== now)) return last;
        return { states: [previous, ...earlier], of: undefined };
      }),
  };
}

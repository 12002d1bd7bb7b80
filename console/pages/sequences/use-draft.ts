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
  const [past, setPast] = useState<Past>({ states: [start], of: undefined });
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
    undo: (): void =>
      setPast(({ states: [now, previous, ...earlier] }) => ({
        states: previous === undefined ? [now] : [previous, ...earlier],
        of: undefined,
      })),
  };
}

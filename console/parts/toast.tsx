import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { word } from '../words/language.ts';

interface Said {
  readonly text: string;
  /** Takes back what was done. */
  readonly undo?: () => void;
}

const undoWord = word('元に戻す', 'Undo');
const said = signal<Said | undefined>(undefined);
const STAYS_MS = 10_000;

/** Says what was done, for a moment; never the only place of a fact. */
export const sayDone = (text: string, undo?: () => void): void => {
  said.value = undo === undefined ? { text } : { text, undo };
};

/** Where it is said. */
export function Toast() {
  const now = said.value;
  useEffect(() => {
    const timer = setTimeout(() => (said.value = undefined), STAYS_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status" aria-live="polite">
      {now !== undefined && (
        <p class="toast">
          <span>{now.text}</span>
          {now.undo !== undefined && (
            <button
              type="button"
              onClick={() => {
                said.value = undefined;
                now.undo?.();
              }}
            >
              {undoWord()}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

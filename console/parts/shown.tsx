import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Reading } from '../data/use-read.ts';
import { word } from '../words/language.ts';
import { FailedToLoad } from './notice.tsx';

const loading = word('読み込んでいます…', 'Loading…');

/** Shows what was read; while it is on its way grey bars, where it failed why and a way on. What is there already stays. */
export function Shown<T>({
  of,
  children,
}: {
  readonly of: Reading<T>;
  readonly children: (answer: T) => ComponentChildren;
}) {
  return (
    <>
      {of.problem !== undefined && <FailedToLoad problem={of.problem} again={of.again} />}
      {of.answer !== undefined ? children(of.answer) : of.isLoading && <Bars />}
    </>
  );
}

const BARS_AFTER_MS = 300;
const WORDS_AFTER_MS = 2000;

/** Nothing at first, then grey bars, then words too. */
export function Bars() {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [BARS_AFTER_MS, WORDS_AFTER_MS].map((ms) => setTimeout(() => setWaited(ms), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <div class="stack" aria-busy="true">
      {waited >= BARS_AFTER_MS &&
        [1, 2, 3, 4].map((bar) => <span key={bar} class="skel" aria-hidden="true" />)}
      {waited >= WORDS_AFTER_MS && (
        <p class="soft" role="status">
          {loading()}
        </p>
      )}
    </div>
  );
}

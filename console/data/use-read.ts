import { signal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { language } from '../words/language.ts';
import { fetchRoute, type Answer, type Fetched, type Given, type RouteName } from './call-api.ts';
import { CallProblem, unanswered } from './problem.ts';

/** What was read: the answer, stale while it is read anew; or why there is none. */
export interface Reading<T> {
  readonly answer: T | undefined;
  /** By which a write says that it is over this answer. */
  readonly tag: string | undefined;
  readonly problem: CallProblem | undefined;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/** Answers by what was asked: everything shown comes from one of these. */
const answers = new Map<string, Fetched>();
const running = new Map<string, Promise<Fetched>>();
/** Counts writes: after each, what is on the screen is read anew. */
const written = signal(0);

/** Something was changed: what is shown is read again. */
export const readAgain = (): void => {
  written.value += 1;
};

/**
 * Reads a route, and again after every write and when the page is seen again.
 * @param given undefined: nothing is to be read now
 */
export function useRead<Name extends RouteName>(
  name: Name,
  given: Given<Name> | undefined,
): Reading<Answer<Name>> {
  const asked = JSON.stringify([name, given]);
  const key = `${language.value} ${asked}`;
  const [outcome, setOutcome] = useState<Outcome>({
    asked,
    key,
    fetched: answers.get(key),
    problem: undefined,
  });
  const [tries, setTries] = useState(0);
  const writes = written.value;
  useEffect(() => {
    if (given === undefined) return undefined;
    let isCurrent = true;
    const show = (next: Pick<Outcome, 'fetched' | 'problem'>): void => {
      if (!isCurrent) return;
      setOutcome((before) => ({
        asked,
        key,
        fetched: next.fetched ?? (before.asked === asked ? before.fetched : undefined),
        problem: next.problem,
      }));
    };
    fetchOnce(key, async () => fetchRoute(name, given)).then(
      (fetched) => show({ fetched, problem: undefined }),
      (error: unknown) =>
        show({
          fetched: answers.get(key),
          problem: error instanceof CallProblem ? error : unanswered(error),
        }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, tries, writes]);
  const isOfKey = outcome.key === key;
  // In the other language it stands until it was read in this one: forms on it keep what was typed.
  const inOther = outcome.asked === asked ? outcome.fetched : undefined;
  const fetched = isOfKey ? outcome.fetched : (answers.get(key) ?? inOther);
  const text = fetched?.text;
  const problem = isOfKey ? outcome.problem : undefined;
  // The same object as long as the text is the same.
  const answer = useMemo((): Answer<Name> | undefined => {
    const parsed: Answer<Name> | undefined = text === undefined ? undefined : JSON.parse(text);
    return parsed;
  }, [text]);
  return {
    answer,
    tag: fetched?.tag,
    problem,
    isLoading: given !== undefined && text === undefined && problem === undefined,
    again: () => setTries(tries + 1),
  };
}

interface Outcome {
  readonly asked: string;
  /** What was asked, in which language. */
  readonly key: string;
  readonly fetched: Fetched | undefined;
  readonly problem: CallProblem | undefined;
}

/** Two readers of the same thing share one call. */
function fetchOnce(key: string, fetchIt: () => Promise<Fetched>): Promise<Fetched> {
  const already = running.get(key);
  if (already !== undefined) return already;
  const call = fetchIt()
    .then((fetched) => {
      answers.set(key, fetched);
      return fetched;
    })
    .finally(() => running.delete(key));
  running.set(key, call);
  return call;
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') readAgain();
});
addEventListener('online', readAgain);

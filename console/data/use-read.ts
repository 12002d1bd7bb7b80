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
/** What reads each thing on the screen anew; settles once it is shown. */
const onScreen = new Set<() => Promise<void>>();

/** Something was changed: what is shown is read again. Settles once that is done, whatever came of it. */
export async function readAgain(): Promise<void> {
  // A call that began before the change may answer with what was there before it.
  running.clear();
  await Promise.all([...onScreen].map(async (read) => read()));
}

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
  useEffect(() => {
    if (given === undefined) return undefined;
    let latest = 0;
    const show = (next: Pick<Outcome, 'fetched' | 'problem'>): void =>
      setOutcome((before) => ({
        asked,
        key,
        fetched: next.fetched ?? (before.asked === asked ? before.fetched : undefined),
        problem: next.problem,
      }));
    const read = async (): Promise<void> => {
      latest += 1;
      const turn = latest;
      try {
        const fetched = await fetchOnce(key, async () => fetchRoute(name, given));
        if (turn === latest) show({ fetched, problem: undefined });
      } catch (error) {
        const problem = error instanceof CallProblem ? error : unanswered(error);
        // Whoever removed the thing has its turn first, and leaves the page of what is there no more.
        setTimeout(() => {
          if (turn === latest) show({ fetched: answers.get(key), problem });
        });
      }
    };
    void read();
    onScreen.add(read);
    return () => {
      onScreen.delete(read);
      latest = Infinity;
    };
  }, [key, tries]);
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
  const isRunning = (): boolean => running.get(key) === call;
  const call = fetchIt()
    .then((fetched) => {
      if (isRunning()) answers.set(key, fetched);
      return fetched;
    })
    .finally(() => {
      if (isRunning()) running.delete(key);
    });
  running.set(key, call);
  return call;
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void readAgain();
});
addEventListener('online', () => void readAgain());

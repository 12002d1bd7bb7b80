import { useState } from 'preact/hooks';
import { callRoute, type Answer, type Given, type RouteName } from './call-api.ts';
import { CallProblem, unanswered } from './problem.ts';
import { forgetTyped } from './typing.ts';
import { readAgain } from './use-read.ts';

/** One thing that a person does on a page. */
export interface Writing {
  readonly isBusy: boolean;
  readonly problem: CallProblem | undefined;
  /**
   * Calls a route; undefined when it was refused, and `problem` says why. With the tag of a reading it is refused where
   * somebody was faster, and what is shown is read again.
   */
  readonly write: <Name extends RouteName>(
    name: Name,
    given: Given<Name>,
    over?: string,
  ) => Promise<Answer<Name> | undefined>;
  readonly forget: () => void;
}

/** For how long, in milliseconds, a writer waits until the page shows what it wrote. */
const PATIENCE = 2000;
/** What no page shows: a file may have hundreds of parts. */
const shownNowhere: ReadonlySet<RouteName> = new Set(['uploadImportPart']);

/** Writes through a route. What is shown is read again before the writer goes on: no form closes over former values. */
export function useWrite(): Writing {
  const [state, setState] = useState<Pick<Writing, 'isBusy' | 'problem'>>({
    isBusy: false,
    problem: undefined,
  });
  return {
    ...state,
    forget: () => setState({ isBusy: false, problem: undefined }),
    write: async (name, given, over) => {
      setState({ isBusy: true, problem: undefined });
      try {
        const answer = await callRoute(name, given, over, true);
        forgetTyped();
        if (!shownNowhere.has(name))
          await Promise.race([readAgain(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
        setState({ isBusy: false, problem: undefined });
        return answer;
      } catch (error) {
        const problem = error instanceof CallProblem ? error : unanswered(error);
        setState({ isBusy: false, problem });
        if (problem.stale !== undefined || problem.code === 'changed') void readAgain();
        return undefined;
      }
    },
  };
}

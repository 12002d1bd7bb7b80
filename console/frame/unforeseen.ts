import { CallProblem } from '../data/problem.ts';
import { sayDone } from '../parts/toast.tsx';
import { said } from '../words/language.ts';

/** What failed behind something that was pressed and says so nowhere else is said at least for a moment. */
export function sayUnforeseen(): void {
  addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    if (!(reason instanceof CallProblem)) return;
    sayDone(said(reason.text));
    event.preventDefault();
  });
}

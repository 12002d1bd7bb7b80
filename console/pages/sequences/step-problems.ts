import type { SequenceProblemView } from '../../../contract/saved-sequences.ts';
import type { ProblemPlace } from '../../../contract/problem.ts';
import { armsOf, inOrder, type Step, type Steps } from './sequence-draft.ts';

/** What is wrong, and at which step; none where it is of the whole. */
export interface StepProblem {
  readonly stepId: string | undefined;
  readonly message: SequenceProblemView['message'];
}

/** What a check found, each at its step. */
export const problemsFound = (
  steps: Steps,
  problems: readonly SequenceProblemView[],
): readonly StepProblem[] =>
  problems.map(({ place, step, message }) => ({ stepId: ownerOf(steps, step) ?? at(steps, place), message }));

/** What a refusal named, each at its step. */
export const problemsRefused = (steps: Steps, places: readonly ProblemPlace[]): readonly StepProblem[] =>
  places.map(({ place, message }) => ({
    stepId: at(steps, place.replace(/^body\.sequence\./, '')),
    message,
  }));

/** The step of this id, or the one that is short for it. */
const ownerOf = (steps: Steps, id: string): string | undefined =>
  id === '' ? undefined : inOrder(steps).find((step) => step.id === id || id.startsWith(`${step.id}.`))?.id;

/** The step at a place of the document: `steps.2.happened.0.until`; of a text, `steps (ID).text.ja`. */
function at(steps: Steps, place: string): string | undefined {
  const named = /^steps \((.+?)\)/.exec(place)?.[1];
  if (named !== undefined) return ownerOf(steps, named);
  const [first, ...rest] = place.split('.');
  return first === 'steps' ? deepest(steps, rest)?.id : undefined;
}

function deepest(steps: Steps, [index, ...rest]: readonly string[]): Step | undefined {
  const step = steps[Number(index)];
  if (step === undefined) return undefined;
  const path = rest.join('.');
  const arm = armsOf(step).find(({ key }) => path.startsWith(`${key}.`));
  const inner = arm === undefined ? undefined : deepest(arm.steps, path.slice(arm.key.length + 1).split('.'));
  return inner ?? step;
}

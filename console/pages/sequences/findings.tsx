import type { SequenceProblemView } from '../../../contract/saved-sequences.ts';
import { Notice } from '../../parts/notice.tsx';
import { items } from '../../words/figures.ts';
import { phrase, said } from '../../words/language.ts';
import type { Steps } from './sequence-draft.ts';
import { problemsFound, type StepProblem } from './step-problems.ts';

const words = {
  wrong: phrase(
    (count: string) => `まだ保存できません。直すところが${count}あります`,
    (count: string) => `It cannot be saved yet: ${count} to mend`,
  ),
  mind: phrase(
    (count: string) => `気を付けたいところが${count}あります`,
    (count: string) => `${count} to mind`,
  ),
  at: phrase(
    (number: number, message: string) => `手順${number}：${message}`,
    (number: number, message: string) => `Step ${number}: ${message}`,
  ),
};

interface FindingsProps {
  /** What is said of problems; else that it cannot be saved. */
  readonly wrong?: string | undefined;
  readonly problems: readonly StepProblem[];
  readonly warnings: readonly SequenceProblemView[];
  readonly steps: Steps;
  readonly numbers: ReadonlyMap<string, number>;
}

/** What stops a save, and what deserves a look; each leads to its step. */
export const Findings = ({ wrong, problems, warnings, steps, numbers }: FindingsProps) => (
  <>
    {problems.length > 0 && (
      <Notice tone="danger" title={wrong ?? words.wrong(items(problems.length))}>
        <List found={problems} numbers={numbers} />
      </Notice>
    )}
    {warnings.length > 0 && (
      <Notice tone="warn" title={words.mind(items(warnings.length))}>
        <List found={problemsFound(steps, warnings)} numbers={numbers} />
      </Notice>
    )}
  </>
);

const List = ({
  found,
  numbers,
}: {
  readonly found: readonly StepProblem[];
  readonly numbers: ReadonlyMap<string, number>;
}) => (
  <ul>
    {found.map(({ stepId, message }, index) => (
      <li key={index}>
        {stepId === undefined ? (
          said(message)
        ) : (
          <a href={`#step-${stepId}`}>{words.at(numbers.get(stepId) ?? 0, said(message))}</a>
        )}
      </li>
    ))}
  </ul>
);

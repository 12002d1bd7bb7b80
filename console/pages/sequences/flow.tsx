import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { stepKindLabels } from '../../../contract/sequence-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { labelled, phrase, said, word } from '../../words/language.ts';
import type { Names } from './act-words.ts';
import { AddStep, StepButtons, onStepKey, type FlowEditing } from './flow-editing.tsx';
import { armsOf, type Step, type Steps } from './sequence-draft.ts';
import type { Numbers } from './numbers.ts';
import type { StepProblem } from './step-problems.ts';
import { armNames, linesOf, reachesCustomer, stepSaid } from './step-words.ts';

const words = {
  step: word('手順', 'Step '),
  joins: phrase(
    (number: number) => `手順${number}で合流`,
    (number: number) => `Rejoins at step ${number}`,
  ),
  finishes: word('ここで最後まで進んだことになります', 'Here the sequence is finished'),
  problem: phrase(
    (number: number) => `手順${number}の直すところ`,
    (number: number) => `To mend in step ${number}`,
  ),
};

/** All that the steps of a page are shown with. */
export interface Shown extends Numbers {
  readonly names: Names;
  readonly problems: readonly StepProblem[];
  /** What is counted at a step, at its right. */
  readonly side?: ((step: Step) => ComponentChildren) | undefined;
  /** How many went a way out of a step. */
  readonly went?: ((step: Step, way: string) => string | undefined) | undefined;
  /** What stands below the sentence of a step. */
  readonly below?: ((step: Step) => ComponentChildren) | undefined;
  readonly editing?: FlowEditing | undefined;
}

/** A sequence that reads downwards as a page. */
export const Flow = ({ steps, shown }: { readonly steps: Steps; readonly shown: Shown }) => (
  <ol class="flow main-flow mt">
    {shown.editing !== undefined && <AddStep editing={shown.editing} where={{ first: true }} number={0} />}
    <Rows steps={steps} shown={shown} after={undefined} />
  </ol>
);

interface RowsProps {
  readonly steps: Steps;
  readonly shown: Shown;
  /** The number of the step that comes after the last. */
  readonly after: number | undefined;
}

const Rows = ({ steps, shown, after }: RowsProps) => (
  <>
    {steps.map((step, index) => {
      const next = steps[index + 1];
      return (
        <Row
          key={step.id}
          {...{ step, shown }}
          after={next === undefined ? after : shown.numbers.get(next.id)}
        />
      );
    })}
  </>
);

interface RowProps extends Omit<RowsProps, 'steps'> {
  readonly step: Step;
}

function Row({ step, shown, after }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  const { names, numbers, mailNumbers, problems, editing } = shown;
  const number = numbers.get(step.id) ?? 0;
  const own = problems.filter(({ stepId }) => stepId === step.id);
  const arms = armsOf(step);
  const place = { step, number };
  const mark = own.length > 0 ? 'mark bad' : reachesCustomer(step) ? 'mark out' : 'mark';
  return (
    <>
      <li
        ref={row}
        id={`step-${step.id}`}
        data-step={number}
        class={arms.length > 0 ? 'fork' : undefined}
        tabIndex={editing === undefined ? undefined : 0}
        onKeyDown={
          editing === undefined ? undefined : (event) => onStepKey(event, row.current, editing, place)
        }
      >
        <span class={mark}>
          <span class="vh">{words.step()}</span>
          {number}
        </span>
        <div>
          <small>{labelled(stepKindLabels, step.kind)}</small>
          <h3>{stepSaid(step, names, mailNumbers.get(step.id) ?? 0)}</h3>
          {linesOf(step, names).map((line) => (
            <p key={line} class="small">
              {line}
            </p>
          ))}
          {shown.below?.(step)}
        </div>
        <div class="side">
          {shown.side?.(step)}
          {editing !== undefined && <StepButtons editing={editing} place={place} />}
        </div>
        {own.length > 0 && (
          <div class="note danger row mt" role="group" aria-label={words.problem(number)}>
            <Icon name="warning" />
            <div>
              {own.map(({ message }) => (
                <p key={message.en}>{said(message)}</p>
              ))}
            </div>
          </div>
        )}
        {editing?.editedId === step.id && <div class="row">{editing.form(step)}</div>}
        {arms.length > 0 && <Ways {...{ step, shown, after }} />}
      </li>
      {editing !== undefined && <AddStep editing={editing} where={{ after: step.id }} number={number} />}
    </>
  );
}

/** The ways out of a step, side by side where there is room; each ends where it joins. */
function Ways({ step, shown, after }: Pick<RowProps, 'step' | 'shown' | 'after'>) {
  const names = armNames(step, shown.names);
  return (
    <div class="ways">
      <div>
        {armsOf(step).map(({ id, key, steps }, index) => {
          const name = names[index] ?? '';
          const went = shown.went?.(step, id);
          const isEnd = steps.at(-1)?.kind === 'end';
          return (
            <ol key={key} class="flow" aria-label={name}>
              <li class="way">
                <p>
                  <b>{name}</b>
                  {went !== undefined && ` ${went}`}
                </p>
              </li>
              {shown.editing !== undefined && (
                <AddStep
                  editing={shown.editing}
                  where={{ of: step.id, arm: key }}
                  number={shown.numbers.get(step.id) ?? 0}
                  way={name}
                />
              )}
              <Rows steps={steps} shown={shown} after={after} />
              {!isEnd && (
                <li class="join">
                  <p>{after === undefined ? words.finishes() : words.joins(after)}</p>
                </li>
              )}
            </ol>
          );
        })}
      </div>
    </div>
  );
}

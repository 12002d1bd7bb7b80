import { useState } from 'preact/hooks';
import { useRead } from '../../data/use-read.ts';
import { sayDone } from '../../parts/toast.tsx';
import { phrase } from '../../words/language.ts';
import type { Names } from './act-words.ts';
import type { FlowEditing } from './flow-editing.tsx';
import { choicesFor } from './names.ts';
import { numbersOf } from './numbers.ts';
import { newStep, type Addable } from './new-step.ts';
import {
  added,
  idsIn,
  inOrder,
  moved,
  newId,
  replaced,
  stepOfId,
  type Sequence,
  type Step,
  type Where,
} from './sequence-draft.ts';
import { StepForm } from './step-form.tsx';

const words = {
  moved: phrase(
    (from: number, to: number) => `手順${from}を手順${to}へ動かしました`,
    (from: number, to: number) => `Step ${from} moved to ${to}`,
  ),
  removed: phrase(
    (number: number) => `手順${number}を消しました。`,
    (number: number) => `Step ${number} was removed.`,
  ),
};

interface Given {
  readonly sequence: Sequence;
  readonly change: (sequence: Sequence) => void;
  readonly undo: (only?: Sequence) => void;
  /** Says aloud what a key did. */
  readonly say: (text: string) => void;
  readonly assets: Parameters<typeof choicesFor>[2];
  readonly names: Names;
  readonly numbers: ReadonlyMap<string, number>;
}

/** What can be done with the steps of a draft; one of them is edited at a time. */
export function useFlowEditing({ sequence, change, undo, say, assets, names, numbers }: Given): FlowEditing {
  const [editedId, edit] = useState<string>();
  const { steps } = sequence;
  const known = useRead('listSequences', {}).answer?.sequences ?? [];
  const number = (id: string): number => numbers.get(id) ?? 0;
  const set = (next: Sequence['steps']): void => change({ ...sequence, steps: next });
  const add = (where: Where, kind: Addable): void => {
    const { documents, webinars, ...choices } = choicesFor(sequence, undefined, assets, names);
    const step = newStep(kind, {
      document: documents.find(({ isWithdrawn }) => isWithdrawn !== true)?.value,
      webinar: webinars[0]?.value,
      like: known.flatMap((each) => inOrder(each.sequence.steps)).find((each) => each.kind === 'webinar'),
      newId: choices.newId,
    });
    set(added(steps, where, step));
    edit(step.id);
    focusOn(step.id, 'form select, form input, form textarea');
  };
  return {
    editedId: editedId !== undefined && stepOfId(steps, editedId) !== undefined ? editedId : undefined,
    edit: (id) => {
      edit(id);
      if (id !== undefined) focusOn(id, 'form select, form input, form textarea');
    },
    add,
    move: (step, by) => {
      const next = moved(steps, step.id, by);
      if (next === undefined) return;
      set(next);
      say(words.moved(number(step.id), numbersOf(next).numbers.get(step.id) ?? 0));
      focusOn(step.id, undefined);
    },
    canMove: (step, by) => moved(steps, step.id, by) !== undefined,
    remove: (step) => {
      const without = { ...sequence, steps: replaced(steps, step.id, undefined) };
      change(without);
      sayDone(words.removed(number(step.id)), () => undo(without));
    },
    undo: () => undo(),
    form: (step) => (
      <StepForm
        key={step.id}
        step={step}
        number={number(step.id)}
        choices={choicesFor(sequence, step.id, assets, names)}
        onCancel={() => {
          edit(undefined);
          focusOn(step.id, undefined);
        }}
        onUse={(next) => {
          set(replaced(steps, step.id, next));
          edit(undefined);
          focusOn(step.id, undefined);
        }}
        onCopy={(next) => {
          const copy = copied(next, new Set(idsIn(steps)));
          set(added(replaced(steps, step.id, next), { after: step.id }, copy));
          edit(copy.id);
          focusOn(copy.id, 'form select, form input, form textarea');
        }}
      />
    ),
  };
}

/** A step with all that hangs on it, under ids of its own. */
function copied(step: Step, taken: Set<string>): Step {
  const fresh = (kind: string): string => {
    const id = newId(kind, taken);
    taken.add(id);
    return id;
  };
  const copy = (each: Step): Step => {
    const id = fresh(each.kind);
    const list = (inner: Sequence['steps']): Sequence['steps'] => inner.map((one) => copy(one));
    switch (each.kind) {
      case 'mail':
        return { ...each, id, textId: undefined };
      case 'waitFor':
        return { ...each, id, happened: list(each.happened), otherwise: list(each.otherwise) };
      case 'condition':
        return {
          ...each,
          id,
          branches: each.branches.map((branch) => ({
            ...branch,
            id: fresh('branch'),
            steps: list(branch.steps),
          })),
          otherwise: list(each.otherwise),
        };
      case 'split':
        return {
          ...each,
          id,
          arms: each.arms.map((arm) => ({ ...arm, id: fresh('arm'), steps: list(arm.steps) })),
        };
      case 'webinar':
        return {
          ...each,
          id,
          attended: each.attended === undefined ? undefined : list(each.attended),
          notRegistered: each.notRegistered === undefined ? undefined : list(each.notRegistered),
        };
      case 'wait':
      case 'task':
      case 'end':
      case 'permission':
        return { ...each, id };
      default:
        return each satisfies never;
    }
  };
  return copy(step);
}

/** Puts the focus on a step once it is drawn, or on the first control in it. */
function focusOn(id: string, control: string | undefined): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const row = document.getElementById(`step-${id}`);
      const target = control === undefined ? row : row?.querySelector<HTMLElement>(control);
      target?.focus();
    }),
  );
}

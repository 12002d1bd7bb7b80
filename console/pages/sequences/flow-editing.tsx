import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { stepKindLabels } from '../../../contract/sequence-words.ts';
import { Button } from '../../parts/button.tsx';
import { labelled, phrase, word } from '../../words/language.ts';
import { addable, type Addable } from './new-step.ts';
import type { Step, Where } from './sequence-draft.ts';

const words = {
  edit: phrase(
    (number: number) => `手順${number}を編集`,
    (number: number) => `Edit step ${number}`,
  ),
  up: phrase(
    (number: number) => `手順${number}を上へ`,
    (number: number) => `Move step ${number} up`,
  ),
  down: phrase(
    (number: number) => `手順${number}を下へ`,
    (number: number) => `Move step ${number} down`,
  ),
  off: phrase(
    (number: number) => `手順${number}を消す`,
    (number: number) => `Remove step ${number}`,
  ),
  short: word('編集', 'Edit'),
  addFirst: word('最初に手順を追加', 'Add a first step'),
  addAfter: phrase(
    (number: number) => `手順${number}のあとに手順を追加`,
    (number: number) => `Add a step after step ${number}`,
  ),
  addWay: phrase(
    (number: number, way: string) => `手順${number}の「${way}」に手順を追加`,
    (number: number, way: string) => `Add a step to "${way}" of step ${number}`,
  ),
  what: word('何を追加しますか', 'What is added?'),
  cancel: word('やめる', 'Cancel'),
};

/** What can be done with the steps of a page. */
export interface FlowEditing {
  readonly editedId: string | undefined;
  readonly edit: (id: string | undefined) => void;
  readonly form: (step: Step) => ComponentChildren;
  readonly add: (where: Where, kind: Addable) => void;
  /** To the next or the last place as one reads: into a branch, out of it, past a step. */
  readonly move: (step: Step, by: 1 | -1) => void;
  readonly canMove: (step: Step, by: 1 | -1) => boolean;
  readonly remove: (step: Step) => void;
  readonly undo: () => void;
}

/** A step with its number on the page. */
export interface StepPlace {
  readonly step: Step;
  readonly number: number;
}

interface ButtonsProps {
  readonly editing: FlowEditing;
  readonly place: StepPlace;
}

/** Edit, up, down, off. */
export const StepButtons = ({
  editing: { edit, editedId, move, canMove, remove },
  place: { step, number },
}: ButtonsProps) => (
  <p class="move">
    {editedId === step.id ? (
      <span />
    ) : (
      <Small label={words.edit(number)} onClick={() => edit(step.id)}>
        {words.short()}
      </Small>
    )}
    <Small label={words.up(number)} isOff={!canMove(step, -1)} onClick={() => move(step, -1)}>
      ↑
    </Small>
    <Small label={words.down(number)} isOff={!canMove(step, 1)} onClick={() => move(step, 1)}>
      ↓
    </Small>
    <Small label={words.off(number)} onClick={() => remove(step)}>
      ✕
    </Small>
  </p>
);

interface SmallProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}

const Small = ({ label, isOff = false, onClick, children }: SmallProps) => (
  <button type="button" class="btn quiet sm" aria-label={label} disabled={isOff} onClick={onClick}>
    {children}
  </button>
);

/** The keys of a step that has the focus itself. */
export function onStepKey(
  event: KeyboardEvent,
  row: HTMLElement | null,
  editing: FlowEditing,
  { step, number }: StepPlace,
): void {
  if (event.target !== row || event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.altKey && event.key === 'ArrowUp') editing.move(step, -1);
  else if (event.altKey && event.key === 'ArrowDown') editing.move(step, 1);
  else if (event.altKey) return;
  else if (event.key === 'j') focusNext(row, 1);
  else if (event.key === 'k') focusNext(row, -1);
  else if (event.key === 'e') editing.edit(step.id);
  else if (event.key === 'a') openNextAdd(row);
  else if (event.key === 'Delete') {
    focusNext(row, number === 1 ? 1 : -1);
    editing.remove(step);
  } else if (event.key === 'z') editing.undo();
  else return;
  event.preventDefault();
}

/** The next or previous step of the whole page, however deep it stands. */
function focusNext(from: HTMLElement | null, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-step]')];
  all[all.findIndex((each) => each === from) + by]?.focus();
}

const openNextAdd = (row: HTMLElement | null): void =>
  row?.nextElementSibling?.querySelector<HTMLElement>('.plus')?.click();

interface AddProps {
  readonly editing: FlowEditing;
  readonly where: Where;
  /** Of the step after which, or on whose way, it is added; 0: none. */
  readonly number: number;
  readonly way?: string;
}

/** The place between two steps: what is added there is chosen of all kinds. */
export function AddStep({ editing, where, number, way }: AddProps) {
  const [isOpen, setOpen] = useState(false);
  const label =
    way !== undefined ? words.addWay(number, way) : number === 0 ? words.addFirst() : words.addAfter(number);
  return (
    <li class={isOpen ? 'add open' : 'add'}>
      <button
        type="button"
        class="plus"
        aria-label={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ＋
      </button>
      {isOpen && (
        <div
          class="kinds row"
          role="group"
          aria-label={words.what()}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setOpen(false);
          }}
        >
          {addable.map((kind) => (
            <Button
              key={kind}
              isSmall
              onClick={() => {
                setOpen(false);
                editing.add(where, kind);
              }}
            >
              {labelled(stepKindLabels, kind)}
            </Button>
          ))}
          <Button isSmall kind="quiet" onClick={() => setOpen(false)}>
            {words.cancel()}
          </Button>
        </div>
      )}
    </li>
  );
}

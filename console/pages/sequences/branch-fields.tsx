import { counted } from '../../../contract/counted.ts';
import type { ComponentChildren } from 'preact';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { phrase, word } from '../../words/language.ts';
import { TestFields } from './test-fields.tsx';
import type { FormChoices } from './form-choices.ts';
import { NumberField } from './number-field.tsx';
import type { Step, StepOf } from './sequence-draft.ts';

const words = {
  branch: phrase(
    (number: number) => `枝${number}`,
    (number: number) => `Branch ${number}`,
  ),
  arm: phrase(
    (number: number) => `組${number}`,
    (number: number) => `Group ${number}`,
  ),
  first: word(
    '上から順に見て、最初に当てはまった枝へ進みます。どれにも当たらない方のための枝は、いつもあります。',
    'Looked at from above: the first branch that holds is taken. There is always one for the others.',
  ),
  lot: word(
    'くじは会社ごとに引きます。割合は比で、合計が100でなくてもかまいません。',
    'Drawn by company. Shares are in proportion; they need not add up to 100.',
  ),
  name: word('呼び名（任意）', 'Name (optional)'),
  weight: word('割合', 'Share'),
  add: word('＋ 枝を追加', '+ Branch'),
  addArm: word('＋ 組を追加', '+ Group'),
  off: phrase(
    (name: string) => `${name}を消す`,
    (name: string) => `Remove ${name}`,
  ),
  holds: phrase(
    (steps: number) => `中の手順${steps}個も消えます`,
    (steps: number) => `with its ${counted(steps, 'step')}`,
  ),
};

/** A branching step has at most so many ways. */
const MOST = 8;

interface FieldsProps<S extends Step> {
  readonly draft: S;
  readonly choices: FormChoices;
  readonly onChange: (step: S) => void;
}

/** The branches of a condition. */
export function BranchesFields({ draft, choices, onChange }: FieldsProps<StepOf<'condition'>>) {
  const { branches } = draft;
  const set = (next: StepOf<'condition'>['branches']): void => onChange({ ...draft, branches: next });
  return (
    <>
      <p class="small soft">{words.first()}</p>
      {branches.map((branch, index) => {
        const change = (changes: Partial<typeof branch>): void =>
          set(branches.map((each) => (each.id === branch.id ? { ...each, ...changes } : each)));
        return (
          <Way
            key={branch.id}
            title={words.branch(index + 1)}
            steps={branch.steps.length}
            onRemove={
              branches.length > 1 ? () => set(branches.filter(({ id }) => id !== branch.id)) : undefined
            }
          >
            <TestFields value={branch.when} choices={choices} onChange={(when) => change({ when })} />
            <TextField
              label={words.name()}
              value={branch.name ?? ''}
              onChange={(name) => change({ name: name === '' ? undefined : name })}
            />
          </Way>
        );
      })}
      {branches.length < MOST && (
        <p class="acts">
          <Button
            isSmall
            onClick={() =>
              set([...branches, { id: choices.newId('branch'), when: { interestAtLeast: 20 }, steps: [] }])
            }
          >
            {words.add()}
          </Button>
        </p>
      )}
    </>
  );
}

/** The arms of a split. */
export function ArmsFields({ draft, choices, onChange }: FieldsProps<StepOf<'split'>>) {
  const { arms } = draft;
  const set = (next: StepOf<'split'>['arms']): void => onChange({ ...draft, arms: next });
  return (
    <>
      <p class="small soft">{words.lot()}</p>
      {arms.map((arm, index) => {
        const change = (changes: Partial<typeof arm>): void =>
          set(arms.map((each) => (each.id === arm.id ? { ...each, ...changes } : each)));
        return (
          <Way
            key={arm.id}
            title={words.arm(index + 1)}
            steps={arm.steps.length}
            onRemove={arms.length > 2 ? () => set(arms.filter(({ id }) => id !== arm.id)) : undefined}
          >
            <div class="fields">
              <TextField
                label={words.name()}
                value={arm.name ?? ''}
                onChange={(name) => change({ name: name === '' ? undefined : name })}
              />
              <NumberField
                label={words.weight()}
                value={arm.weight}
                from={0}
                to={1000}
                onChange={(weight) => change({ weight })}
              />
            </div>
          </Way>
        );
      })}
      {arms.length < MOST && (
        <p class="acts">
          <Button
            isSmall
            onClick={() =>
              set([
                ...arms,
                {
                  id: choices.newId('arm'),
                  name: String.fromCharCode(65 + arms.length),
                  weight: 50,
                  steps: [],
                },
              ])
            }
          >
            {words.addArm()}
          </Button>
        </p>
      )}
    </>
  );
}

interface WayProps {
  readonly title: string;
  readonly steps: number;
  readonly onRemove: (() => void) | undefined;
  readonly children: ComponentChildren;
}

const Way = ({ title, steps, onRemove, children }: WayProps) => (
  <fieldset class="rule">
    <legend>
      <b>{title}</b>
    </legend>
    {children}
    {onRemove !== undefined && (
      <p class="acts">
        <Button isSmall kind="quiet" onClick={onRemove}>
          {words.off(title)}
        </Button>
        {steps > 0 && <span class="small soft">{words.holds(steps)}</span>}
      </p>
    )}
  </fieldset>
);

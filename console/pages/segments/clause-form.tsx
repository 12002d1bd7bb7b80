import { useEffect, useRef, useState } from 'preact/hooks';
import { choiceLabel, describeClause } from '../../../contract/clause-words.ts';
import {
  allFields,
  fieldOf,
  isFieldKey,
  operatorsOf,
  valueOf,
  type Clause,
  type FieldKey,
  type Operator,
} from '../../../contract/rule-parts.ts';
import { isFifthField } from '../../../contract/rfm-words.ts';
import { operatorLabels } from '../../../contract/segment-words.ts';
import { useRead } from '../../data/use-read.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { count } from '../../words/figures.ts';
import { language, phrase, said, word, listed } from '../../words/language.ts';
import { FifthHint } from './fifth-hint.tsx';
import { clauseOf, typedOf, type Typed } from './clause-draft.ts';

const words = {
  field: word('項目', 'Field'),
  operator: word('比べ方', 'Operator'),
  value: word('値', 'Value'),
  list: word('値（読点またはコンマで区切る）', 'Values, separated by commas'),
  from: word('下限', 'From'),
  until: word('上限', 'To'),
  use: word('この内容にする', 'Use this'),
  cancel: word('やめる', 'Cancel'),
  missing: word('値を入れてください。', 'Give a value.'),
  offered: phrase(
    (people: string) => `選べる値（${people}名のうち）`,
    (people: string) => `Values among ${people} people`,
  ),
  all: word('選べる値', 'Values'),
  preview: word('読み方', 'Reads as'),
};

interface ClauseFormProps {
  readonly label: string;
  readonly clause: Clause | undefined;
  readonly currency: string;
  readonly onUse: (clause: Clause) => void;
  readonly onCancel: () => void;
}

/** One clause being written: what is looked at, what is asked of it, and the value. */
export function ClauseForm({ label, clause, currency, onUse, onCancel }: ClauseFormProps) {
  const [field, setField] = useState<FieldKey>(clause?.field ?? 'dormancy');
  const [op, setOp] = useState<Operator>(clause?.op ?? 'oneOf');
  const [typed, setTyped] = useState<Typed>(typedOf(clause));
  const [isRefused, setRefused] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // It opens above the button that was pressed: without this the keyboard stays below it.
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const { type } = fieldOf(field);
  const operators = operatorsOf[type];
  const written = clauseOf(field, op, typed);
  const toField = (value: string): void => {
    if (!isFieldKey(value)) return;
    const [first] = operatorsOf[fieldOf(value).type];
    setField(value);
    setOp(fieldOf(value).type === 'choice' ? 'oneOf' : first);
    setTyped(typedOf(undefined));
    setRefused(false);
  };
  return (
    <form
      class="panel row"
      ref={form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (written === undefined) setRefused(true);
        else onUse(written);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <div class="three">
        <SelectField
          label={words.field()}
          value={field}
          options={allFields().map((key) => ({ value: key, name: said(fieldOf(key).label) }))}
          onChange={toField}
        />
        <SelectField<Operator>
          label={words.operator()}
          value={op}
          options={operators.map((each) => ({ value: each, name: said(operatorLabels[each]) }))}
          onChange={(next) => {
            setOp(next);
            setRefused(false);
          }}
        />
        <Value
          {...{ field, op, typed }}
          error={isRefused ? words.missing() : undefined}
          onChange={(change) => setTyped({ ...typed, ...change })}
        />
      </div>
      <Offer {...{ field, op, typed }} onChange={(texts) => setTyped({ ...typed, text: listed(texts) })} />
      {isFifthField(field) && <FifthHint field={field} />}
      {written !== undefined && (
        <p class="small soft">
          {words.preview()}: {describeClause(written, language.value, currency)}
        </p>
      )}
      <p class="acts">
        <Button type="submit">{words.use()}</Button>
        <Button kind="quiet" onClick={onCancel}>
          {words.cancel()}
        </Button>
      </p>
    </form>
  );
}

interface ValueProps {
  readonly field: FieldKey;
  readonly op: Operator;
  readonly typed: Typed;
  readonly error?: string | undefined;
  readonly onChange: (change: Partial<Typed>) => void;
}

/** The control of a value: of its kind. Choices are offered below as boxes. */
function Value({ field, op, typed, error, onChange }: ValueProps) {
  const wants = valueOf[op];
  const set = (text: string): void => onChange({ text });
  switch (wants) {
    case 'text':
    case 'texts':
      if (fieldOf(field).type === 'choice')
        return error === undefined ? null : <p class="err small">{error}</p>;
      return (
        <TextField
          label={wants === 'text' ? words.value() : words.list()}
          value={typed.text}
          onChange={set}
          error={error}
        />
      );
    case 'number':
    case 'count':
      return <TextField label={words.value()} value={typed.text} onChange={set} error={error} />;
    case 'day':
      return <TextField label={words.value()} type="date" value={typed.text} onChange={set} error={error} />;
    case 'range':
      return (
        <>
          <TextField label={words.from()} value={typed.text} onChange={set} error={error} />
          <TextField label={words.until()} value={typed.upTo} onChange={(upTo) => onChange({ upTo })} />
        </>
      );
    case 'nothing':
      return null;
    default:
      return wants satisfies never;
  }
}

interface OfferProps extends Omit<ValueProps, 'onChange'> {
  readonly onChange: (texts: readonly string[]) => void;
}

/** Values to choose from: all of a closed field, else those that customers have. */
function Offer({ field, op, typed, onChange }: OfferProps) {
  const entry = fieldOf(field);
  const wants = valueOf[op];
  if (wants !== 'text' && wants !== 'texts') return null;
  if (op === 'contains' || op === 'startsWith') return null;
  if (entry.type === 'choice')
    return (
      <Boxes
        legend={words.all()}
        values={entry.values.map((value) => ({ value, name: choiceLabel(field, value, language.value) }))}
        isOne={wants === 'text'}
        {...{ typed, onChange }}
      />
    );
  return <Known {...{ field, op, typed, onChange }} />;
}

function Known({ field, op, typed, onChange }: OfferProps) {
  const { answer } = useRead('listSegmentValues', { params: { field } });
  if (answer === undefined || answer.values.length === 0) return null;
  return (
    <Boxes
      legend={words.offered(count(answer.people))}
      values={answer.values.map(({ value, people }) => ({ value, name: value, people }))}
      isOne={valueOf[op] === 'text'}
      {...{ typed, onChange }}
    />
  );
}

interface BoxesProps {
  readonly legend: string;
  readonly values: readonly { readonly value: string; readonly name: string; readonly people?: number }[];
  readonly isOne: boolean;
  readonly typed: Typed;
  readonly onChange: (texts: readonly string[]) => void;
}

function Boxes({ legend, values, isOne, typed, onChange }: BoxesProps) {
  const chosen = new Set(isOne ? [typed.text] : typed.text.split(/[、,]/).map((each) => each.trim()));
  const toggled = (value: string): readonly string[] => {
    if (isOne) return [value];
    const others = [...chosen].filter((each) => each !== '' && each !== value);
    return chosen.has(value) ? others : [...others, value];
  };
  return (
    <fieldset>
      <legend class="small soft">{legend}</legend>
      <div class="offer">
        {values.map(({ value, name, people }) => (
          <label key={value}>
            <input
              type={isOne ? 'radio' : 'checkbox'}
              name="offered"
              checked={chosen.has(value)}
              onChange={() => onChange(toggled(value))}
            />
            <span>{name}</span>
            {people !== undefined && <span class="soft">{count(people)}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

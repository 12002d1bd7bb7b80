import { leadStatusLabels, temperatureLabels } from '../../../contract/labels.ts';
import { SelectField } from '../../parts/field.tsx';
import { labelled, phrase, said, word } from '../../words/language.ts';
import { ActFields } from './act-fields.tsx';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import type { Test } from './act-words.ts';
import type { FormChoices } from './form-choices.ts';
import { NumberField } from './number-field.tsx';

const words = {
  test: word('条件', 'Condition'),
  byAct: word('行動があった', 'An act'),
  byInterest: word('関心度', 'Interest'),
  byTemperature: word('温度感', 'Temperature'),
  byStatus: word('リードステータス', 'Lead status'),
  points: word('何点以上', 'Points, at least'),
  not: word('逆にする（当てはまらないとき）', 'The other way round (if it does not hold)'),
  bySegment: word('対象条件に当てはまる', 'A segment'),
  asTaken: phrase(
    (name: string) => `${name}（選んだときの条件）`,
    (name: string) => `${name} (as it was chosen)`,
  ),
};

type Segment = Answer<'listSegments'>['segments'][number]['segment'];
type Plain = Exclude<Test, { not: unknown }>;
const testKinds = ['act', 'interestAtLeast', 'temperature', 'status', 'inSegment'] as const;
type TestKind = (typeof testKinds)[number];

const kindOf = (test: Plain): TestKind => testKinds.find((kind) => kind in test) ?? 'act';

/** A test of a kind to begin with; of a segment none where there is none with a rule. */
function startOf(kind: TestKind, segments: readonly Segment[]): Plain | undefined {
  switch (kind) {
    case 'act':
      return { act: { kind: 'click' } };
    case 'interestAtLeast':
      return { interestAtLeast: 20 };
    case 'temperature':
      return { temperature: 'warm' };
    case 'status':
      return { status: 'nurturing' };
    case 'inSegment':
      return segments.map((each) => inSegment(each)).find((test) => test !== undefined);
    default:
      return kind satisfies never;
  }
}

/** Its rule is taken over as it is now. */
const inSegment = ({ name, rule }: Segment): Plain | undefined =>
  rule === undefined ? undefined : { inSegment: { name, rule } };

interface TestFieldsProps {
  readonly value: Test;
  readonly choices: FormChoices;
  readonly onChange: (test: Test) => void;
}

/** A question to the facts of the moment. */
export function TestFields({ value, choices, onChange }: TestFieldsProps) {
  const known = useRead('listSegments', {}).answer?.segments ?? [];
  const segments = known.map(({ segment }) => segment);
  const isNot = 'not' in value;
  const plain: Plain = isNot ? value.not : value;
  const set = (next: Plain): void => onChange(isNot ? { not: next } : next);
  const names = {
    act: words.byAct(),
    interestAtLeast: words.byInterest(),
    temperature: words.byTemperature(),
    status: words.byStatus(),
    inSegment: words.bySegment(),
  };
  const kinds = testKinds.filter((kind) => kind in plain || startOf(kind, segments) !== undefined);
  return (
    <>
      <div class="fields">
        <SelectField<TestKind>
          label={words.test()}
          value={kindOf(plain)}
          options={kinds.map((kind) => ({ value: kind, name: names[kind] }))}
          onChange={(kind) => set(startOf(kind, segments) ?? plain)}
        />
        {'interestAtLeast' in plain && (
          <NumberField
            label={words.points()}
            value={plain.interestAtLeast}
            from={0}
            to={1000}
            onChange={(interestAtLeast) => set({ interestAtLeast })}
          />
        )}
        {'temperature' in plain && (
          <SelectField
            label={words.byTemperature()}
            value={plain.temperature}
            options={temperatures.map((each) => ({ value: each, name: labelled(temperatureLabels, each) }))}
            onChange={(temperature) => set({ temperature })}
          />
        )}
        {'inSegment' in plain && <SegmentField value={plain.inSegment} segments={segments} onChange={set} />}
        {'status' in plain && (
          <SelectField
            label={words.byStatus()}
            value={plain.status}
            options={statuses.map((each) => ({ value: each, name: labelled(leadStatusLabels, each) }))}
            onChange={(status) => set({ status })}
          />
        )}
      </div>
      {'act' in plain && <ActFields value={plain.act} choices={choices} onChange={(act) => set({ act })} />}
      <label class="choice">
        <input
          type="checkbox"
          checked={isNot}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? { not: plain } : plain)}
        />
        <b>{words.not()}</b>
      </label>
    </>
  );
}

interface SegmentFieldProps {
  readonly value: Extract<Plain, { inSegment: unknown }>['inSegment'];
  readonly segments: readonly Segment[];
  readonly onChange: (test: Plain) => void;
}

/** The segment whose rule is asked about; one that is no more, or was changed since, stays as it was taken over. */
function SegmentField({ value, segments, onChange }: SegmentFieldProps) {
  const known = segments.filter(({ rule }) => rule !== undefined);
  const same = known.find(({ rule }) => JSON.stringify(rule) === JSON.stringify(value.rule));
  const asTaken = { value: '', name: words.asTaken(said(value.name)) };
  return (
    <SelectField
      label={words.bySegment()}
      value={same?.id ?? ''}
      options={[
        ...(same === undefined ? [asTaken] : []),
        ...known.map(({ id, name }) => ({ value: id, name: said(name) })),
      ]}
      onChange={(id) => {
        const chosen = known.find((each) => each.id === id);
        const test = chosen === undefined ? undefined : inSegment(chosen);
        if (test !== undefined) onChange(test);
      }}
    />
  );
}

const temperatures = ['hot', 'warm', 'cold'] as const;
const statuses = ['dormant', 'nurturing', 'mql', 'tql', 'sal', 'sql', 'opportunity', 'won', 'lost'] as const;

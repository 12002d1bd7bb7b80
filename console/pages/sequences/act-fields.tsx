import { leadStatusLabels, temperatureLabels } from '../../../contract/labels.ts';
import { actKindLabels } from '../../../contract/sequence-words.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { labelled, word } from '../../words/language.ts';
import type { Act, Test } from './act-words.ts';
import type { FormChoices } from './form-choices.ts';
import { NumberField } from './number-field.tsx';

const words = {
  act: word('どの行動', 'Which act'),
  link: word('どのリンク', 'Which link'),
  any: word('どれでも', 'Any'),
  asset: word('資料', 'The document'),
  consultation: word('ご相談', 'The consultation'),
  address: word('アドレスを指定', 'An address'),
  whichAddress: word('リンク先のアドレス', 'Address of the link'),
  noAddress: word('アドレスを入れてください。', 'Give the address.'),
  document: word('どの資料', 'Which document'),
  webinar: word('どのウェビナー', 'Which webinar'),
  mails: word('どのメールの（選ばなければどれでも）', 'In which mails (none chosen: any)'),
  likely: word('本人らしい動きも数える（自動アクセスの疑いが残るもの）', 'Also what is only likely a person'),
  test: word('条件', 'Condition'),
  byAct: word('行動があった', 'An act'),
  byInterest: word('関心度', 'Interest'),
  byTemperature: word('温度感', 'Temperature'),
  byStatus: word('リードステータス', 'Lead status'),
  points: word('何点以上', 'Points, at least'),
  not: word('逆にする（当てはまらないとき）', 'The other way round (if it does not hold)'),
};

const actKinds = ['click', 'answer', 'download', 'reply', 'visit', 'registered', 'attended'] as const;

interface ActFieldsProps {
  readonly value: Act;
  readonly choices: FormChoices;
  readonly onChange: (act: Act) => void;
}

/** An act of the customer: of which kind, in which mail, on what. */
export function ActFields({ value, choices, onChange }: ActFieldsProps) {
  const { kind, mails = [], link, ref } = value;
  const kept = mails.length === 0 ? {} : { mails };
  const isOfMail = kind === 'click' || kind === 'answer' || kind === 'download' || kind === 'reply';
  const isOfWebinar = kind === 'registered' || kind === 'attended';
  const linkKind =
    link === undefined || link === 'asset' || link === 'consultation' ? (link ?? '') : 'address';
  return (
    <div class="fields">
      <SelectField<Act['kind']>
        label={words.act()}
        value={kind}
        options={actKinds.map((each) => ({ value: each, name: labelled(actKindLabels, each) }))}
        onChange={(next) => onChange({ kind: next })}
      />
      {kind === 'click' && (
        <SelectField
          label={words.link()}
          value={linkKind}
          options={[
            { value: '', name: words.any() },
            { value: 'asset', name: words.asset() },
            { value: 'consultation', name: words.consultation() },
            { value: 'address', name: words.address() },
          ]}
          onChange={(next) =>
            onChange({
              kind,
              ...kept,
              ...(next === '' ? {} : { link: next === 'address' ? 'https://' : next }),
            })
          }
        />
      )}
      {linkKind === 'address' && (
        <TextField
          label={words.whichAddress()}
          value={link ?? ''}
          error={link === '' ? words.noAddress() : undefined}
          onChange={(address) => onChange({ ...value, link: address })}
        />
      )}
      {(kind === 'download' || isOfWebinar) && (
        <SelectField
          label={isOfWebinar ? words.webinar() : words.document()}
          value={ref ?? ''}
          options={[
            { value: '', name: words.any() },
            ...(isOfWebinar ? choices.webinars : choices.documents),
          ]}
          onChange={(next) => onChange({ kind, ...kept, ...(next === '' ? {} : { ref: next }) })}
        />
      )}
      {isOfMail && choices.mails.length > 0 && (
        <fieldset class="field whole">
          <legend>
            <b>{words.mails()}</b>
          </legend>
          <div class="offer">
            {choices.mails.map(({ value: id, name }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={mails.includes(id)}
                  onChange={() => {
                    const { mails: before = [], ...rest } = value;
                    const next = before.includes(id) ? before.filter((each) => each !== id) : [...before, id];
                    onChange(next.length === 0 ? rest : { ...rest, mails: next });
                  }}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <label class="choice whole">
        <input
          type="checkbox"
          checked={value.likely === true}
          onChange={({ currentTarget }) => {
            const { likely: _, ...rest } = value;
            onChange(currentTarget.checked ? { ...rest, likely: true } : rest);
          }}
        />
        <b>{words.likely()}</b>
      </label>
    </div>
  );
}

type Plain = Exclude<Test, { not: unknown }>;
const testKinds = ['act', 'interestAtLeast', 'temperature', 'status'] as const;
type TestKind = (typeof testKinds)[number];

const kindOf = (test: Plain): TestKind =>
  'act' in test
    ? 'act'
    : 'interestAtLeast' in test
      ? 'interestAtLeast'
      : 'temperature' in test
        ? 'temperature'
        : 'status';

const starts: Readonly<Record<TestKind, Plain>> = {
  act: { act: { kind: 'click' } },
  interestAtLeast: { interestAtLeast: 20 },
  temperature: { temperature: 'warm' },
  status: { status: 'nurturing' },
};

interface TestFieldsProps {
  readonly value: Test;
  readonly choices: FormChoices;
  readonly onChange: (test: Test) => void;
}

/** A question to the facts of the moment. */
export function TestFields({ value, choices, onChange }: TestFieldsProps) {
  const isNot = 'not' in value;
  const plain: Plain = isNot ? value.not : value;
  const set = (next: Plain): void => onChange(isNot ? { not: next } : next);
  const names = {
    act: words.byAct(),
    interestAtLeast: words.byInterest(),
    temperature: words.byTemperature(),
    status: words.byStatus(),
  };
  return (
    <>
      <div class="fields">
        <SelectField<TestKind>
          label={words.test()}
          value={kindOf(plain)}
          options={testKinds.map((kind) => ({ value: kind, name: names[kind] }))}
          onChange={(kind) => set(starts[kind])}
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

const temperatures = ['hot', 'warm', 'cold'] as const;
const statuses = ['dormant', 'nurturing', 'mql', 'tql', 'sal', 'sql', 'opportunity', 'won', 'lost'] as const;

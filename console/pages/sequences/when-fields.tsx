import { SelectField, TextField } from '../../parts/field.tsx';
import { Weekdays } from '../../parts/weekdays.tsx';
import { word } from '../../words/language.ts';
import type { FormChoices } from './form-choices.ts';
import { NumberField } from './number-field.tsx';
import { TimeField } from './time-fields.tsx';
import type { When } from './when-words.ts';

const words = {
  form: word('数え方', 'How'),
  days: word('日数（暦日）', 'Days'),
  businessDays: word('日数（営業日）', 'Business days'),
  date: word('決まった日付', 'A date'),
  weekdays: word('曜日と時刻', 'Weekday and hour'),
  session: word('ウェビナーの前後', 'Around a webinar'),
  count: word('何日', 'How many days'),
  on: word('日付', 'Date'),
  webinar: word('ウェビナー', 'Webinar'),
  from: word('どこから', 'From'),
  start: word('開始', 'its start'),
  end: word('終了', 'its end'),
  hours: word('時間（前はマイナス）', 'Hours (minus is before)'),
  before: word('営業日（前はマイナス）', 'Business days (minus is before)'),
  unit: word('単位', 'Unit'),
  inHours: word('時間', 'hours'),
  inDays: word('営業日', 'business days'),
  noDate: word('日付を入れてください。', 'Give a date.'),
};

const forms = ['days', 'businessDays', 'date', 'weekdays', 'session'] as const;
type Form = (typeof forms)[number];

const formOf = (when: When): Form => {
  if ('on' in when) return 'date';
  if ('weekdays' in when) return 'weekdays';
  if ('session' in when) return 'session';
  return when.business === true ? 'businessDays' : 'days';
};

interface WhenFieldsProps {
  readonly value: When;
  readonly choices: FormChoices;
  /** Fewest days: a limit has at least one. */
  readonly fewest?: number;
  readonly onChange: (when: When) => void;
}

/** A moment, in each form that a sequence knows. */
export const WhenFields = ({ value, choices, fewest = 0, onChange }: WhenFieldsProps) => (
  <div class="fields">
    <SelectField<Form>
      label={words.form()}
      value={formOf(value)}
      options={forms
        .filter((form) => form !== 'session' || choices.webinars.length > 0 || formOf(value) === 'session')
        .map((form) => ({ value: form, name: words[form]() }))}
      onChange={(form) => onChange(startOf(form, choices))}
    />
    <Fields key={formOf(value)} {...{ value, choices, fewest, onChange }} />
  </div>
);

function startOf(form: Form, { webinars, today }: FormChoices): When {
  switch (form) {
    case 'days':
      return { days: 14 };
    case 'businessDays':
      return { days: 10, business: true };
    case 'date':
      return { on: today };
    case 'weekdays':
      return { weekdays: [2, 3, 4], at: '10:10' };
    case 'session':
      return { session: webinars[0]?.value ?? '', from: 'start', hours: -2 };
    default:
      return form satisfies never;
  }
}

function Fields({ value, choices, fewest = 0, onChange }: WhenFieldsProps) {
  if ('on' in value)
    return (
      <>
        <TextField
          label={words.on()}
          type="date"
          value={value.on}
          error={value.on === '' ? words.noDate() : undefined}
          onChange={(on) => onChange({ ...value, on })}
        />
        <TimeField value={value.at} onChange={(at) => onChange(withTime({ on: value.on }, at))} />
      </>
    );
  if ('weekdays' in value)
    return (
      <>
        <Weekdays chosen={value.weekdays} onChange={(weekdays) => onChange({ ...value, weekdays })} />
        <TimeField isMust value={value.at} onChange={(at = '') => onChange({ ...value, at })} />
      </>
    );
  if ('session' in value) return <SessionFields {...{ value, choices, onChange }} />;
  const { days, business } = value;
  return (
    <>
      <NumberField
        label={words.count()}
        value={days}
        from={fewest}
        to={365}
        onChange={(count) => onChange({ ...value, days: count })}
      />
      <TimeField
        value={value.at}
        onChange={(at) => onChange(withTime({ days, ...(business === undefined ? {} : { business }) }, at))}
      />
    </>
  );
}

const withTime = <T extends object>(when: T, at: string | undefined): T & { at?: string } =>
  at === undefined ? when : { ...when, at };

interface SessionFieldsProps {
  readonly value: Extract<When, { session: string }>;
  readonly choices: FormChoices;
  readonly onChange: (when: When) => void;
}

function SessionFields({ value, choices, onChange }: SessionFieldsProps) {
  const { session, from, businessDays } = value;
  const unit = businessDays === undefined ? 'hours' : 'days';
  return (
    <>
      <SelectField
        label={words.webinar()}
        value={session}
        options={choices.webinars}
        onChange={(next) => onChange({ ...value, session: next })}
      />
      <SelectField<'start' | 'end'>
        label={words.from()}
        value={from}
        options={[
          { value: 'start', name: words.start() },
          { value: 'end', name: words.end() },
        ]}
        onChange={(next) => onChange({ ...value, from: next })}
      />
      <SelectField<'hours' | 'days'>
        label={words.unit()}
        value={unit}
        options={[
          { value: 'hours', name: words.inHours() },
          { value: 'days', name: words.inDays() },
        ]}
        onChange={(next) =>
          onChange(next === 'hours' ? { session, from, hours: -2 } : { session, from, businessDays: -1 })
        }
      />
      {businessDays === undefined ? (
        <NumberField
          key="hours"
          label={words.hours()}
          value={value.hours ?? 0}
          from={-720}
          to={720}
          onChange={(hours) => onChange({ session, from, hours })}
        />
      ) : (
        <>
          <NumberField
            key="days"
            label={words.before()}
            value={businessDays}
            from={-60}
            to={60}
            onChange={(count) => onChange({ ...value, businessDays: count })}
          />
          <TimeField
            value={value.at}
            onChange={(at) => onChange(withTime({ session, from, businessDays }, at))}
          />
        </>
      )}
    </>
  );
}

import { counted } from '../../../contract/counted.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Section } from '../../parts/page-head.tsx';
import { phrase, word } from '../../words/language.ts';
import { TestFields } from './test-fields.tsx';
import { testSaid, type Names } from './act-words.ts';
import type { FormChoices } from './form-choices.ts';
import { NumberField } from './number-field.tsx';
import type { Sequence } from './sequence-draft.ts';

const words = {
  title: word('達成と終了', 'Goals and exits'),
  always: word(
    'どの手順にいても、起きたときにすぐ終わります。配信停止、商談、購入、営業の対象外はいつも終わります。',
    'They win at any step and at once. Refusals, deals, purchases and exclusions always end it.',
  ),
  hot: word('ホットになったら終わる', 'Ends when somebody becomes hot'),
  hotNot: word(
    'ホットになっても終わらず、営業の報告を待って決まる',
    'Becoming hot does not end it: the report of sales decides',
  ),
  goal: phrase(
    (number: number) => `達成${number}`,
    (number: number) => `Goal ${number}`,
  ),
  goals: word('達成', 'Goals'),
  none: word('達成の条件はありません。', 'No goals.'),
  add: word('＋ 達成の条件を追加', '+ Goal'),
  off: phrase(
    (number: number) => `達成${number}を消す`,
    (number: number) => `Remove goal ${number}`,
  ),
  reentry: word('もう一度始められるか', 'May it begin again?'),
  never: word('一度だけ', 'Never'),
  again: word('また休眠になったとき', 'Each time they are dormant again'),
  after: word('終わってから日数がたてば', 'Some days after its end'),
  days: word('何日後から', 'After how many days'),
  afterDays: phrase(
    (days: number) => `終わって${days}日たてば`,
    (days: number) => `${counted(days, 'day')} after its end`,
  ),
  topic: word('話題', 'Topic'),
  topicJa: word('話題（日本語のメールに入ります）', 'Topic, in Japanese mails'),
  topicEn: word('話題（英語のメールに入ります）', 'Topic, in English mails'),
  missing: word('話題を、どちらかの言語で入力してください。', 'Give the topic, in one language at least.'),
};

/** A sequence has at most so many goals. */
const MOST_GOALS = 5;

interface WholeProps {
  readonly sequence: Sequence;
  readonly names: Names;
  readonly choices: FormChoices;
  /** Absent: it is only read. */
  readonly change: ((sequence: Sequence) => void) | undefined;
}

/** What holds of the whole sequence, at whatever step. */
export const Whole = ({ sequence, names, choices, change }: WholeProps) => (
  <Section title={words.title()}>
    <p class="small soft">{words.always()}</p>
    {change === undefined ? (
      <Read {...{ sequence, names }} />
    ) : (
      <Written {...{ sequence, choices, change }} />
    )}
  </Section>
);

const Read = ({ sequence, names }: Pick<WholeProps, 'sequence' | 'names'>) => (
  <>
    <p class="mt">{sequence.endsOnHot === true ? words.hot() : words.hotNot()}</p>
    <h3 class="mt">{words.goals()}</h3>
    {(sequence.goals ?? []).length === 0 ? (
      <p class="soft">{words.none()}</p>
    ) : (
      <ul>
        {(sequence.goals ?? []).map((goal, index) => (
          <li key={index}>{testSaid(goal, names)}</li>
        ))}
      </ul>
    )}
    <h3 class="mt">{words.reentry()}</h3>
    <p>{reentrySaid(sequence.reentry)}</p>
    <h3 class="mt">{words.topic()}</h3>
    <p>
      {sequence.topic.ja !== sequence.topic.en && sequence.topic.ja !== '' && (
        <span lang="ja">
          {sequence.topic.ja}
          {sequence.topic.en !== '' && ' / '}
        </span>
      )}
      <span lang="en">{sequence.topic.en}</span>
      {sequence.topic.ja + sequence.topic.en === '' && words.missing()}
    </p>
  </>
);

const reentrySaid = (reentry: Sequence['reentry']): string =>
  typeof reentry === 'object'
    ? words.afterDays(reentry.afterDays)
    : reentry === 'whenDormantAgain'
      ? words.again()
      : words.never();

interface WrittenProps extends Pick<WholeProps, 'sequence' | 'choices'> {
  readonly change: (sequence: Sequence) => void;
}

function Written({ sequence, choices, change }: WrittenProps) {
  const { goals = [], topic } = sequence;
  const setGoals = (next: NonNullable<Sequence['goals']>): void =>
    change({ ...sequence, goals: next.length === 0 ? undefined : next });
  const missing = topic.ja.trim() + topic.en.trim() === '' ? words.missing() : undefined;
  return (
    <div class="stack">
      <label class="choice">
        <input
          type="checkbox"
          checked={sequence.endsOnHot === true}
          onChange={({ currentTarget }) =>
            change({ ...sequence, endsOnHot: currentTarget.checked ? true : undefined })
          }
        />
        <b>{words.hot()}</b>
        <small class="soft">{sequence.endsOnHot === true ? '' : words.hotNot()}</small>
      </label>
      {goals.map((goal, index) => (
        <fieldset key={index} class="rule">
          <legend>
            <b>{words.goal(index + 1)}</b>
          </legend>
          <TestFields
            value={goal}
            choices={choices}
            onChange={(next) => setGoals(goals.map((each, at) => (at === index ? next : each)))}
          />
          <Button isSmall kind="quiet" onClick={() => setGoals(goals.filter((_, at) => at !== index))}>
            {words.off(index + 1)}
          </Button>
        </fieldset>
      ))}
      {goals.length < MOST_GOALS && (
        <p>
          <Button isSmall onClick={() => setGoals([...goals, { status: 'opportunity' }])}>
            {words.add()}
          </Button>
        </p>
      )}
      <Reentry value={sequence.reentry} onChange={(reentry) => change({ ...sequence, reentry })} />
      <TextField
        label={words.topicJa()}
        value={topic.ja}
        error={missing}
        onChange={(ja) => change({ ...sequence, topic: { ...topic, ja } })}
      />
      <TextField
        label={words.topicEn()}
        value={topic.en}
        error={missing}
        onChange={(en) => change({ ...sequence, topic: { ...topic, en } })}
      />
    </div>
  );
}

interface ReentryProps {
  readonly value: Sequence['reentry'];
  readonly onChange: (reentry: Sequence['reentry']) => void;
}

const Reentry = ({ value = 'never', onChange }: ReentryProps) => (
  <div class="stack">
    <SelectField<'never' | 'whenDormantAgain' | 'afterDays'>
      label={words.reentry()}
      value={typeof value === 'object' ? 'afterDays' : value}
      options={[
        { value: 'never', name: words.never() },
        { value: 'whenDormantAgain', name: words.again() },
        { value: 'afterDays', name: words.after() },
      ]}
      onChange={(next) =>
        onChange(next === 'never' ? undefined : next === 'afterDays' ? { afterDays: 90 } : next)
      }
    />
    {typeof value === 'object' && (
      <NumberField
        label={words.days()}
        value={value.afterDays}
        from={30}
        to={3650}
        onChange={(afterDays) => onChange({ afterDays })}
      />
    )}
  </div>
);

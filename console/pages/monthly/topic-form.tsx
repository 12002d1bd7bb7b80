import type { MonthlyView, TopicView } from '../../../contract/monthly.ts';
import { MailText } from '../mails/mail-text.tsx';
import { may } from '../../data/session.ts';
import { useKept } from '../../data/use-kept.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { SavedFirst } from '../../parts/saved-first.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { language, phrase, said, word, listed } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { monthName } from './month-name.ts';

const words = {
  title: phrase(
    (month: string) => `${month}の話題`,
    (month: string) => `Topic of ${month}`,
  ),
  topic: word('話題', 'Topic'),
  topicHint: word(
    '文面の {{ topic }} に入ります。例: 在庫の棚卸し',
    'Stands for {{ topic }} in the text, such as: stocktaking',
  ),
  asset: word('資料', 'Document'),
  noAsset: word('（なし）', '(none)'),
  ja: word('日本語', 'Japanese'),
  en: word('英語', 'English'),
  subject: phrase(
    (of: string) => `件名（${of}）`,
    (of: string) => `Subject (${of})`,
  ),
  body: phrase(
    (of: string) => `本文（${of}）`,
    (of: string) => `Text (${of})`,
  ),
  bodyHint: word(
    '空にすると、その言語のお客様には送りません。',
    'Left empty, customers of that language get none.',
  ),
  choose: word('先に保存された内容があります。', 'Somebody was faster.'),
  save: word('保存する', 'Save'),
  saved: word('保存しました。承認すると送れるようになります。', 'Saved. It can be sent once it is approved.'),
  approve: word('この内容を承認する', 'Approve it as it stands'),
  approved: word('承認しました。', 'Approved.'),
  giveUp: word('書きかけを捨てる', 'Give up what was typed'),
  unsaved: word('変更を保存してから承認してください。', 'Save your changes before you approve.'),
  writtenBy: phrase(
    (by: string, at: string) => `${by}（${at}）が作成`,
    (by: string, at: string) => `Written by ${by}, ${at}`,
  ),
  approvedBy: phrase(
    (by: string, at: string) => `${by}（${at}）が承認`,
    (by: string, at: string) => `approved by ${by}, ${at}`,
  ),
};

const languages = ['ja', 'en'] as const;
/** What is read on this page is written first. */
const readersFirst = () => (language.value === 'ja' ? languages : languages.toReversed());
type Text = NonNullable<TopicView['text']['ja']>;
type Written = Readonly<Record<(typeof languages)[number], Text>>;

/** What is typed, and over which revision. */
interface Draft {
  readonly over: number | undefined;
  readonly title: string;
  readonly assetId: string;
  readonly text: Written;
}

const empty: Text = { subject: '', body: '' };

const draftOf = (topic: TopicView | undefined, start: MonthlyView['start']): Omit<Draft, 'over'> => ({
  title: topic?.title ?? '',
  assetId: topic?.assetId ?? '',
  text: {
    ja: topic === undefined ? start.ja : (topic.text.ja ?? empty),
    en: topic === undefined ? start.en : (topic.text.en ?? empty),
  },
});

interface TopicFormProps {
  readonly month: string;
  readonly topic: TopicView | undefined;
  readonly view: Pick<MonthlyView, 'start' | 'assets'>;
}

/** Writes the topic of a month and approves it; what is wrong with it is said by whoever would send it. */
export function TopicForm({ month, topic, view: { start, assets } }: TopicFormProps) {
  const [typed, setTyped] = useKept<Draft>(`monthly-topic:${month}`);
  const { isBusy, problem, write, forget } = useWrite();
  const { title, assetId, text } = typed ?? draftOf(topic, start);
  const isChanged = typed !== undefined;
  const isOvertaken = isChanged && topic !== undefined && topic.revision !== typed.over;
  const given = { params: { month } };
  const save = async (over: number | undefined): Promise<void> => {
    const body = {
      title,
      text: Object.fromEntries(languages.filter((of) => text[of].body !== '').map((of) => [of, text[of]])),
      ...(assetId === '' ? {} : { assetId }),
      ...(over === undefined ? {} : { revision: over }),
    };
    if ((await write('writeMonthlyTopic', { ...given, body })) === undefined) return;
    sayDone(words.saved());
    setTyped(undefined);
  };
  const approve = async (revision: number): Promise<void> => {
    if ((await write('approveMonthlyTopic', { ...given, body: { revision } })) !== undefined)
      sayDone(words.approved());
  };
  const type = (change: Partial<Draft>): void =>
    setTyped({ over: topic?.revision, title, assetId, text, ...typed, ...change });
  return (
    <Section title={words.title(monthName(month))}>
      {topic !== undefined && (
        <p class="small soft">
          {listed([
            words.writtenBy(topic.writtenBy, moment(topic.writtenAt)),
            ...(topic.approved === undefined
              ? []
              : [words.approvedBy(topic.approved.by, moment(topic.approved.at))]),
          ])}
        </p>
      )}
      <form
        class="stack mt"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isOvertaken) void save(typed?.over ?? topic?.revision);
        }}
      >
        <TextField
          label={words.topic()}
          hint={words.topicHint()}
          value={title}
          onChange={(next) => type({ title: next })}
        />
        <SelectField
          label={words.asset()}
          value={assetId}
          onChange={(next) => type({ assetId: next })}
          options={[
            { value: '', name: words.noAsset() },
            ...assets.map((asset) => ({ value: asset.id, name: said(asset.title) })),
          ]}
        />
        {readersFirst().map((of) => (
          <MailText
            key={of}
            text={text[of]}
            subject={words.subject(words[of]())}
            body={words.body(words[of]())}
            hint={words.bodyHint()}
            of={words[of]()}
            rows={12}
            locale={of}
            onChange={(next) => type({ text: { ...text, [of]: next } })}
          />
        ))}
        {isOvertaken ? (
          <SavedFirst
            by={topic.writtenBy}
            at={topic.writtenAt}
            isBusy={isBusy}
            saveMine={() => void save(topic.revision)}
            takeTheirs={() => {
              forget();
              setTyped(undefined);
            }}
          />
        ) : (
          <Refusal problem={problem} />
        )}
        {may('writeMonthlyTopic') && (
          <p class="acts">
            <Button type="submit" isBusy={isBusy} disabledBecause={isOvertaken ? words.choose() : undefined}>
              {words.save()}
            </Button>
            {topic !== undefined && topic.approved === undefined && !isChanged && (
              <Button kind="primary" isBusy={isBusy} onClick={() => void approve(topic.revision)}>
                {words.approve()}
              </Button>
            )}
            {isChanged && !isOvertaken && (
              <Button kind="quiet" onClick={() => setTyped(undefined)}>
                {words.giveUp()}
              </Button>
            )}
            {topic !== undefined && isChanged && <span class="small soft">{words.unsaved()}</span>}
          </p>
        )}
      </form>
    </Section>
  );
}

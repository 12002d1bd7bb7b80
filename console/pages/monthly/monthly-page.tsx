import { monthlyEndLabels, monthlyWaitLabels } from '../../../contract/monthly-words.ts';
import type { MonthlyView, TopicView } from '../../../contract/monthly.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { may } from '../../data/session.ts';
import { query } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { people } from '../../words/figures.ts';
import { labelled, phrase, word } from '../../words/language.ts';
import { asOf, moment } from '../../words/moments.ts';
import { Delivery } from '../campaigns/delivery.tsx';
import { monthName } from './month-name.ts';
import { MonthTable } from './month-table.tsx';
import { TopicForm } from './topic-form.tsx';

const words = {
  title: word('月次のご案内', 'Monthly mail'),
  lede: word(
    'シナリオを終えた方と、まだ早い・応答なし（C判定）の方に、月に一度、ひとつの話題をお送りします。6通続けて反応がない方には、続けてよいかをお伺いして終えます。',
    'Once a month one topic, for whoever has finished a sequence, and for "too early" and rank C. After six in a row without a reaction it asks whether to go on, and stops.',
  ),
  gets: phrase(
    (count: string, at: string) => `いま${count}が受け取ります（${at} に数えました）。`,
    (count: string, at: string) => `${count} get it (counted ${at}).`,
  ),
  uncounted: word(
    '受け取る方は、今夜の集計のあとに表示されます。',
    'How many get it is known after the next night.',
  ),
  whyNot: word('いま送らない方とその理由', 'Who gets none now, and why'),
  months: word('月', 'Months'),
  unwritten: word('未作成', 'not written'),
  unapproved: word('承認待ち', 'not approved'),
  approved: word('承認済み', 'approved'),
  paused: word(
    '一時停止しています。再開するまで月次のご案内は送りません。',
    'Paused: no monthly mail goes out before it is resumed.',
  ),
  pause: word('一時停止', 'Pause'),
  resume: word('再開', 'Resume'),
  history: word('これまでの月', 'Months so far'),
  none: word(
    'まだ送っていません。話題を書いて承認すると、その月から送ります。',
    'Nothing was sent yet. Once a topic is written and approved, its month begins.',
  ),
  sentFrom: phrase(
    (from: string, until: string) => `${from} から ${until} の前まで、配信時間に送ります。`,
    (from: string, until: string) => `Sent from ${from} until ${until}, in sending hours.`,
  ),
  preview: word('見え方を確かめる・試し送り', 'Look at it, or send yourself a test'),
};

/** The monthly mail: this month's and the next topics, how many get it, and what became of those before. */
export function MonthlyPage() {
  const reading = useRead('showMonthly', {});
  return (
    <>
      <PageHead
        title={words.title()}
        actions={may('pauseMonthly') && reading.answer !== undefined && <Hold state={reading.answer.state} />}
      >
        <p>{asOf()}</p>
        <p class="soft">{words.lede()}</p>
      </PageHead>
      <Shown of={reading}>{(view) => <Monthly view={view} />}</Shown>
    </>
  );
}

function Monthly({ view }: { readonly view: MonthlyView }) {
  const asked = query.value.get('month');
  const month = view.writable.find((each) => each === asked) ?? view.lacking?.month ?? view.writable[0] ?? '';
  const topic = view.topics.find((each) => each.month === month);
  return (
    <>
      {view.state === 'paused' && <Notice tone="warn" title={words.paused()} />}
      <p>
        {view.people === undefined
          ? words.uncounted()
          : words.gets(people(view.people.active), moment(view.people.asOf))}
      </p>
      {view.people !== undefined && view.people.reasons.length > 0 && (
        <details>
          <summary>{words.whyNot()}</summary>
          <ul>
            {view.people.reasons.map(({ because, people: number }) => (
              <li key={because}>
                {labelled({ ...monthlyEndLabels, ...monthlyWaitLabels }, because)}: {people(number)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <nav class="views" aria-label={words.months()}>
        {view.writable.map((each) => (
          <a key={each} href={`/monthly?month=${each}`} aria-current={each === month ? 'true' : undefined}>
            {monthName(each)} <Tag>{stateOf(view.topics.find((of) => of.month === each))}</Tag>
          </a>
        ))}
      </nav>
      {topic?.from !== undefined && topic.until !== undefined && (
        <p class="soft">{words.sentFrom(moment(topic.from), moment(topic.until))}</p>
      )}
      {topic !== undefined && may('previewMail') && (
        <p>
          <a href={`/mails?template=monthly-topic&month=${month}`}>{words.preview()}</a>
        </p>
      )}
      <TopicForm key={month} month={month} topic={topic} view={view} />
      <Section title={words.history()}>
        {view.months.length === 0 ? <Empty>{words.none()}</Empty> : <MonthTable view={view} />}
      </Section>
      <Delivery delivery={view.delivery} />
    </>
  );
}

const stateOf = (topic: TopicView | undefined): string =>
  topic === undefined
    ? words.unwritten()
    : topic.approved === undefined
      ? words.unapproved()
      : words.approved();

function Hold({ state }: Pick<MonthlyView, 'state'>) {
  const { isBusy, problem, write } = useWrite();
  const route = state === 'running' ? 'pauseMonthly' : 'resumeMonthly';
  return (
    <>
      <Button isBusy={isBusy} onClick={() => void write(route, {})}>
        {state === 'running' ? words.pause() : words.resume()}
      </Button>
      <Refusal problem={problem} />
    </>
  );
}

import { useState } from 'preact/hooks';
import { now } from '../../data/clock.ts';
import { unanswered } from '../../data/problem.ts';
import type { Reading } from '../../data/use-read.ts';
import { Button } from '../../parts/button.tsx';
import { Clock } from '../../parts/clock.tsx';
import { CompanyTable } from '../../parts/company-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Incomplete } from '../../parts/incomplete.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Rank, Tag, Temperature, VerdictMark } from '../../parts/marks.tsx';
import { Meter } from '../../parts/meter.tsx';
import { MorePages } from '../../parts/more-pages.tsx';
import { FailedToLoad, Notice, Refusal } from '../../parts/notice.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Rate } from '../../parts/rate.tsx';
import { Bars, Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { VersionList } from '../../parts/version-list.tsx';
import { word } from '../../words/language.ts';
import { Fields } from './fields.tsx';
import { TwoPeople } from './two-people.tsx';

const words = {
  title: word('画面の部品', 'Components'),
  lede: word(
    'この画面は、すべての部品を、すべての状態で並べたものです。業務では使いません。',
    'Every component in every state, for whoever builds pages. Nobody works here.',
  ),
  buttons: word('ボタン', 'Buttons'),
  send: word('送信する', 'Send it'),
  cancel: word('やめる', 'Discard'),
  remove: word('削除する', 'Remove it'),
  why: word('先に名前を付けてください。', 'Give it a name first.'),
  toast: word('知らせを出す', 'Show a toast'),
  done: word('保存しました。', 'Kept.'),
  marks: word('状態の印', 'Marks'),
  tags: word('札', 'Tags'),
  running: word('配信中', 'running'),
  figures: word('数字', 'Figures'),
  time: word('残り時間', 'Time left'),
  notices: word('お知らせ', 'Notices'),
  what: word('最初のメールは 12/1(火) 10:10 です。', 'First mails Tue 12/1 10:10.'),
  states: word('読み込み', 'Loading'),
  waiting: word('読み込み中を見る', 'See it while it loads'),
  empty: word('まだ担当者がいません。', 'No contacts yet.'),
  import: word('取り込む', 'Import'),
  lists: word('一覧', 'Lists'),
  name: word('会社名', 'Company'),
  next: word('次の50件を見る', 'Next 50'),
};

const HOUR_MS = 3_600_000;
const at = (hours: number): string => new Date(now() + hours * HOUR_MS).toISOString();

const failed: Reading<never> = {
  answer: undefined,
  tag: undefined,
  problem: unanswered(undefined),
  isLoading: false,
  again: () => undefined,
};

/** Every part of the console in every state, to be looked at and tested. */
export function PartsPage() {
  const [isDone, setIsDone] = useState(false);
  const [isLoading, setIsLoading] = useState(false);
  return (
    <>
      <PageHead title={words.title()} crumb={{ to: '/', name: 'Rekindle' }}>
        <p>{words.lede()}</p>
      </PageHead>
      <Section title={words.buttons()}>
        <p class="acts">
          <Button kind="primary">{words.send()}</Button>
          <Button>{words.cancel()}</Button>
          <Button kind="quiet">{words.cancel()}</Button>
          <Button kind="danger">{words.remove()}</Button>
          <Button isSmall>{words.cancel()}</Button>
          <Button isBusy>{words.send()}</Button>
          <Button disabledBecause={words.why()}>{words.send()}</Button>
          <Button isPressed={isDone} onClick={() => setIsDone(!isDone)}>
            {words.done()}
          </Button>
          <Button onClick={() => sayDone(words.done(), () => setIsDone(false))}>{words.toast()}</Button>
        </p>
      </Section>
      <Fields />
      <Section title={words.marks()}>
        <p class="acts">
          {['hot', 'warm', 'cold'].map((of) => (
            <Temperature key={of} of={of} />
          ))}
          {['human', 'unknown', 'machine'].map((is) => (
            <VerdictMark key={is} is={is} />
          ))}
          {['A', 'B', 'C'].map((of) => (
            <Rank key={of} of={of} />
          ))}
          {(['done', 'warning', 'info'] as const).map((name) => (
            <Icon key={name} name={name} />
          ))}
        </p>
        <p class="acts mt">
          {([undefined, 'ok', 'warn', 'danger', 'on'] as const).map((tone) => (
            <Tag key={tone ?? ''} tone={tone}>
              {words.running()}
            </Tag>
          ))}
        </p>
      </Section>
      <Section title={words.figures()}>
        <p class="acts">
          {[0, 19.6, 31, 140].map((interest) => (
            <Meter key={interest} interest={interest} threshold={30} />
          ))}
        </p>
        <div class="three mt">
          {rates.map((rate) => (
            <div key={rate.of}>
              <Rate rate={rate} scale={0.5} />
            </div>
          ))}
        </div>
        <KeyValues
          pairs={[
            [words.name(), '株式会社見本'],
            [words.time(), <Clock key="left" from={at(-1)} due={at(3)} />],
          ]}
        />
      </Section>
      <Section title={words.time()}>
        <p class="acts">
          <Clock from={at(-1)} due={at(5)} />
          <Clock from={at(-1)} due={at(0.3)} />
          <Clock from={at(-30)} due={at(-26)} />
        </p>
      </Section>
      <Section title={words.notices()}>
        <div class="stack">
          {(['neutral', 'ok', 'warn', 'danger'] as const).map((tone) => (
            <Notice
              key={tone}
              tone={tone}
              title={words.running()}
              action={<Button isSmall>{words.cancel()}</Button>}
            >
              <p>{words.what()}</p>
            </Notice>
          ))}
          <Refusal problem={unanswered(undefined)} />
          <Incomplete isComplete={false} />
        </div>
      </Section>
      <TwoPeople />
      <Section title={words.states()}>
        <div class="stack">
          <p>
            <Button isPressed={isLoading} onClick={() => setIsLoading(!isLoading)}>
              {words.waiting()}
            </Button>
          </p>
          {isLoading && <Bars />}
          <Shown of={failed}>{() => null}</Shown>
          <FailedToLoad problem={unanswered(undefined)} again={() => undefined} />
          <Empty action={{ to: '/imports', name: words.import() }}>{words.empty()}</Empty>
        </div>
      </Section>
      <Section title={words.lists()}>
        <CompanyTable
          companies={[
            { accountId: 'a1', name: '株式会社見本', domain: 'mihon.example', owner: '佐藤 誠' },
            { accountId: 'a2', name: '例示工業株式会社', domain: '', owner: '' },
          ]}
        />
      </Section>
      <MorePages here="/parts" next="a2" nextName={words.next()} />
      <VersionList
        present={2}
        onOpen={() => undefined}
        versions={[2, 1].map((version) => ({ version, at: at(-24 * (3 - version)), by: '東条' }))}
      />
    </>
  );
}

/** None, too few to say anything, enough for a range. */
const rates = [
  { done: 0, of: 0, rate: null, low: 0, high: 1 },
  { done: 2, of: 9, rate: 2 / 9, low: 0.06, high: 0.55 },
  { done: 24, of: 120, rate: 0.2, low: 0.14, high: 0.28 },
];

import { counted } from '../../../contract/counted.ts';
import type { ComponentChildren } from 'preact';
import type { HandoffRow } from '../../../contract/handoffs.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead, type Reading } from '../../data/use-read.ts';
import { isMine, useMyOwner } from '../../data/my-owner.ts';
import { Clock } from '../../parts/clock.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { Tag } from '../../parts/marks.tsx';
import { dataLanguage, phrase, said, word, listed } from '../../words/language.ts';

const words = {
  title: phrase(
    (count: number) => `今、することがあるもの ${count}件`,
    (count: number) => `${count} waiting to be done`,
  ),
  nothing: word('今することはありません。', 'Nothing to do now.'),
  more: phrase(
    (count: number) => `ほか${count}件`,
    (count: number) => `${count} more`,
  ),
  open: word('開く', 'Open'),
  receive: word('引き渡しを受け取る', 'Accept the handoff'),
  contact: word('初めての連絡をする', 'Make the first contact'),
  report: word('結果を報告する', 'Report the result'),
  plan: word('次回予定を決める', 'Say what comes next'),
  stalled: phrase(
    (days: number) => `${days}日動きなし`,
    (days: number) => `nothing for ${counted(days, 'day')}`,
  ),
  overdue: word('期限を過ぎた引き渡し', 'Overdue handoff'),
  stopped: word('一時停止中', 'Paused'),
  paused: phrase(
    (name: string) => `「${name}」の配信が止まっています`,
    (name: string) => `Sending of "${name}" has stopped`,
  ),
  pausedWhy: word('原因を確かめて、再開か終了を選んでください。', 'Look why, then resume or end it.'),
  waiting: word('配信停止中', 'Mails wait'),
  changes: phrase(
    (count: number) => `担当者変更の確認（${count}件）`,
    (count: number) => `Contacts who may have left or moved (${count})`,
  ),
  cases: phrase(
    (count: number) => `返信・お問い合わせの確認（${count}件）`,
    (count: number) => `Replies and inquiries to read (${count})`,
  ),
  look: word('内容を見る', 'See it'),
};

interface Task {
  readonly id: string;
  readonly due: ComponentChildren;
  readonly what: string;
  readonly why: ComponentChildren;
  readonly to: string;
  readonly button: string;
}
const MOST = 7;

/** What the person has to do, by due time, each with why and one button. */
export function Today({ handoffs }: { readonly handoffs: Reading<Answer<'listHandoffs'>> }) {
  const mine = useMyOwner();
  const [changes, cases] = [useRead('listContactChanges', {}).answer, useRead('listCases', {}).answer];
  const toRead = [
    ...peopleTask('contact-cases', '/contacts/cases', words.cases, cases?.cases),
    ...peopleTask('contact-changes', '/contacts/changes', words.changes, changes?.changes),
  ];
  return (
    <Shown of={handoffs}>
      {(answer) => (
        <>
          {may('listCampaigns') ? (
            <WithCampaigns rows={answer.handoffs} more={toRead} />
          ) : (
            <Tasks
              tasks={[...answer.handoffs.filter((row) => isMine(row, mine)).flatMap(tasksOf), ...toRead]}
            />
          )}
        </>
      )}
    </Shown>
  );
}

/** Who leads sees what is late at anybody's, and what has stopped. */
function WithCampaigns({
  rows,
  more,
}: {
  readonly rows: readonly HandoffRow[];
  readonly more: readonly Task[];
}) {
  const campaigns = useRead('listCampaigns', {});
  const late = rows.filter(({ isOverdue }) => isOverdue).flatMap(tasksOf);
  return (
    <Shown of={campaigns}>
      {(answer) => (
        <Tasks
          tasks={[
            ...answer.campaigns
              .filter(({ campaign }) => campaign.state === 'paused')
              .map(({ campaign }): Task => ({
                id: campaign.id,
                due: <Tag tone="warn">{words.stopped()}</Tag>,
                what: words.paused(campaign.name),
                why: campaign.pausedBecause ?? words.pausedWhy(),
                to: `/campaigns/${campaign.id}`,
                button: words.look(),
              })),
            ...late,
            ...more,
          ]}
        />
      )}
    </Shown>
  );
}

/** One line, however many contacts wait for somebody to read what they or their mail server said. */
function peopleTask(
  id: string,
  to: string,
  what: (count: number) => string,
  people: readonly { readonly account: string; readonly name: string }[] = [],
): readonly Task[] {
  if (people.length === 0) return [];
  return [
    {
      id,
      due: <Tag tone="warn">{words.waiting()}</Tag>,
      what: what(people.length),
      why: (
        <span lang={dataLanguage.value}>
          {listed(people.slice(0, 3).map(({ account, name }) => `${account} ${name}`))}
        </span>
      ),
      to,
      button: words.look(),
    },
  ];
}

/** What the owner of a handoff has to do next; nothing where the next action has a day. */
function tasksOf(row: HandoffRow): readonly Task[] {
  const next = nextStepOf(row);
  if (next === undefined) return [];
  const isReceived = row.acceptedAt !== undefined;
  const { stalledDays } = row.review ?? {};
  return [
    {
      id: row.id,
      due:
        row.firstContactAt === undefined ? (
          <Clock from={row.createdAt} due={isReceived ? row.firstContactDueAt : row.receivedDueAt} />
        ) : (
          stalledDays !== undefined && <Tag tone="warn">{words.stalled(stalledDays)}</Tag>
        ),
      what: next,
      why: (
        <span lang={dataLanguage.value}>
          {row.accountName} {row.customerName}
          {said({ ja: `・担当 ${row.ownerName}`, en: ` (${row.ownerName})` })}
        </span>
      ),
      to: `/handoffs/${row.code}`,
      button: words.open(),
    },
  ];
}

function nextStepOf(row: HandoffRow): string | undefined {
  if (row.isOverdue) return words.overdue();
  if (row.firstContactAt === undefined)
    return row.acceptedAt === undefined ? words.receive() : words.contact();
  if (row.reportedAt === undefined) return words.report();
  return row.review?.hasNoNextAction === true ? words.plan() : undefined;
}

const Tasks = ({ tasks }: { readonly tasks: readonly Task[] }) => (
  <Section
    title={words.title(tasks.length)}
    aside={tasks.length > MOST && <a href="/handoffs">{words.more(tasks.length - MOST)}</a>}
  >
    {tasks.length === 0 ? (
      <Empty>{words.nothing()}</Empty>
    ) : (
      <ol class="todo">
        {tasks.slice(0, MOST).map(({ id, due, what, why, to, button }, index) => (
          <li key={id}>
            <div>{due}</div>
            <div>
              <h3>{what}</h3>
              <p>{why}</p>
            </div>
            <a class={index === 0 ? 'btn primary' : 'btn'} href={to}>
              {button}
              <span class="vh"> {what}</span>
            </a>
          </li>
        ))}
      </ol>
    )}
  </Section>
);

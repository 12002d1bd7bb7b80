import { counted } from '../../../contract/counted.ts';
import type { HandoffRow } from '../../../contract/handoffs.ts';
import { handoffStateLabels } from '../../../contract/labels.ts';
import { now } from '../../data/clock.ts';
import { Clock } from '../../parts/clock.tsx';
import { KeyValues } from '../../parts/key-values.tsx';
import { Rank } from '../../parts/marks.tsx';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { promised } from '../../words/promised.ts';

const words = {
  late: word('期限超過', 'Overdue'),
  today: word('24時間以内', 'Within 24 hours'),
  later: word('それ以降', 'Later'),
  contacted: word('連絡済み', 'Contacted'),
  sama: phrase(
    (name: string) => `${name} 様`,
    (name: string) => name,
  ),
  owner: word('担当', 'Owner'),
  state: word('状態', 'State'),
  promised: word('お約束', 'Promised'),
  phase: word('営業フェーズ', 'Sales phase'),
  next: word('次回予定', 'Next'),
  noNext: word('次回予定なし', 'none set'),
  stalled: word('停滞', 'Stalled'),
  days: phrase(
    (days: number) => `${days}日`,
    (days: number) => counted(days, 'day'),
  ),
  request: word('お客様からのご依頼', 'The customer asked'),
  more: phrase(
    (count: number) => `ほか${count}件は「表で」見られます`,
    (count: number) => `${count} more in the table`,
  ),
};
const MOST = 12;
const DAY_MS = 86_400_000;

/** Columns by what is due: late first. */
export function Board({ rows }: { readonly rows: readonly HandoffRow[] }) {
  const waiting = rows.filter(({ firstContactAt, isOverdue }) => firstContactAt === undefined && !isOverdue);
  const isSoon = (row: HandoffRow): boolean => Date.parse(row.firstContactDueAt) - now() < DAY_MS;
  const columns = [
    { name: words.late(), rows: rows.filter(({ isOverdue }) => isOverdue), isLate: true },
    { name: words.today(), rows: waiting.filter(isSoon), isLate: false },
    { name: words.later(), rows: waiting.filter((row) => !isSoon(row)), isLate: false },
    {
      name: words.contacted(),
      rows: rows.filter(({ firstContactAt }) => firstContactAt !== undefined),
      isLate: false,
    },
  ];
  return (
    <div class="board">
      {columns.map((column) => (
        <section key={column.name} class={column.isLate && column.rows.length > 0 ? 'late' : ''}>
          <h2>
            <span>{column.name}</span>
            <span>{column.rows.length}</span>
          </h2>
          {column.rows.slice(0, MOST).map((row) => (
            <Card key={row.id} row={row} />
          ))}
          {column.rows.length > MOST && <p class="small soft">{words.more(column.rows.length - MOST)}</p>}
        </section>
      ))}
    </div>
  );
}

const Card = ({ row }: { readonly row: HandoffRow }) => (
  <article class="lead">
    <header>
      <Rank of={row.rank} />
      <h3>
        <a href={`/handoffs/${row.code}`} lang={dataLanguage.value}>
          {words.sama(row.customerName)}
        </a>
      </h3>
      <p>{row.firstContactAt === undefined && <Clock from={row.createdAt} due={row.firstContactDueAt} />}</p>
    </header>
    <p lang={dataLanguage.value}>{row.accountName}</p>
    {row.isRequest && (
      <p>
        <b>{words.request()}</b>
      </p>
    )}
    <KeyValues
      pairs={[
        [
          words.promised(),
          row.promisedAt && row.firstContactAt === undefined && promised(row.promisedAt, row.promisedWay),
        ],
        [words.next(), nextOf(row)],
        [words.owner(), <span lang={dataLanguage.value}>{row.ownerName}</span>],
        [words.state(), labelled(handoffStateLabels, row.state)],
        [words.phase(), row.phaseLabel],
        [words.stalled(), row.review?.stalledDays !== undefined && words.days(row.review.stalledDays)],
      ]}
    />
  </article>
);

/** What is planned next, with its day. */
export function nextOf({ review }: HandoffRow) {
  const [first] = review?.nextActions ?? [];
  return first === undefined ? (
    <span class="soft">{words.noNext()}</span>
  ) : (
    <span lang={dataLanguage.value}>
      {day(first.on)} {first.what}
    </span>
  );
}

import type { HandoffRow } from '../../../contract/handoffs.ts';
import { isMine, useMyOwner } from '../../data/my-owner.ts';
import { may, role } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { query, setQuery } from '../../frame/place.ts';
import { Empty } from '../../parts/empty.tsx';
import { Segments } from '../../parts/field.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { items } from '../../words/figures.ts';
import { language, phrase, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { Board } from './board.tsx';
import { HandoffTable } from './handoff-table.tsx';
import { RecentAnswers } from './recent-answers.tsx';

const words = {
  title: word('ホットリード', 'Hot leads'),
  standard: word('引き渡し基準書（印刷）', 'Handoff standard (print)'),
  range: word('見る範囲', 'Range'),
  mine: word('自分', 'Mine'),
  all: word('すべて', 'All'),
  filter: word('しぼり込み', 'Filter'),
  any: word('状態を問わず', 'Any state'),
  late: word('期限超過', 'Overdue'),
  open: word('受領待ち', 'To accept'),
  accepted: word('対応中', 'In hand'),
  stalled: word('停滞', 'Stalled'),
  noNext: word('次回予定なし', 'No next action'),
  look: word('見え方', 'View'),
  board: word('期限の順に', 'By due time'),
  table: word('表で', 'As a table'),
  found: phrase(
    (count: string) => `${count}を表示しています。`,
    (count: string) => `${count} shown.`,
  ),
  none: word(
    'ホットリードはまだありません。1通目のあと、早ければ当日に並びます。',
    'None yet. They appear from the day of the first mail.',
  ),
  noneHere: word('この範囲に当てはまるものはありません。', 'None in this range.'),
  showAll: word('すべてを見る', 'See all'),
};

const filters: Readonly<Record<string, (row: HandoffRow) => boolean>> = {
  late: ({ isOverdue }) => isOverdue,
  open: ({ state }) => state === 'open',
  accepted: ({ state }) => state === 'accepted',
  stalled: ({ review }) => review?.stalledDays !== undefined,
  noNext: ({ review }) => review?.hasNoNextAction === true,
};

/** Open handoffs by rank and clock: mine or all, filtered, as a board or a table. */
export function HandoffsPage() {
  const handoffs = useRead('listHandoffs', {});
  const mine = useMyOwner();
  const range = query.value.get('range') ?? (role.value === 'sales' ? 'mine' : 'all');
  const show = query.value.get('show') ?? '';
  const look = query.value.get('as') === 'table' ? 'table' : 'board';
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          <a
            class="btn"
            href={`/api/handoff-standard?lang=${language.value}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.standard()}
          </a>
        }
      >
        <p>{asOf()}</p>
      </PageHead>
      <Shown of={handoffs}>
        {({ handoffs: rows }) => {
          const own = rows.filter((row) => isMine(row, mine));
          const inRange = range === 'mine' ? own : rows;
          const shown = inRange.filter((row) => filters[show]?.(row) ?? true);
          if (rows.length === 0) return <Empty>{words.none()}</Empty>;
          return (
            <>
              <nav class="views" aria-label={words.range()}>
                {mine !== undefined && (
                  <a href="/handoffs?range=mine" aria-current={range === 'mine' ? 'true' : undefined}>
                    {words.mine()} {items(own.length)}
                  </a>
                )}
                <a href="/handoffs?range=all" aria-current={range === 'mine' ? undefined : 'true'}>
                  {words.all()} {items(rows.length)}
                </a>
              </nav>
              <div class="filters">
                <select
                  aria-label={words.filter()}
                  value={show}
                  onChange={({ currentTarget }) => setQuery({ show: currentTarget.value })}
                >
                  <option value="">{words.any()}</option>
                  {Object.keys(filters).map((name) => (
                    <option key={name} value={name} selected={name === show}>
                      {filterName(name)}
                    </option>
                  ))}
                </select>
                <Segments
                  name={words.look()}
                  value={look}
                  onChange={(chosen) => setQuery({ as: chosen === 'table' ? 'table' : undefined })}
                  options={[
                    { value: 'board', name: words.board() },
                    { value: 'table', name: words.table() },
                  ]}
                />
              </div>
              <p class="small soft" role="status">
                {words.found(items(shown.length))}
              </p>
              {shown.length === 0 ? (
                <Empty action={{ to: '/handoffs?range=all', name: words.showAll() }}>
                  {words.noneHere()}
                </Empty>
              ) : look === 'table' ? (
                <HandoffTable rows={shown} />
              ) : (
                <Board rows={shown} />
              )}
            </>
          );
        }}
      </Shown>
      {may('listAnswers') && <RecentAnswers />}
    </>
  );
}

const filterName = (name: string): string =>
  ({
    late: words.late(),
    open: words.open(),
    accepted: words.accepted(),
    stalled: words.stalled(),
    noNext: words.noNext(),
  })[name] ?? name;

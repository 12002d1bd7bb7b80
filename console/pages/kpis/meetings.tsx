import { useState } from 'preact/hooks';
import { kpiMeasureLabels } from '../../../contract/labels.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { count, money } from '../../words/figures.ts';
import { labelled, phrase, word } from '../../words/language.ts';
import { day, moment } from '../../words/moments.ts';

const words = {
  title: word('会議', 'The meeting'),
  lede: word(
    '記録すると、いまの数字がそのまま残ります。あとで集計済みの月の数字が変わったときは「前回からの訂正」として並びます。',
    'What you keep stays as it is shown now. Where a figure of a final month changes later, it is listed as a correction.',
  ),
  corrections: word('前回からの訂正', 'Corrections since the last meeting'),
  none: phrase(
    (at: string) => `前回（${at}）の数字に、訂正はありません。`,
    (at: string) => `No corrections to the figures of the last meeting (${at}).`,
  ),
  month: word('配信開始月', 'Month of enrolment'),
  measure: word('項目', 'Figure'),
  was: word('前回', 'Then'),
  is: word('いま', 'Now'),
  what: phrase(
    (n: number) => `決めたこと ${n}`,
    (n: number) => `Decision ${n}`,
  ),
  who: word('担当', 'Who'),
  due: word('期限', 'By'),
  more: word('行を足す', 'Add a line'),
  keep: word('この数字で会議を記録する', 'Keep the meeting with these figures'),
  kept: word('会議を記録しました。', 'The meeting is kept.'),
  past: word('これまでの会議', 'Past meetings'),
  total: phrase(
    (enrolled: string, opportunities: string) =>
      `配信対象 ${enrolled}名、商談 ${opportunities}件。記録した方：`,
    (enrolled: string, opportunities: string) =>
      `${enrolled} enrolled, ${opportunities} opportunities; kept by`,
  ),
  noDecisions: word('決めたことの記録なし', 'no decisions noted'),
};

type Meetings = Answer<'listMeetings'>;
interface Line {
  readonly what: string;
  readonly who: string;
  readonly due: string;
}
const empty: Line = { what: '', who: '', due: '' };

/** Figures as meetings saw them: what was corrected since, what is decided now, what was decided before. */
export function MeetingSection({ currency }: { readonly currency: string }) {
  const reading = useRead('listMeetings', {});
  const meetings = reading.answer;
  const [newest] = meetings?.meetings ?? [];
  return (
    <Section title={words.title()}>
      <p class="small soft">{words.lede()}</p>
      {meetings !== undefined && newest !== undefined && (
        <Corrections corrections={meetings.corrections} at={moment(newest.at)} currency={currency} />
      )}
      <KeepMeeting />
      {meetings !== undefined && meetings.meetings.length > 0 && <Past meetings={meetings.meetings} />}
    </Section>
  );
}

function Corrections({
  corrections,
  at,
  currency,
}: {
  readonly corrections: Meetings['corrections'];
  readonly at: string;
  readonly currency: string;
}) {
  if (corrections.length === 0) return <p class="gap">{words.none(at)}</p>;
  const shown = (measure: string, value: number): string =>
    measure.endsWith('Amount') ? money(value, currency) : count(value);
  return (
    <div class="gap">
      <Notice tone="warn" title={words.corrections()} />
      <table class="cards even gap">
        <thead>
          <tr>
            <th scope="col">{words.month()}</th>
            <th scope="col">{words.measure()}</th>
            <th scope="col" class="num">
              {words.was()}
            </th>
            <th scope="col" class="num">
              {words.is()}
            </th>
          </tr>
        </thead>
        <tbody>
          {corrections.map(({ cohort, measure, was, is }) => (
            <tr key={`${cohort}${measure}`}>
              <th scope="row">{cohort.replace('-', '/')}</th>
              <td data-l={words.measure()}>{labelled(kpiMeasureLabels, measure)}</td>
              <td class="num" data-l={words.was()}>
                <s>{shown(measure, was)}</s>
              </td>
              <td class="num" data-l={words.is()}>
                <b>{shown(measure, is)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function KeepMeeting() {
  const { isBusy, problem, write } = useWrite();
  const [lines, setLines] = useState<readonly Line[]>([empty]);
  const change = (index: number, part: Partial<Line>): void =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const keep = async (): Promise<void> => {
    const decisions = lines
      .filter(({ what }) => what.trim() !== '')
      .map(({ what, who, due }) => ({ what, who, ...(due === '' ? {} : { due }) }));
    if ((await write('keepMeeting', { body: { decisions } })) === undefined) return;
    setLines([empty]);
    sayDone(words.kept());
  };
  return (
    <form
      class="stack gap no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {lines.map((line, index) => (
        <div key={index} class="three">
          <TextField
            label={words.what(index + 1)}
            value={line.what}
            onChange={(what) => change(index, { what })}
          />
          <TextField label={words.who()} value={line.who} onChange={(who) => change(index, { who })} />
          <TextField
            label={words.due()}
            type="date"
            value={line.due}
            onChange={(due) => change(index, { due })}
          />
        </div>
      ))}
      <Refusal problem={problem} />
      <p class="acts">
        <Button type="submit" isBusy={isBusy}>
          {words.keep()}
        </Button>
        <Button kind="quiet" onClick={() => setLines([...lines, empty])}>
          {words.more()}
        </Button>
      </p>
    </form>
  );
}

const Past = ({ meetings }: { readonly meetings: Meetings['meetings'] }) => (
  <div class="gap">
    <h3>{words.past()}</h3>
    <ul class="plain">
      {meetings.map(({ id, at, by, cohorts, decisions }) => {
        const total = (measure: 'enrolled' | 'opportunities'): string =>
          count(cohorts.reduce((sum, { counts }) => sum + counts[measure], 0));
        return (
          <li key={id} class="gap">
            <b>{moment(at)}</b>{' '}
            <span class="small soft">
              {words.total(total('enrolled'), total('opportunities'))} <span lang="ja">{by}</span>
            </span>
            {decisions.length === 0 ? (
              <p class="small soft">{words.noDecisions()}</p>
            ) : (
              <ul lang="ja">
                {decisions.map(({ what, who, due }) => (
                  <li key={what}>
                    {what}
                    {who !== '' && `（${who}）`}
                    {due !== undefined && ` ${day(due)}`}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  </div>
);

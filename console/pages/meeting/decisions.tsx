import type { FollowedDecisionView, MeetingSheet } from '../../../contract/meetings.ts';
import { sheetLabels } from '../../../contract/meeting-words.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { dataLanguage, phrase, said, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { KeepMeeting } from './keep-meeting.tsx';

const words = {
  tally: phrase(
    (done: number, open: number) => `済み ${done}、未了 ${open}`,
    (done: number, open: number) => `${done} done, ${open} not done`,
  ),
  toDone: word('済みにする', 'Mark as done'),
  toOpen: word('未了に戻す', 'Mark as not done'),
  doneBy: phrase(
    (at: string, by: string) => `${at} ${by}`,
    (at: string, by: string) => `${at}, ${by}`,
  ),
};

interface DecisionsProps {
  readonly earlier: MeetingSheet['earlierDecisions'];
  readonly today: MeetingSheet['decisions'];
}

/** What was decided the last times, with what became of it; what is decided now. */
export function Decisions({ earlier, today }: DecisionsProps) {
  const done = earlier.filter((each) => each.done !== undefined).length;
  return (
    <>
      {earlier.length > 0 && (
        <Section
          title={said(sheetLabels.earlier)}
          aside={<span class="small soft">{words.tally(done, earlier.length - done)}</span>}
        >
          <DecisionTable decisions={earlier} title={said(sheetLabels.earlier)} blank={0} />
        </Section>
      )}
      <Section title={said(sheetLabels.decisions)}>
        <DecisionTable
          decisions={today}
          title={said(sheetLabels.decisions)}
          blank={Math.max(0, 3 - today.length)}
        />
        <KeepMeeting />
      </Section>
    </>
  );
}

interface DecisionTableProps {
  readonly decisions: readonly FollowedDecisionView[];
  readonly title: string;
  /** Lines to write on by hand: on paper only. */
  readonly blank: number;
}

function DecisionTable({ decisions, title, blank }: DecisionTableProps) {
  const { isBusy, problem, write } = useWrite();
  return (
    <>
      <table class={decisions.length === 0 ? 'print-only-table' : 'cards even'}>
        <caption class="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="w-bar">
              {said(sheetLabels.what)}
            </th>
            <th scope="col">{said(sheetLabels.who)}</th>
            <th scope="col">{said(sheetLabels.due)}</th>
            <th scope="col">{said(sheetLabels.state)}</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map(({ id, what, who, due, done }) => (
            <tr key={id}>
              <th scope="row" class="wide" lang={dataLanguage.value}>
                {what}
              </th>
              <td data-l={said(sheetLabels.who)} lang={dataLanguage.value}>
                {who === '' ? '–' : who}
              </td>
              <td data-l={said(sheetLabels.due)}>{due === undefined ? '–' : day(due)}</td>
              <td class="wide">
                {said(done === undefined ? sheetLabels.open : sheetLabels.done)}{' '}
                {done !== undefined && <small>{words.doneBy(day(done.at), done.by)}</small>}
                <span class="no-print">
                  <Button
                    isSmall
                    isBusy={isBusy}
                    onClick={() => void write('markDecision', { body: { id, isDone: done === undefined } })}
                  >
                    {done === undefined ? words.toDone() : words.toOpen()}
                    <span class="vh"> {what}</span>
                  </Button>
                </span>
              </td>
            </tr>
          ))}
          {Array.from({ length: blank }, (_, line) => (
            <tr key={line} class="blank" aria-hidden="true">
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal problem={problem} />
    </>
  );
}

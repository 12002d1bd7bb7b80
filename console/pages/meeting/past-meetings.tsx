import { sheetLabels } from '../../../contract/meeting-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { count } from '../../words/figures.ts';
import { dataLanguage, phrase, said, word } from '../../words/language.ts';
import { day, moment } from '../../words/moments.ts';

const words = {
  past: word('これまでの会議', 'Past meetings'),
  total: phrase(
    (enrolled: string, opportunities: string) =>
      `配信対象 ${enrolled}名、商談 ${opportunities}件。記録した方：`,
    (enrolled: string, opportunities: string) =>
      `${enrolled} enrolled, ${opportunities} opportunities; kept by`,
  ),
  noDecisions: word('決めたことの記録なし', 'no decisions noted'),
};

type Meetings = Answer<'listMeetings'>['meetings'];

/** The meetings that were kept, each as it was. Not for paper. */
export function PastMeetings() {
  const { answer } = useRead('listMeetings', {});
  if (answer === undefined || answer.meetings.length === 0) return null;
  return (
    <details class="gap no-print">
      <summary>{words.past()}</summary>
      <ul class="plain">
        {answer.meetings.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </details>
  );
}

function Meeting({ meeting: { at, by, cohorts, decisions } }: { readonly meeting: Meetings[number] }) {
  const total = (measure: 'enrolled' | 'opportunities'): string =>
    count(cohorts.reduce((sum, { counts }) => sum + counts[measure], 0));
  return (
    <li class="gap">
      <b>{moment(at)}</b>{' '}
      <span class="small soft">
        {words.total(total('enrolled'), total('opportunities'))} <span lang={dataLanguage.value}>{by}</span>
      </span>
      {decisions.length === 0 ? (
        <p class="small soft">{words.noDecisions()}</p>
      ) : (
        <ul lang={dataLanguage.value}>
          {decisions.map(({ id, what, who, due, done }) => (
            <li key={id}>
              {what}
              {who !== '' && `（${who}）`}
              {due !== undefined && ` ${day(due)}`}{' '}
              <span class="small soft">{said(done === undefined ? sheetLabels.open : sheetLabels.done)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

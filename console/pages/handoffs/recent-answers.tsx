import type { SalesAnswer } from '../../../contract/handoffs.ts';
import { answerLabels, handoffStateLabels, outcomeLabels } from '../../../contract/labels.ts';
import { useRead } from '../../data/use-read.ts';
import { saveCsv } from '../../data/save-file.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { promised } from '../../words/promised.ts';

const words = {
  title: word('最近の営業の回答（2週間）', 'What sales said lately (two weeks)'),
  none: word('この2週間に回答はありません。', 'No answers in two weeks.'),
  sheet: word('報告用の表を受け取る（CSV）', 'Get the sheet to fill in (CSV)'),
  more: phrase(
    (rest: number) => `ほか${rest}件`,
    (rest: number) => `and ${rest} more`,
  ),
};
const MOST = 20;

/** What sales said of all customers, newest first; and the sheet in which sales can report all at once. */
export function RecentAnswers() {
  const reading = useRead('listAnswers', { query: { days: '14' } });
  const { isBusy, problem, write } = useWrite();
  const fetchSheet = async (): Promise<void> => {
    const sheet = await write('exportHandoffSheet', {});
    if (sheet !== undefined) saveCsv('handoffs.csv', sheet.csv);
  };
  return (
    <Section
      title={words.title()}
      aside={
        <Button isSmall isBusy={isBusy} onClick={() => void fetchSheet()}>
          {words.sheet()}
        </Button>
      }
    >
      <Refusal problem={problem} />
      <Shown of={reading}>
        {({ answers, more }) =>
          answers.length === 0 ? (
            <Empty>{words.none()}</Empty>
          ) : (
            <>
              <ol class="line wide-time">
                {answers.slice(0, MOST).map((answer) => (
                  <li key={answer.id}>
                    <time dateTime={answer.at}>{moment(answer.at)}</time>
                    <p>
                      <a href={`/handoffs/${answer.code}`} lang={dataLanguage.value}>
                        {answer.accountName} {answer.customerName}
                      </a>{' '}
                      {saidIn(answer)}
                    </p>
                    <span class="small soft" lang={dataLanguage.value}>
                      {answer.ownerName}
                    </span>
                  </li>
                ))}
              </ol>
              {more + answers.length > MOST && (
                <p class="small soft mt">
                  {words.more(more + answers.length - Math.min(MOST, answers.length))}
                </p>
              )}
            </>
          )
        }
      </Shown>
    </Section>
  );
}

/** The outcome where one was reported, else the kind of answer. */
function saidIn({ answer }: SalesAnswer): string {
  if (answer.kind === 'released') return labelled(handoffStateLabels, 'released');
  if (answer.kind === 'promise')
    return `${labelled(answerLabels, answer.kind)} ${promised(answer.callAt, answer.way)}`;
  return answer.kind === 'report'
    ? labelled(outcomeLabels, answer.outcome)
    : labelled(answerLabels, answer.kind);
}

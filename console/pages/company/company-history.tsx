import { useState } from 'preact/hooks';
import type { CompanyHappening, CompanyView } from '../../../contract/people.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { VerdictMark } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { people } from '../../words/figures.ts';
import { dataLanguage, phrase, word } from '../../words/language.ts';
import { day, time } from '../../words/moments.ts';
import { actSentence, factSentence, sideOf } from '../contact/happenings.ts';

const words = {
  title: word('会社のこれまで', 'History of the company'),
  none: word('まだ動きがありません。', 'No acts yet.'),
  of: phrase(
    (number: string) => `関心度の高い${number}の、新しい順の100件まで`,
    (number: string) => `the newest 100, of the most interested: ${number}`,
  ),
  earlier: phrase(
    (count: number) => `さらに前の ${count}件`,
    (count: number) => `${count} earlier`,
  ),
};
const FIRST = 20;

/** What happened with any of a company's people, newest first, by day. */
export function CompanyHistory({
  view: { history, historyOf, known },
}: {
  readonly view: Pick<CompanyView, 'history' | 'historyOf' | 'known'>;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? history : history.slice(0, FIRST);
  return (
    <Section
      title={words.title()}
      aside={known > historyOf && <span class="small soft">{words.of(people(historyOf))}</span>}
    >
      {shown.length === 0 ? <Empty>{words.none()}</Empty> : <Days happenings={shown} />}
      {shown.length < history.length && (
        <p class="mt">
          <Button onClick={() => setIsWhole(true)}>{words.earlier(history.length - shown.length)}</Button>
        </p>
      )}
    </Section>
  );
}

const Days = ({ happenings }: { readonly happenings: readonly CompanyHappening[] }) => (
  <ol class="line">
    {happenings.flatMap(({ customerId, customerName, at, engagement, fact }, index) => [
      (index === 0 || day(happenings[index - 1]?.at ?? '') !== day(at)) && (
        <li key={`day-${index}`} class="day">
          {day(at)}
        </li>
      ),
      <li key={index}>
        <time dateTime={at}>{time(at)}</time>
        <p>
          <a href={`/contacts/${customerId}`} lang={dataLanguage.value}>
            {customerName}
          </a>{' '}
          {engagement !== undefined && actSentence(engagement)}
          {fact !== undefined && factSentence(fact)}
        </p>
        {engagement === undefined ? (
          <span class="soft small">{fact === undefined ? '' : sideOf(fact)}</span>
        ) : (
          <VerdictMark is={engagement.verdict.is} />
        )}
      </li>,
    ])}
  </ol>
);

import { useState } from 'preact/hooks';
import type { LeadView } from '../../../contract/interest.ts';
import { verdictReasonLabels } from '../../../contract/labels.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Segments } from '../../parts/field.tsx';
import { VerdictMark } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { labelled, phrase, word, listed } from '../../words/language.ts';
import { day, time } from '../../words/moments.ts';
import { actSentence, factSentence, sideOf } from './happenings.ts';

const words = {
  title: word('これまでの動き', 'History'),
  show: word('表示する動き', 'What to show'),
  all: word('すべて', 'All'),
  byPerson: word('本人の操作だけ', 'By the person'),
  ours: word('配信と営業', 'Mails and sales'),
  none: word('まだ動きがありません。', 'No acts yet.'),
  earlier: phrase(
    (count: number) => `さらに前の ${count}件`,
    (count: number) => `${count} earlier`,
  ),
};

type Range = 'all' | 'person' | 'ours';

interface Happening {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  /** Whose doing it was, in a word; none of an act, which has a verdict. */
  readonly side: string;
  readonly verdict: LeadView['engagements'][number]['verdict'] | undefined;
}
const FIRST = 30;

/** What happened, newest first, by day; each act with who it was and why we think so. */
export function ContactHistory({ view }: { readonly view: LeadView }) {
  const [range, setRange] = useState<Range>('all');
  const [isWhole, setIsWhole] = useState(false);
  const all = happeningsOf(view).filter(({ verdict }) => fits(range, verdict?.is));
  const shown = isWhole ? all : all.slice(0, FIRST);
  return (
    <Section
      title={words.title()}
      aside={
        <Segments
          name={words.show()}
          value={range}
          onChange={setRange}
          options={[
            { value: 'all', name: words.all() },
            { value: 'person', name: words.byPerson() },
            { value: 'ours', name: words.ours() },
          ]}
        />
      }
    >
      {shown.length === 0 ? <Empty>{words.none()}</Empty> : <Days happenings={shown} />}
      {shown.length < all.length && (
        <p class="mt">
          <Button onClick={() => setIsWhole(true)}>{words.earlier(all.length - shown.length)}</Button>
        </p>
      )}
    </Section>
  );
}

const fits = (range: Range, verdict: string | undefined): boolean =>
  range === 'all' || (range === 'person' ? verdict === 'human' : verdict === undefined);

function happeningsOf({ engagements, facts }: LeadView): readonly Happening[] {
  return [
    ...engagements.map((act): Happening => ({
      id: act.id,
      at: act.occurredAt,
      text: actSentence(act),
      side: '',
      verdict: act.verdict,
    })),
    // "Engaged" says again what the act itself shows.
    ...facts
      .filter(({ kind }) => kind !== 'engaged')
      .map((fact): Happening => ({
        id: fact.id,
        at: fact.at,
        text: factSentence(fact),
        side: sideOf(fact),
        verdict: undefined,
      })),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
}

const Days = ({ happenings }: { readonly happenings: readonly Happening[] }) => (
  <ol class="line">
    {happenings.flatMap((each, index) => {
      const isNewDay = index === 0 || day(happenings[index - 1]?.at ?? '') !== day(each.at);
      return [
        isNewDay && (
          <li key={`day-${each.at}-${each.id}`} class="day">
            {day(each.at)}
          </li>
        ),
        <li key={`${each.at}-${each.id}-${index}`}>
          <time dateTime={each.at}>{time(each.at)}</time>
          <p>
            {each.text}
            {each.verdict !== undefined && each.verdict.is !== 'human' && (
              <span class="soft small">
                {' '}
                {listed(each.verdict.reasons.map((reason) => labelled(verdictReasonLabels, reason)))}
              </span>
            )}
          </p>
          {each.verdict === undefined ? (
            <span class="soft small">{each.side}</span>
          ) : (
            <VerdictMark is={each.verdict.is} />
          )}
        </li>,
      ];
    })}
  </ol>
);

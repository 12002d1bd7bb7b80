import type { Answer } from '../../data/call-api.ts';
import type { Reading } from '../../data/use-read.ts';
import { KeyValues } from '../../parts/key-values.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { items } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('ホットリード', 'Hot leads'),
  all: phrase(
    (all: string) => `${all}すべて`,
    (all: string) => `All ${all}`,
  ),
  late: word('期限超過', 'Overdue'),
  waiting: word('受領待ち', 'Waiting for acceptance'),
  inHand: word('対応中', 'In hand'),
  stalled: word('停滞', 'Stalled'),
};

/** How many are open, late and stalled; each number leads to its list. */
export const LeadsBox = ({ handoffs }: { readonly handoffs: Reading<Answer<'listHandoffs'>> }) => (
  <Shown of={handoffs}>
    {({ handoffs: rows }) => (
      <Section
        title={words.title()}
        aside={
          <a class="small" href="/handoffs?range=all">
            {words.all(items(rows.length))}
          </a>
        }
      >
        <KeyValues
          pairs={[
            [words.late(), <Number to="late" of={rows.filter(({ isOverdue }) => isOverdue).length} />],
            [words.waiting(), <Number to="open" of={rows.filter(({ state }) => state === 'open').length} />],
            [
              words.inHand(),
              <Number to="accepted" of={rows.filter(({ state }) => state === 'accepted').length} />,
            ],
            [
              words.stalled(),
              <Number
                to="stalled"
                of={rows.filter(({ review }) => review?.stalledDays !== undefined).length}
              />,
            ],
          ]}
        />
      </Section>
    )}
  </Shown>
);

const Number = ({ to, of }: { readonly to: string; readonly of: number }) => (
  <a class="n" href={`/handoffs?range=all&show=${to}`}>
    {items(of)}
  </a>
);

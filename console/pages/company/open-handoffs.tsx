import { handoffStateLabels } from '../../../contract/labels.ts';
import type { CompanyHandoff } from '../../../contract/people.ts';
import { Clock } from '../../parts/clock.tsx';
import { Rank } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { items } from '../../words/figures.ts';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  title: phrase(
    (number: string) => `進行中の引き渡し ${number}`,
    (number: string) => `Open handoffs: ${number}`,
  ),
  none: word('進行中の引き渡しはありません。', 'No handoff is open.'),
  contacted: phrase(
    (on: string) => `${on} に初回連絡`,
    (on: string) => `first contact ${on}`,
  ),
};

/** What sales has in hand of a company, with the time that is left. */
export const OpenHandoffs = ({ handoffs }: { readonly handoffs: readonly CompanyHandoff[] }) => (
  <Section title={words.title(items(handoffs.length))}>
    {handoffs.length === 0 ? (
      <p class="soft">{words.none()}</p>
    ) : (
      <ul class="stack">
        {handoffs.map((handoff) => (
          <li key={handoff.code} class="acts">
            <Rank of={handoff.rank} /> <a href={`/handoffs/${handoff.code}`}>{handoff.code}</a>
            <a href={`/contacts/${handoff.customerId}`} lang={dataLanguage.value}>
              {handoff.customerName}
            </a>
            <span class="small soft" lang={dataLanguage.value}>
              {handoff.ownerName} {labelled(handoffStateLabels, handoff.state)}
            </span>
            {handoff.firstContactAt === undefined ? (
              <Clock from={handoff.createdAt} due={handoff.firstContactDueAt} />
            ) : (
              <span class="small soft">{words.contacted(day(handoff.firstContactAt))}</span>
            )}
          </li>
        ))}
      </ul>
    )}
  </Section>
);

import type { ComponentChildren } from 'preact';
import { outcomeLabels } from '../../../contract/labels.ts';
import type { MeetingSheet } from '../../../contract/meetings.ts';
import { keptText, saidText, sheetLabels } from '../../../contract/meeting-words.ts';
import { items } from '../../words/figures.ts';
import { labelled, language, phrase, said, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { TalkItems } from './talk-lists.tsx';

const words = {
  stretch: phrase(
    (from: string, until: string) => `${from}〜${until}`,
    (from: string, until: string) => `${from} to ${until}`,
  ),
  nothing: word('この期間の報告はありません。', 'Nothing was reported in this time.'),
};

/** Two facing columns: what sales kept, and what sales said of what marketing handed over. */
export const BothSides = ({
  sheet: { sales, said: given, stretch, currency },
}: {
  readonly sheet: MeetingSheet;
}) => (
  <div class="two gap">
    <section>
      <div class="sec">
        <h2>{said(sheetLabels.sales)}</h2>
        <span class="small soft">{words.stretch(day(stretch.from), day(stretch.until))}</span>
      </div>
      <table>
        <caption class="vh">{said(sheetLabels.sales)}</caption>
        <tbody>
          <Row name={said(sheetLabels.received)}>{keptText(sales.received, language.value)}</Row>
          <Row name={said(sheetLabels.firstContact)}>{keptText(sales.firstContact, language.value)}</Row>
          <Row name={said(sheetLabels.unreported)}>
            {items(sales.unreported.first.length + sales.unreported.more)}
          </Row>
          <Row name={said(sheetLabels.released)}>{items(sales.released)}</Row>
        </tbody>
      </table>
      <TalkItems list={sales.unreported} kind="unreported" currency={currency} />
    </section>
    <section>
      <div class="sec">
        <h2>{said(sheetLabels.said)}</h2>
        <span class="small soft">{words.stretch(day(stretch.from), day(stretch.until))}</span>
      </div>
      {given.reports === 0 && given.disputes === 0 ? (
        <p class="small soft">{words.nothing()}</p>
      ) : (
        <table>
          <caption class="vh">{said(sheetLabels.said)}</caption>
          <tbody>
            {given.outcomes.map(({ outcome, count }) => (
              <Row key={outcome} name={labelled(outcomeLabels, outcome)}>
                {saidText(count, given.reports, language.value)}
              </Row>
            ))}
            {given.disputes > 0 && <Row name={said(sheetLabels.disputes)}>{items(given.disputes)}</Row>}
          </tbody>
        </table>
      )}
    </section>
  </div>
);

const Row = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <tr>
    <th scope="row">{name}</th>
    <td class="num">{children}</td>
  </tr>
);

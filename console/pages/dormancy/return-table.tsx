import { purchaseBandNames, silenceBandNames } from '../../../contract/dormancy-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { Section } from '../../parts/page-head.tsx';
import { count, percent } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';

type Counted = NonNullable<NonNullable<Answer<'showBackTest'>['result']>['counted']>;

const words = {
  title: word('同じような会社のうち、自然に戻った割合', 'Of those like this, so many came back'),
  lede: word(
    'ご購入の回数と、最後のご購入からの日数ごとに数えています。20社に満たないところは割合を出しません。',
    'By the number of purchases and the days since the last one. No share is shown for fewer than 20 companies.',
  ),
  silence: word('最後のご購入から', 'Since the last purchase'),
  of: phrase(
    (came: string, of: string) => `${of}社中${came}社`,
    (came: string, of: string) => `${came} of ${of}`,
  ),
  none: word('–', '–'),
};

const FEWEST = 20;

/** Days down, purchases across: a share with the counts behind it. */
export const ReturnTable = ({ table: { cells } }: { readonly table: Counted['table'] }) => (
  <Section title={words.title()}>
    <p class="soft">{words.lede()}</p>
    <div class="scroll mt" tabIndex={0} role="region" aria-label={words.title()}>
      <table>
        <caption class="vh">{words.title()}</caption>
        <thead>
          <tr>
            <th scope="col">{words.silence()}</th>
            {purchaseBandNames.map((name) => (
              <th key={name.en} scope="col" class="num">
                {said(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {silenceBandNames.map((name, column) => (
            <tr key={name.en}>
              <th scope="row">{said(name)}</th>
              {purchaseBandNames.map((purchases, row) => (
                <td key={purchases.en} class="num">
                  <Cell of={cells[row]?.[column] ?? { of: 0, came: 0 }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Section>
);

const Cell = ({ of: { of, came } }: { readonly of: { readonly of: number; readonly came: number } }) =>
  of === 0 ? (
    <span class="soft">{words.none()}</span>
  ) : (
    <>
      {of >= FEWEST && <b>{percent(came / of)}</b>}{' '}
      <span class="small soft">{words.of(count(came), count(of))}</span>
    </>
  );

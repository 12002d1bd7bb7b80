import type { CompanyView } from '../../../contract/people.ts';
import type { Label } from '../../../contract/labels.ts';
import { useRead } from '../../data/use-read.ts';
import { Tag } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { items, money } from '../../words/figures.ts';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

type Deal = CompanyView['deals'][number];

const words = {
  title: phrase(
    (number: string) => `案件 ${number}`,
    (number: string) => `Deals: ${number}`,
  ),
  caption: word('案件', 'Deals'),
  none: word('案件の記録はありません。', 'No deal is recorded.'),
  noOpen: word('商談中の案件はありません', 'none is open'),
  deal: word('案件', 'Deal'),
  result: word('結果', 'Result'),
  date: word('日付', 'Date'),
  amount: word('金額', 'Amount'),
  reason: word('段階・理由', 'Stage or reason'),
  unknown: word('記録なし', 'no record'),
};

const stageLabels: Readonly<Record<Deal['stage'], Label>> = {
  won: { ja: '受注', en: 'Won' },
  lost: { ja: '失注', en: 'Lost' },
  open: { ja: '商談中', en: 'Open' },
};

/** What was sold to a company, lost, or is under way. */
export function CompanyDeals({ deals }: { readonly deals: readonly Deal[] }) {
  const { currency = 'JPY' } = useRead('showSettings', {}).answer ?? {};
  return (
    <Section
      title={words.title(items(deals.length))}
      aside={
        deals.length > 0 &&
        deals.every(({ stage }) => stage !== 'open') && <span class="small soft">{words.noOpen()}</span>
      }
    >
      {deals.length === 0 ? (
        <p class="soft">{words.none()}</p>
      ) : (
        <table class="cards">
          <caption class="vh">{words.caption()}</caption>
          <thead>
            <tr>
              <th scope="col">{words.deal()}</th>
              <th scope="col">{words.result()}</th>
              <th scope="col">{words.date()}</th>
              <th scope="col" class="num">
                {words.amount()}
              </th>
              <th scope="col">{words.reason()}</th>
            </tr>
          </thead>
          <tbody>
            {deals.map((deal) => (
              <tr key={deal.dealId}>
                <th scope="row" class="wide" lang={dataLanguage.value}>
                  {deal.name ?? deal.product ?? deal.dealId}
                  <small>{besideOf(deal)}</small>
                </th>
                <td>
                  <Tag tone={deal.stage === 'won' ? 'ok' : undefined}>
                    {labelled(stageLabels, deal.stage)}
                  </Tag>
                </td>
                <td data-l={words.date()}>{dateOf(deal)}</td>
                <td class="num" data-l={words.amount()}>
                  {deal.amount === undefined ? words.unknown() : money(deal.amount, currency)}
                </td>
                <td class="wide" lang={dataLanguage.value}>
                  {deal.lostReason ?? deal.stageLabel}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** The owner, and what is sold where the deal has a name of its own. */
const besideOf = ({ name, product, ownerName }: Deal): string =>
  [name === undefined ? undefined : product, ownerName].filter(Boolean).join(' · ');

function dateOf({ closedOn, openedOn }: Deal): string {
  const on = closedOn ?? openedOn;
  return on === undefined ? words.unknown() : day(on);
}

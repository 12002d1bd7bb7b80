import type { KpiPerson, PeopleCount } from '../../../contract/kpi-people.ts';
import { formatMonth } from '../../../contract/format.ts';
import { hasAmount, peopleCountLabels, sinceLabels } from '../../../contract/kpi-people-words.ts';
import { dormancyLabels } from '../../../contract/labels.ts';
import { money } from '../../words/figures.ts';
import { labelled, language, said, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { useCampaignName } from './campaign-name.ts';
import { OwnerCell, PersonCells } from './person-cells.tsx';

const words = {
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  owner: word('営業担当', 'Owner'),
  dormancy: word('休眠の種類', 'Dormancy'),
  campaign: word('施策（配信開始月）', 'Campaign (enrolled in)'),
  amount: word('金額', 'Amount'),
};

interface PeopleTableProps {
  readonly people: readonly KpiPerson[];
  readonly count: PeopleCount;
  readonly currency: string;
}

/** Customers behind a count, each in one campaign. */
export function PeopleTable({ people, count, currency }: PeopleTableProps) {
  const nameOf = useCampaignName();
  const withAmount = hasAmount(count);
  return (
    <table class="cards hover">
      <caption class="vh">{said(peopleCountLabels[count])}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name()}</th>
          <th scope="col">{words.company()}</th>
          <th scope="col">{said(sinceLabels[count])}</th>
          {withAmount && (
            <th scope="col" class="num">
              {words.amount()}
            </th>
          )}
          <th scope="col">{words.dormancy()}</th>
          <th scope="col">{words.campaign()}</th>
          <th scope="col">{words.owner()}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((each) => (
          <tr key={`${each.campaignId} ${each.customerId}`}>
            <PersonCells of={each} />
            <td data-l={said(sinceLabels[count])}>{each.since === undefined ? '–' : day(each.since)}</td>
            {withAmount && (
              <td class="num" data-l={words.amount()}>
                {each.amount === undefined ? '–' : money(each.amount, currency)}
              </td>
            )}
            <td data-l={words.dormancy()}>{labelled(dormancyLabels, each.dormancy)}</td>
            <td class="wide" data-l={words.campaign()}>
              {nameOf(each.campaignId)}
              <small>{formatMonth(each.month, language.value)}</small>
            </td>
            <OwnerCell of={each} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { Answer } from '../../data/call-api.ts';
import { Temperature } from '../../parts/marks.tsx';
import { Meter } from '../../parts/meter.tsx';
import { dataLanguage, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

export type Lead = Answer<'listLeads'>['leads'][number];

const words = {
  title: word('担当者', 'Contacts'),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  state: word('状態', 'State'),
  interest: word('関心度', 'Interest'),
  owner: word('営業担当', 'Owner'),
  last: word('最後の動き', 'Last act'),
  none: word('記録なし', 'no record'),
};

/** Leads with their interest now. */
export const LeadTable = ({ leads }: { readonly leads: readonly Lead[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.company()}</th>
        <th scope="col">{words.state()}</th>
        <th scope="col">{words.interest()}</th>
        <th scope="col" class="lgm">
          {words.owner()}
        </th>
        <th scope="col">{words.last()}</th>
      </tr>
    </thead>
    <tbody>
      {leads.map((lead) => (
        <tr key={lead.customerId}>
          <th scope="row" lang={dataLanguage.value}>
            <a href={`/contacts/${lead.customerId}`}>{lead.name}</a>
            <small>{lead.title}</small>
          </th>
          <td class="wide" lang={dataLanguage.value}>
            {lead.account}
          </td>
          <td>
            <Temperature of={lead.temperature} />
          </td>
          <td>
            <Meter interest={lead.interest} threshold={lead.threshold} />
          </td>
          <td class="lgm" lang={dataLanguage.value}>
            {lead.owner === '' ? words.none() : lead.owner}
          </td>
          <td data-l={words.last()} class="wide">
            {lead.lastActAt === undefined ? words.none() : moment(lead.lastActAt)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

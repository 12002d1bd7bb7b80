import type { ContactRow } from '../../../contract/people.ts';
import { Meter } from '../../parts/meter.tsx';
import { dataLanguage, word, apart } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  title: word('担当者', 'Contacts'),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  interest: word('関心度', 'Interest'),
  owner: word('営業担当', 'Owner'),
  last: word('最後の接触', 'Last contact'),
  none: word('記録なし', 'no record'),
  noInterest: word('まだ動きがありません', 'no act yet'),
};

/** Contacts of a list, or of what was found. */
export const ContactTable = ({ contacts }: { readonly contacts: readonly ContactRow[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.company()}</th>
        <th scope="col">{words.interest()}</th>
        <th scope="col" class="lgm">
          {words.owner()}
        </th>
        <th scope="col">{words.last()}</th>
      </tr>
    </thead>
    <tbody>
      {contacts.map(({ customerId, name, kana, title, account, accountId, owner, ...contact }) => (
        <tr key={customerId}>
          <th scope="row" lang={dataLanguage.value}>
            <a href={`/contacts/${customerId}`}>{name}</a>
            <small>{apart([kana, title].filter((each) => each !== ''))}</small>
          </th>
          <td class="wide" lang={dataLanguage.value}>
            <a href={`/companies/${accountId}`}>{account}</a>
          </td>
          <td>
            {contact.interest === undefined || contact.threshold === undefined ? (
              <span class="soft">{words.noInterest()}</span>
            ) : (
              <Meter interest={contact.interest} threshold={contact.threshold} />
            )}
          </td>
          <td class="lgm" lang={dataLanguage.value}>
            {owner === '' ? words.none() : owner}
          </td>
          <td data-l={words.last()} class="wide">
            {contact.lastContactOn === undefined ? words.none() : day(contact.lastContactOn)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

import type { CompanyRow } from '../../contract/people.ts';
import { dataLanguage, word } from '../words/language.ts';

const words = {
  title: word('会社', 'Companies'),
  name: word('会社名', 'Company'),
  domain: word('ドメイン', 'Domain'),
  owner: word('営業担当', 'Owner'),
  none: word('記録なし', 'no record'),
};

/** Companies that were found. */
export const CompanyTable = ({ companies }: { readonly companies: readonly CompanyRow[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.domain()}</th>
        <th scope="col">{words.owner()}</th>
      </tr>
    </thead>
    <tbody>
      {companies.map(({ accountId, name, domain, owner }) => (
        <tr key={accountId}>
          <th scope="row" lang={dataLanguage.value}>
            <a href={`/companies/${accountId}`}>{name}</a>
          </th>
          <td data-l={words.domain()}>{domain === '' ? words.none() : domain}</td>
          <td data-l={words.owner()} lang={dataLanguage.value}>
            {owner === '' ? words.none() : owner}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

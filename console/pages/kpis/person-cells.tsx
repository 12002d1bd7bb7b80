import { noLongerStored } from '../../../contract/kpi-people-words.ts';
import { dataLanguage, said, word } from '../../words/language.ts';

const words = { owner: word('営業担当', 'Owner'), noOwner: word('記録なし', 'no record') };

/** Somebody behind a count: who is counted and stored no more has no name. */
interface Person {
  readonly customerId: string;
  readonly name?: string | undefined;
  readonly accountId?: string | undefined;
  readonly account?: string | undefined;
  readonly owner?: string | undefined;
}

/** Name and company, each leading to its page. */
export const PersonCells = ({ of }: { readonly of: Person }) => (
  <>
    <th scope="row" class="wide">
      {of.name === undefined ? (
        <span class="soft">{said(noLongerStored)}</span>
      ) : (
        <a href={`/contacts/${of.customerId}`} lang={dataLanguage.value}>
          {of.name}
        </a>
      )}
    </th>
    <td class="wide" lang={dataLanguage.value}>
      {of.accountId !== undefined && <a href={`/companies/${of.accountId}`}>{of.account}</a>}
    </td>
  </>
);

export const OwnerCell = ({ of }: { readonly of: Person }) => (
  <td data-l={words.owner()} lang={dataLanguage.value}>
    {of.owner === undefined || of.owner === '' ? words.noOwner() : of.owner}
  </td>
);

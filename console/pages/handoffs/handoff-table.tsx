import type { HandoffRow } from '../../../contract/handoffs.ts';
import { handoffStateLabels } from '../../../contract/labels.ts';
import { Clock } from '../../parts/clock.tsx';
import { Rank } from '../../parts/marks.tsx';
import { dataLanguage, labelled, phrase, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { nextOf } from './board.tsx';

const words = {
  title: word('ホットリード', 'Hot leads'),
  name: word('お客様', 'Customer'),
  rank: word('判定', 'Rank'),
  owner: word('担当', 'Owner'),
  state: word('状態', 'State'),
  contact: word('初回連絡', 'First contact'),
  next: word('次回予定', 'Next'),
  code: word('受付番号', 'Code'),
  contacted: phrase(
    (at: string) => `${at} に連絡`,
    (at: string) => `made ${at}`,
  ),
};

/** The same as a table, for the meeting. */
export const HandoffTable = ({ rows }: { readonly rows: readonly HandoffRow[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.rank()}</th>
        <th scope="col">{words.owner()}</th>
        <th scope="col">{words.state()}</th>
        <th scope="col">{words.contact()}</th>
        <th scope="col">{words.next()}</th>
        <th scope="col" class="lgm">
          {words.code()}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" lang={dataLanguage.value} class="wide">
            <a href={`/handoffs/${row.code}`}>{row.customerName}</a>
            <small>{row.accountName}</small>
          </th>
          <td>
            <Rank of={row.rank} />
          </td>
          <td lang={dataLanguage.value} data-l={words.owner()}>
            {row.ownerName}
          </td>
          <td class="wide" data-l={words.state()}>
            {labelled(handoffStateLabels, row.state)}
            {row.phaseLabel !== undefined && <small>{row.phaseLabel}</small>}
          </td>
          <td class="wide" data-l={words.contact()}>
            {row.firstContactAt === undefined ? (
              <Clock from={row.createdAt} due={row.firstContactDueAt} />
            ) : (
              words.contacted(moment(row.firstContactAt))
            )}
          </td>
          <td class="wide" data-l={words.next()}>
            {nextOf(row)}
          </td>
          <td class="lgm">{row.code}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

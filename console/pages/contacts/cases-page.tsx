import { caseMatterLabels } from '../../../contract/case-words.ts';
import type { CaseRow } from '../../../contract/cases.ts';
import { useRead } from '../../data/use-read.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { dataLanguage, labelled, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';

const words = {
  title: word('返信・お問い合わせの確認', 'Replies and inquiries to read'),
  contacts: word('担当者', 'Contacts'),
  lede: word(
    '配信を断っているかもしれない返信や、サポートへのお問い合わせがあった方です。担当者の画面で確認が済むまで、この方への配信は止まっています。',
    'These people wrote something that may refuse our mails, or asked for support. Mails to them wait until somebody has dealt with it on their page.',
  ),
  none: word('確認を待っている返信・お問い合わせはありません。', 'Nothing waits to be read.'),
  more: word('確認すると、続きが出ます。', 'More will appear as these are dealt with.'),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  what: word('内容', 'What it is'),
  since: word('受信日時', 'Received'),
  owner: word('営業担当', 'Owner'),
  nobody: word('記録なし', 'no record'),
};

/** Whose replies and inquiries somebody has to read before mails go on. */
export function CasesPage() {
  const reading = useRead('listCases', {});
  return (
    <>
      <PageHead title={words.title()} crumb={{ to: '/contacts', name: words.contacts() }}>
        <p>{words.lede()}</p>
      </PageHead>
      <Shown of={reading}>
        {({ cases, hasMore }) => (
          <>
            {cases.length === 0 ? <Empty>{words.none()}</Empty> : <CaseTable cases={cases} />}
            {hasMore && <p class="small soft mt">{words.more()}</p>}
          </>
        )}
      </Shown>
    </>
  );
}

const CaseTable = ({ cases }: { readonly cases: readonly CaseRow[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.company()}</th>
        <th scope="col">{words.what()}</th>
        <th scope="col">{words.since()}</th>
        <th scope="col">{words.owner()}</th>
      </tr>
    </thead>
    <tbody>
      {cases.map(({ id, customerId, name, account, matter, at, owner }) => (
        <tr key={id}>
          <th scope="row" lang={dataLanguage.value}>
            <a href={`/contacts/${customerId}`}>{name}</a>
          </th>
          <td class="wide" lang={dataLanguage.value}>
            {account}
          </td>
          <td class="wide">{labelled(caseMatterLabels, matter)}</td>
          <td data-l={words.since()} class="wide">
            {moment(at)}
          </td>
          <td data-l={words.owner()} class="wide" lang={dataLanguage.value}>
            {owner === '' ? words.nobody() : owner}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

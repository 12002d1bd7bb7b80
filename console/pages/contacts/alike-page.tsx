import type { AlikePerson } from '../../../contract/alike.ts';
import { alikeReasonLabels } from '../../../contract/alike-words.ts';
import { consentBasisLabels } from '../../../contract/labels.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { dataLanguage, labelled, phrase, word, beside } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { RecentMerges } from './recent-merges.tsx';
import { noPairs, SearchHead } from './search-head.tsx';

type Pair = Answer<'listAlike'>['pairs'][number];

const words = {
  title: word('同じ方かもしれない担当者', 'Contacts who may be one person'),
  contacts: word('担当者', 'Contacts'),
  lede: word(
    '同じ会社で、氏名か電話番号が同じ方です。まとめるかどうかは人が決めます。',
    'They have the same name or number at one company. A person decides.',
  ),
  more: word('答えると、続きが出ます。', 'More will appear as these are answered.'),
  pair: phrase(
    (name: string, account: string) => `${name} 様（${account}）`,
    (name: string, account: string) => `${name} (${account})`,
  ),
  field: word('項目', 'Field'),
  first: word('ひとつ目', 'First'),
  second: word('ふたつ目', 'Second'),
  name: word('氏名', 'Name'),
  department: word('部署・役職', 'Department, title'),
  email: word('メール', 'Mail'),
  phone: word('電話', 'Phone'),
  number: word('顧客ID', 'Number'),
  owner: word('営業担当', 'Salesperson'),
  contact: word('最後の接触', 'Last contact'),
  ground: word('配信の根拠', 'Ground for mailing'),
  refuses: word('配信', 'Mails'),
  refused: word('停止（まとめると両方に効きます）', 'Refused (holds for both once merged)'),
  keepFirst: word('同じ方：ひとつ目を残す', 'One person: keep the first'),
  keepSecond: word('同じ方：ふたつ目を残す', 'One person: keep the second'),
  different: word('別の方です', 'Two people'),
  after: word(
    '残す方の空いた項目が埋まり、もう一方のアドレスと顧客IDも残す方につながります。もう一方のこれまでの記録は消えず、互いに開けます。',
    'Gaps of the record that stays are filled; addresses and number of the other lead to it. The history of the other stays, and each opens the other.',
  ),
  merged: word(
    'ひとりにまとめました。30日以内なら戻せます。',
    'Merged into one. It can be undone for 30 days.',
  ),
  undone: word(
    '元に戻しました。別の方なら「別の方です」とお答えください。',
    'Undone. Say "Two people" if that is what they are.',
  ),
  apart: word('別の方と覚えました。もう尋ねません。', 'Noted as two people. It is not asked again.'),
};

const ASK_EVERY_MS = 2000;

/** Two records that may be one person, side by side: a person says same or not. */
export function AlikePage() {
  const reading = useRead('listAlike', {});
  const { isBusy, problem, write } = useWrite();
  const undo = async (goes: string): Promise<void> => {
    if ((await write('undoMerge', { body: { goes } })) !== undefined) sayDone(words.undone());
  };
  const searching = reading.answer?.searching;
  useRefresh(searching !== undefined, reading.again, ASK_EVERY_MS);
  return (
    <>
      <SearchHead
        title={words.title()}
        lede={words.lede()}
        crumb={{ to: '/contacts', name: words.contacts() }}
        find="findAlike"
        searching={searching}
      />
      <Refusal problem={problem} />
      <Shown of={reading}>
        {({ pairs, hasMore, startedAt }) => (
          <>
            {pairs.length === 0 && <Empty>{noPairs(startedAt)}</Empty>}
            {pairs.map((pair) => (
              <Question
                key={pair.first.customerId + pair.second.customerId}
                pair={pair}
                undo={(goes) => void undo(goes)}
              />
            ))}
            {pairs.length > 0 && <p class="small soft mt">{words.after()}</p>}
            {hasMore && <p class="small soft mt">{words.more()}</p>}
          </>
        )}
      </Shown>
      <RecentMerges isBusy={isBusy} undo={(goes) => void undo(goes)} />
    </>
  );
}

interface QuestionProps {
  readonly pair: Pair;
  /** Takes the merge back by which a record went: this question is gone by then. */
  readonly undo: (goes: string) => void;
}

function Question({ pair: { first, second, because }, undo }: QuestionProps) {
  const { isBusy, problem, write } = useWrite();
  const [a, b] = [first.customerId, second.customerId];
  const merge = async (stays: string, goes: string): Promise<void> => {
    if ((await write('mergeContacts', { body: { stays, goes } })) !== undefined)
      sayDone(words.merged(), () => undo(goes));
  };
  const part = async (): Promise<void> => {
    if ((await write('tellApart', { body: { first: a, second: b } })) !== undefined) sayDone(words.apart());
  };
  return (
    <section>
      <div class="sec">
        <h2 lang={dataLanguage.value}>{words.pair(first.name, first.account)}</h2>
        <span class="small soft">{beside(because.map((reason) => labelled(alikeReasonLabels, reason)))}</span>
      </div>
      <table>
        <caption class="vh">{words.pair(first.name, first.account)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field()}</th>
            <th scope="col">
              <a href={`/contacts/${a}`}>{words.first()}</a>
            </th>
            <th scope="col">
              <a href={`/contacts/${b}`}>{words.second()}</a>
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(first, second).map(([name, left, right]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td lang={dataLanguage.value} class="long">
                {left ?? '–'}
              </td>
              <td lang={dataLanguage.value} class="long">
                {right ?? '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may('mergeContacts') && (
        <p class="acts mt">
          <Button isBusy={isBusy} onClick={() => void merge(a, b)}>
            {words.keepFirst()}
          </Button>
          <Button isBusy={isBusy} onClick={() => void merge(b, a)}>
            {words.keepSecond()}
          </Button>
          <Button kind="quiet" isBusy={isBusy} onClick={() => void part()}>
            {words.different()}
          </Button>
        </p>
      )}
      <Refusal problem={problem} />
    </section>
  );
}

type Row = readonly [string, string | undefined, string | undefined];

/** The fields of both, but for those that neither has. */
function rowsOf(first: AlikePerson, second: AlikePerson): readonly Row[] {
  const row = (name: string, of: (person: AlikePerson) => string | undefined): Row => [
    name,
    of(first),
    of(second),
  ];
  const rows = [
    row(words.name(), ({ name }) => name),
    row(
      words.department(),
      ({ department, title }) => [department, title].filter(Boolean).join(' ') || undefined,
    ),
    row(words.email(), ({ email }) => email),
    row(words.phone(), ({ phone }) => phone),
    row(words.number(), ({ externalId }) => externalId),
    row(words.owner(), ({ owner }) => owner || undefined),
    row(words.contact(), ({ lastContactOn }) =>
      lastContactOn === undefined ? undefined : day(lastContactOn),
    ),
    row(words.ground(), ({ consentBasis }) => labelled(consentBasisLabels, consentBasis)),
    row(words.refuses(), ({ refuses }) => (refuses ? words.refused() : undefined)),
  ];
  return rows.filter(([, left, right]) => left !== undefined || right !== undefined);
}

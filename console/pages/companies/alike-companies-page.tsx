import { alikeCompanyLabels, companyMergeLabels } from '../../../contract/alike-company-words.ts';
import type { Answer } from '../../data/call-api.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { people } from '../../words/figures.ts';
import { dataLanguage, labelled, word, beside } from '../../words/language.ts';
import { day } from '../../words/moments.ts';
import { noPairs, SearchHead } from '../contacts/search-head.tsx';

type View = Answer<'listAlikeCompanies'>;
type Pair = View['pairs'][number];

const words = {
  title: word('同じ会社かもしれない2件', 'Companies that may be one'),
  companies: word('会社', 'Companies'),
  lede: word(
    '社名（法人格と拠点を除く）、担当者のメールのドメイン、代表電話のどれかが同じ会社です。まとめるかどうかは人が決めます。',
    'They share a name (but for legal form and site), the mail domain of their people, or the main number. A person decides.',
  ),
  more: word('答えると、続きが出ます。', 'More will appear as these are answered.'),
  questions: word('候補', 'Suggestions'),
  first: word('ひとつ目', 'First'),
  second: word('ふたつ目', 'Second'),
  because: word('同じもの', 'The same'),
  answer: word('答える', 'Answer'),
  compare: word('並べて決める', 'Compare'),
  different: word('別の会社です', 'Two companies'),
  apart: word('別の会社と覚えました。もう尋ねません。', 'Noted as two companies. It is not asked again.'),
  merges: word('まとめた会社', 'Merged companies'),
  into: word('残った会社', 'Kept'),
  gone: word('まとめられた会社', 'Merged into it'),
  state: word('状態', 'State'),
  until: word('戻せる期限', 'Can be undone until'),
  undo: word('2社に戻す', 'Undo the merge'),
  undone: word('2社に戻しています。', 'Undoing the merge.'),
};

const ASK_EVERY_MS = 2000;

/** Pairs of companies that may be one, and merges that can be taken back. */
export function AlikeCompaniesPage() {
  const reading = useRead('listAlikeCompanies', {});
  const searching = reading.answer?.searching;
  const isMoving = reading.answer?.merges.some(({ state }) => state !== 'merged') ?? false;
  useRefresh(searching !== undefined || isMoving, reading.again, ASK_EVERY_MS);
  return (
    <>
      <SearchHead
        title={words.title()}
        lede={words.lede()}
        crumb={{ to: '/companies', name: words.companies() }}
        find="findAlikeCompanies"
        searching={searching}
      />
      <Shown of={reading}>
        {({ pairs, hasMore, startedAt, merges }) => (
          <>
            {pairs.length === 0 ? <Empty>{noPairs(startedAt)}</Empty> : <Questions pairs={pairs} />}
            {hasMore && <p class="small soft mt">{words.more()}</p>}
            {merges.length > 0 && <Merges merges={merges} />}
          </>
        )}
      </Shown>
    </>
  );
}

function Questions({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { isBusy, problem, write } = useWrite();
  const part = async ({ first, second }: Pair): Promise<void> => {
    const body = { first: first.accountId, second: second.accountId };
    if ((await write('tellCompaniesApart', { body })) !== undefined) sayDone(words.apart());
  };
  return (
    <Section title={words.questions()}>
      <Refusal problem={problem} />
      <table class="cards">
        <caption class="vh">{words.title()}</caption>
        <thead>
          <tr>
            <th scope="col">{words.first()}</th>
            <th scope="col">{words.second()}</th>
            <th scope="col">{words.because()}</th>
            <th scope="col">
              <span class="vh">{words.answer()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.first.accountId + pair.second.accountId}>
              <th scope="row" class="wide" lang={dataLanguage.value}>
                <Name of={pair.first} />
              </th>
              <td class="wide" data-l={words.second()} lang={dataLanguage.value}>
                <Name of={pair.second} />
              </td>
              <td class="wide" data-l={words.because()}>
                {beside(pair.because.map((reason) => labelled(alikeCompanyLabels, reason)))}
              </td>
              <td class="wide">
                <span class="acts">
                  <a
                    class="btn sm"
                    href={`/companies/${pair.first.accountId}?with=${pair.second.accountId}#merge`}
                  >
                    {words.compare()}
                  </a>
                  {may('tellCompaniesApart') && (
                    <Button kind="quiet" isSmall isBusy={isBusy} onClick={() => void part(pair)}>
                      {words.different()}
                    </Button>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

const Name = ({ of: { accountId, name, code, owner, contacts } }: { readonly of: Pair['first'] }) => (
  <>
    <a href={`/companies/${accountId}`}>{name}</a>
    <small>{beside([code, owner, people(contacts)].filter(Boolean))}</small>
  </>
);

function Merges({ merges }: { readonly merges: View['merges'] }) {
  const { isBusy, problem, write } = useWrite();
  const undo = async (goes: string): Promise<void> => {
    if ((await write('undoCompanyMerge', { body: { goes } })) !== undefined) sayDone(words.undone());
  };
  return (
    <Section title={words.merges()}>
      <Refusal problem={problem} />
      <table class="cards">
        <caption class="vh">{words.merges()}</caption>
        <thead>
          <tr>
            <th scope="col">{words.into()}</th>
            <th scope="col">{words.gone()}</th>
            <th scope="col">{words.state()}</th>
            <th scope="col">{words.until()}</th>
            <th scope="col">
              <span class="vh">{words.answer()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {merges.map(({ goes, goesName, stays, staysName, state, at, by, until }) => (
            <tr key={goes}>
              <th scope="row" class="wide" lang={dataLanguage.value}>
                <a href={`/companies/${stays}`}>{staysName}</a>
              </th>
              <td class="wide" data-l={words.gone()} lang={dataLanguage.value}>
                {goesName}
              </td>
              <td data-l={words.state()}>
                {labelled(companyMergeLabels, state)}
                <small>{beside([day(at), by])}</small>
              </td>
              <td data-l={words.until()}>{day(until)}</td>
              <td>
                {state === 'merged' && may('undoCompanyMerge') && (
                  <Button kind="quiet" isSmall isBusy={isBusy} onClick={() => void undo(goes)}>
                    {words.undo()}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

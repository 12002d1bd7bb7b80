import { useEffect } from 'preact/hooks';
import { alikeCompanyLabels } from '../../../contract/alike-company-words.ts';
import type { CompanyView } from '../../../contract/people.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { query, setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { items } from '../../words/figures.ts';
import { dataLanguage, labelled, language, phrase, word } from '../../words/language.ts';
import { comparedRows, type Sides } from './compared-rows.ts';

type Alike = CompanyView['alike'][number];

const words = {
  note: phrase(
    (name: string) => `「${name}」と同じ会社かもしれません`,
    (name: string) => `"${name}" may be the same company`,
  ),
  agree: phrase(
    (what: string) => `${what}が一致しています。`,
    (what: string) => `The same: ${what}.`,
  ),
  compare: word('並べて決める', 'Compare'),
  title: word('まとめますか：同じ会社かもしれない2件', 'Merge? Two that may be one company'),
  others: phrase(
    (number: string) => `ほかの候補 ${number}`,
    (number: string) => `Other suggestions: ${number}`,
  ),
  list: word('候補の一覧', 'All suggestions'),
  caption: word('2社を並べる', 'Side by side'),
  field: word('項目', 'Field'),
  stays: word('この会社', 'This company'),
  goes: word('もう一方', 'The other'),
  after: word('まとめた後', 'After merging'),
  none: word('記録なし', 'no record'),
  merge: word('1社にまとめる', 'Merge into one'),
  different: word('別の会社です', 'Two companies'),
  later: word('あとで決める', 'Later'),
  turn: word('もう一方を残す', 'Keep the other instead'),
  merged: word(
    'まとめています。担当者と案件が移るまで、どちらの会社にもメールは送りません。',
    'Merging. Until contacts and deals have moved, nobody of either is mailed.',
  ),
  apart: word('別の会社と覚えました。もう尋ねません。', 'Noted as two companies. It is not asked again.'),
  promise: word(
    'まとめても、30日以内なら2社に戻せます。配信停止・対象外は、戻したあとも両方に残ります。「別の会社」とした組は、もう尋ねません。',
    'A merge can be undone for 30 days; refusals and exclusions stay with both even then. A pair called two companies is not asked about again.',
  ),
};

const reasons = (because: Alike['because']): string =>
  because.map((reason) => labelled(alikeCompanyLabels, reason)).join(language.value === 'ja' ? '、' : ', ');

/** Says at the top of a company that another record may be the same. */
export function AlikeNote({ alike }: { readonly alike: CompanyView['alike'] }) {
  const [first] = alike;
  if (first === undefined || !may('compareCompanies')) return null;
  return (
    <Notice title={words.note(first.name)} action={<a href="#merge">{words.compare()}</a>}>
      {first.because.length > 0 && <p>{words.agree(reasons(first.because))}</p>}
    </Notice>
  );
}

/** Two records that may be one company, side by side: a person says same or not. */
export function CompanyAlike({ id, alike }: { readonly id: string; readonly alike: CompanyView['alike'] }) {
  const asked = query.value.get('with') ?? alike[0]?.accountId;
  if (asked === undefined || asked === id || !may('compareCompanies')) return null;
  const others = alike.filter(({ accountId }) => accountId !== asked);
  return (
    <Section
      id="merge"
      title={words.title()}
      aside={
        <a class="small" href="/companies/alike">
          {others.length === 0 ? words.list() : words.others(items(others.length))}
        </a>
      }
    >
      <Comparison key={asked} id={id} other={asked} />
    </Section>
  );
}

function Comparison({ id, other }: { readonly id: string; readonly other: string }) {
  const reading = useRead('compareCompanies', { params: { id, other } });
  const { currency = 'JPY' } = useRead('showSettings', {}).answer ?? {};
  const isAsked = query.value.get('with') === other && reading.answer !== undefined;
  useEffect(() => {
    if (isAsked) document.getElementById('merge')?.scrollIntoView();
  }, [isAsked]);
  const { isBusy, problem, write } = useWrite();
  const answer = async (act: () => Promise<unknown>, said: string): Promise<void> => {
    if ((await act()) === undefined) return;
    setQuery({ with: undefined });
    sayDone(said);
  };
  return (
    <Shown of={reading}>
      {({ stays, goes, after, because, site }) => (
        <>
          {because.length > 0 && <p class="small soft">{words.agree(reasons(because))}</p>}
          <Columns {...{ stays, goes, after, site, currency }} />
          {may('mergeCompanies') && (
            <p class="acts mt">
              <Button
                isBusy={isBusy}
                onClick={() =>
                  void answer(
                    () => write('mergeCompanies', { body: { stays: id, goes: other } }),
                    words.merged(),
                  )
                }
              >
                {words.merge()}
              </Button>
              <Button
                isBusy={isBusy}
                onClick={() =>
                  void answer(
                    () => write('tellCompaniesApart', { body: { first: id, second: other } }),
                    words.apart(),
                  )
                }
              >
                {words.different()}
              </Button>
              <a class="btn quiet" href="/companies/alike">
                {words.later()}
              </a>
              <a class="small" href={`/companies/${other}?with=${id}`}>
                {words.turn()}
              </a>
            </p>
          )}
          <Refusal problem={problem} />
          <p class="small soft mt">{words.promise()}</p>
        </>
      )}
    </Shown>
  );
}

const Columns = (sides: Sides) => (
  <table class="cards">
    <caption class="vh">{words.caption()}</caption>
    <thead>
      <tr>
        {[words.field(), words.stays(), words.goes(), words.after()].map((name) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {comparedRows(sides).map(({ name, cells: [here, there, then] }) => (
        <tr key={name}>
          <th scope="row" class="wide soft">
            {name}
          </th>
          <Cell label={words.stays()} text={here} />
          <Cell label={words.goes()} text={there} />
          <Cell label={words.after()} text={then} isStrong />
        </tr>
      ))}
    </tbody>
  </table>
);

const Cell = ({
  label,
  text,
  isStrong = false,
}: {
  readonly label: string;
  readonly text: string;
  readonly isStrong?: boolean;
}) => (
  <td class={text === '' ? 'wide soft' : 'wide'} data-l={label} lang={dataLanguage.value}>
    {text === '' ? words.none() : isStrong ? <b>{text}</b> : text}
  </td>
);

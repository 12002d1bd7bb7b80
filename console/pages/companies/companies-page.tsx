import { find } from '../../data/find.ts';
import { may, seesOwnAlone } from '../../data/session.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useRead } from '../../data/use-read.ts';
import { query } from '../../frame/place.ts';
import { CompanyTable } from '../../parts/company-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { FindField } from '../../parts/find-field.tsx';
import { Incomplete } from '../../parts/incomplete.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { MorePages } from '../../parts/more-pages.tsx';
import { Shown } from '../../parts/shown.tsx';
import { phrase, word } from '../../words/language.ts';

const words = {
  title: word('会社', 'Companies'),
  lede: word('会社名の順に並べています。', 'By name.'),
  alike: word('同じ会社かもしれない2件', 'Which may be one'),
  find: word('会社を探す', 'Find a company'),
  hint: word(
    '会社名かドメインの最初の文字、または得意先コード',
    'The beginning of a name or domain, or a code',
  ),
  none: word('まだ会社がありません。', 'No companies yet.'),
  noneOwn: word('あなたの担当の会社はありません。', 'No company is yours.'),
  imports: word('取り込む', 'Import'),
  noneFound: phrase(
    (text: string) => `「${text}」で始まる会社はありません。最初の文字から入れてください。`,
    (text: string) => `No company begins with "${text}". Type from the first letter.`,
  ),
  more: word(
    'ほかにもあります。続きの文字まで入れると、絞り込めます。',
    'There are more. Type further letters to narrow it down.',
  ),
  noneHere: word(
    'ここまでに、あなたの担当の会社はありません。続きを見てください。',
    'None of these is yours. See what comes after.',
  ),
  noMore: word('この先に並ぶ会社はありません。', 'No company comes after these.'),
  next: word('次の50社を見る', 'Next 50'),
};

/** Companies: found by a few letters, or listed by name. */
export function CompaniesPage() {
  const text = find.value.trim();
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          may('listAlikeCompanies') && (
            <a class="btn" href="/companies/alike">
              {words.alike()}
            </a>
          )
        }
      >
        {text === '' && <p>{words.lede()}</p>}
      </PageHead>
      <FindField label={words.find()} hint={words.hint()} />
      {text === '' ? <AllCompanies /> : <FoundCompanies text={text} />}
    </>
  );
}

function FoundCompanies({ text }: { readonly text: string }) {
  const asked = useSettled(text);
  const found = useRead('findContacts', { body: { text: asked } });
  return (
    <Shown of={found}>
      {({ companies, hasMore, isComplete }) => (
        <>
          <Incomplete isComplete={isComplete} />
          {companies.length === 0 ? (
            <Empty>{words.noneFound(asked)}</Empty>
          ) : (
            <CompanyTable companies={companies} />
          )}
          {hasMore && companies.length > 0 && <p class="soft small mt">{words.more()}</p>}
        </>
      )}
    </Shown>
  );
}

function AllCompanies() {
  const after = query.value.get('after') ?? undefined;
  const list = useRead('listCompanies', { query: after === undefined ? {} : { after } });
  return (
    <Shown of={list}>
      {({ companies, next, isComplete }) => (
        <>
          <Incomplete isComplete={isComplete} />
          {companies.length > 0 ? (
            <CompanyTable companies={companies} />
          ) : next !== undefined ? (
            <Empty>{words.noneHere()}</Empty>
          ) : after !== undefined ? (
            <Empty>{words.noMore()}</Empty>
          ) : (
            <Empty action={may('importFile') ? { to: '/imports', name: words.imports() } : undefined}>
              {seesOwnAlone.value ? words.noneOwn() : words.none()}
            </Empty>
          )}
          <MorePages here="/companies" next={next} nextName={words.next()} />
        </>
      )}
    </Shown>
  );
}

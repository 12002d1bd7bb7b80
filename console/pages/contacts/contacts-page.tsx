import { find } from '../../data/find.ts';
import { useRead } from '../../data/use-read.ts';
import { query } from '../../frame/place.ts';
import { may } from '../../data/session.ts';
import { Empty } from '../../parts/empty.tsx';
import { FindField } from '../../parts/find-field.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { people } from '../../words/figures.ts';
import { word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { AllContacts } from './all-contacts.tsx';
import { ExportLeads } from './export-leads.tsx';
import { FoundContacts } from './found-contacts.tsx';
import { LeadTable, type Lead } from './lead-table.tsx';

const words = {
  title: word('担当者', 'Contacts'),
  lede: word(
    'いま関心の高い方を、関心度の高い順に並べています。すべての方は、読みの順と最後の接触の順で見られます。',
    'People who are interested now, the most interested first. Everybody is listed by reading and by last contact.',
  ),
  cases: word('返信・お問い合わせの確認', 'Replies and inquiries to read'),
  changes: word('担当者変更', 'Changes of contact'),
  alike: word('同じ方かもしれない担当者', 'Who may be one person'),
  hot: word('ホット', 'Hot'),
  warm: word('ウォーム', 'Warm'),
  reading: word('すべて（読みの順）', 'All, by reading'),
  lastContact: word('最後の接触の順', 'By last contact'),
  range: word('見る範囲', 'Range'),
  find: word('すべての担当者と会社から探す', 'Find among all contacts and companies'),
  findHint: word(
    '氏名・フリガナ・会社・ドメインの最初の文字、またはメールアドレスか番号の全体',
    'The beginning of a name, company or domain, or a whole address or number',
  ),
  noneHot: word(
    'ホットの方はまだいません。メールを送ったあと、早ければ当日に並びます。',
    'Nobody is hot yet. They appear from the day of the first mail.',
  ),
  noneWarm: word('ウォームの方はまだいません。', 'Nobody is warm yet.'),
  campaigns: word('施策を見る', 'See campaigns'),
  most: word('関心度の高い500名までを表示しています。', 'The 500 most interested are shown.'),
};
const MOST = 500;
const views = ['hot', 'warm', 'reading', 'lastContact'] as const;

/** Everybody: found by a few letters, or listed by interest now, by reading, by last contact. */
export function ContactsPage() {
  const text = find.value.trim();
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          <>
            <a class="btn" href="/contacts/cases">
              {words.cases()}
            </a>
            <a class="btn" href="/contacts/changes">
              {words.changes()}
            </a>
            {may('listAlike') && (
              <a class="btn" href="/contacts/alike">
                {words.alike()}
              </a>
            )}
          </>
        }
      >
        <p>
          {words.lede()} {asOf()}
        </p>
      </PageHead>
      <FindField label={words.find()} hint={words.findHint()} />
      {text === '' ? <Lists /> : <FoundContacts text={text} />}
    </>
  );
}

function Lists() {
  const asked = query.value.get('view');
  const view = views.find((each) => each === asked) ?? 'hot';
  const [hot, warm] = [
    useRead('listLeads', { query: { temperature: 'hot', limit: MOST } }),
    useRead('listLeads', { query: { temperature: 'warm', limit: MOST } }),
  ];
  const counted = (leads: readonly unknown[] | undefined): string =>
    leads === undefined ? '' : ` ${people(leads.length)}`;
  const names = {
    hot: `${words.hot()}${counted(hot.answer?.leads)}`,
    warm: `${words.warm()}${counted(warm.answer?.leads)}`,
    reading: words.reading(),
    lastContact: words.lastContact(),
  };
  return (
    <>
      <nav class="views" aria-label={words.range()}>
        {views.map((each) => (
          <a
            key={each}
            href={each === 'hot' ? '/contacts' : `/contacts?view=${each}`}
            aria-current={view === each ? 'true' : undefined}
          >
            {names[each]}
          </a>
        ))}
      </nav>
      {view === 'reading' || view === 'lastContact' ? (
        <AllContacts sort={view} />
      ) : (
        <>
          <Shown of={view === 'hot' ? hot : warm}>{({ leads }) => <Leads leads={leads} view={view} />}</Shown>
          {may('exportLeads') && <ExportLeads />}
        </>
      )}
    </>
  );
}

function Leads({ leads, view }: { readonly leads: readonly Lead[]; readonly view: 'hot' | 'warm' }) {
  if (leads.length === 0)
    return (
      <Empty action={may('listCampaigns') ? { to: '/campaigns', name: words.campaigns() } : undefined}>
        {view === 'hot' ? words.noneHot() : words.noneWarm()}
      </Empty>
    );
  return (
    <>
      {leads.length >= MOST && <p class="soft small">{words.most()}</p>}
      <LeadTable leads={leads} />
    </>
  );
}

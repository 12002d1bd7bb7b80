import type { Answer } from '../../data/call-api.ts';
import { find } from '../../data/find.ts';
import { useRead } from '../../data/use-read.ts';
import { query } from '../../frame/place.ts';
import { may } from '../../data/session.ts';
import { Button } from '../../parts/button.tsx';
import { ExportLeads } from './export-leads.tsx';
import { Empty } from '../../parts/empty.tsx';
import { TextField } from '../../parts/field.tsx';
import { Temperature } from '../../parts/marks.tsx';
import { Meter } from '../../parts/meter.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { people } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';
import { asOf, moment } from '../../words/moments.ts';

type Lead = Answer<'listLeads'>['leads'][number];

const words = {
  title: word('担当者', 'Contacts'),
  lede: word(
    'いま関心の高い方を、関心度の高い順に並べています。',
    'People who are interested now, the most interested first.',
  ),
  hot: word('ホット', 'Hot'),
  warm: word('ウォーム', 'Warm'),
  range: word('見る範囲', 'Range'),
  find: word('この一覧から探す', 'Find in this list'),
  findHint: word('氏名・会社・営業担当の一部', 'Part of a name, company or owner'),
  clear: word('探す言葉を消す', 'Clear'),
  found: phrase(
    (all: string) => `${all}が当てはまります。`,
    (all: string) => `${all} found.`,
  ),
  nobodyFound: phrase(
    (text: string) => `「${text}」に当てはまる方はこの一覧にいません。`,
    (text: string) => `Nobody in this list fits "${text}".`,
  ),
  noneHot: word(
    'ホットの方はまだいません。メールを送ったあと、早ければ当日に並びます。',
    'Nobody is hot yet. They appear from the day of the first mail.',
  ),
  noneWarm: word('ウォームの方はまだいません。', 'Nobody is warm yet.'),
  campaigns: word('施策を見る', 'See campaigns'),
  most: word('関心度の高い500名までを表示しています。', 'The 500 most interested are shown.'),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  state: word('状態', 'State'),
  interest: word('関心度', 'Interest'),
  owner: word('営業担当', 'Owner'),
  last: word('最後の動き', 'Last act'),
  none: word('記録なし', 'no record'),
};
const MOST = 500;

/** Who is hot or warm, and a way to find somebody among them. */
export function ContactsPage() {
  const view = query.value.get('view') === 'warm' ? 'warm' : 'hot';
  const [hot, warm] = [
    useRead('listLeads', { query: { temperature: 'hot', limit: MOST } }),
    useRead('listLeads', { query: { temperature: 'warm', limit: MOST } }),
  ];
  const counted = (leads: readonly unknown[] | undefined): string =>
    leads === undefined ? '' : ` ${people(leads.length)}`;
  return (
    <>
      <PageHead title={words.title()}>
        <p>
          {words.lede()} {asOf()}
        </p>
      </PageHead>
      <nav class="views" aria-label={words.range()}>
        <a href="/contacts" aria-current={view === 'hot' ? 'true' : undefined}>
          {words.hot()}
          {counted(hot.answer?.leads)}
        </a>
        <a href="/contacts?view=warm" aria-current={view === 'warm' ? 'true' : undefined}>
          {words.warm()}
          {counted(warm.answer?.leads)}
        </a>
      </nav>
      <Shown of={view === 'hot' ? hot : warm}>{({ leads }) => <Found leads={leads} view={view} />}</Shown>
      {may('exportLeads') && <ExportLeads />}
    </>
  );
}

function Found({ leads, view }: { readonly leads: readonly Lead[]; readonly view: 'hot' | 'warm' }) {
  if (leads.length === 0)
    return (
      <Empty action={may('listCampaigns') ? { to: '/campaigns', name: words.campaigns() } : undefined}>
        {view === 'hot' ? words.noneHot() : words.noneWarm()}
      </Empty>
    );
  const text = find.value.trim();
  const found = leads.filter((lead) => fits(lead, text));
  return (
    <>
      <div class="filters">
        <TextField
          label={words.find()}
          hint={words.findHint()}
          type="search"
          value={find.value}
          onChange={(value) => (find.value = value)}
        />
        {text !== '' && (
          <Button kind="quiet" onClick={() => (find.value = '')}>
            {words.clear()}
          </Button>
        )}
      </div>
      <p class="soft small" role="status">
        {text === ''
          ? leads.length >= MOST && words.most()
          : found.length === 0
            ? words.nobodyFound(text)
            : words.found(people(found.length))}
      </p>
      {found.length > 0 && <LeadTable leads={found} />}
    </>
  );
}

/** Wide and narrow letters, and spaces, make no difference to who is found. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
const fits = ({ name, account, owner, title }: Lead, text: string): boolean =>
  plain([name, account, owner, title].join('\n')).includes(plain(text));

const LeadTable = ({ leads }: { readonly leads: readonly Lead[] }) => (
  <table class="cards hover">
    <caption class="vh">{words.title()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.name()}</th>
        <th scope="col">{words.company()}</th>
        <th scope="col">{words.state()}</th>
        <th scope="col">{words.interest()}</th>
        <th scope="col" class="lgm">
          {words.owner()}
        </th>
        <th scope="col">{words.last()}</th>
      </tr>
    </thead>
    <tbody>
      {leads.map((lead) => (
        <tr key={lead.customerId}>
          <th scope="row" lang="ja">
            <a href={`/contacts/${lead.customerId}`}>{lead.name}</a>
            <small>{lead.title}</small>
          </th>
          <td class="wide" lang="ja">
            {lead.account}
          </td>
          <td>
            <Temperature of={lead.temperature} />
          </td>
          <td>
            <Meter interest={lead.interest} threshold={lead.threshold} />
          </td>
          <td class="lgm" lang="ja">
            {lead.owner === '' ? words.none() : lead.owner}
          </td>
          <td data-l={words.last()} class="wide">
            {lead.lastActAt === undefined ? words.none() : moment(lead.lastActAt)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

import { counted } from '../../../contract/counted.ts';
import type { CompanyView } from '../../../contract/people.ts';
import { useRead } from '../../data/use-read.ts';
import { useRefresh } from '../../data/use-refresh.ts';
import type { Page } from '../../frame/page.ts';
import { Tag } from '../../parts/marks.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { count } from '../../words/figures.ts';
import { phrase, word, beside } from '../../words/language.ts';
import { AlikeNote, CompanyAlike } from './company-alike.tsx';
import { CompanyAside } from './company-aside.tsx';
import { CompanyDeals } from './company-deals.tsx';
import { CompanyHistory } from './company-history.tsx';
import { CompanyMerges } from './company-merges.tsx';
import { CompanyPeople } from './company-people.tsx';
import { OpenHandoffs } from './open-handoffs.tsx';

const words = {
  companies: word('会社', 'Companies'),
  loading: word('会社', 'Company'),
  code: phrase(
    (code: string) => `得意先コード ${code}`,
    (code: string) => `code ${code}`,
  ),
  employees: phrase(
    (number: string) => `従業員 ${number}名`,
    (number: string) => counted(number, 'person', 'people'),
  ),
  owner: phrase(
    (name: string) => `営業担当 ${name}`,
    (name: string) => `Owner: ${name}`,
  ),
  noOwner: word('営業担当は決まっていません', 'No owner yet'),
  handoff: word('引き渡しを見る', 'See the handoff'),
  hot: phrase(
    (number: string) => `ホット ${number}名`,
    (number: string) => `${number} hot`,
  ),
  excluded: word('対象から外しています', 'Excluded'),
  complaint: word('クレーム対応中', 'Open complaint'),
};

const ASK_EVERY_MS = 3000;

/** Everything about one company: who is there, who has it, what was sold, what happened. */
export const CompanyPage: Page = ({ params }) => {
  const company = useRead('showCompany', { params: { id: params['id'] ?? '' } });
  const isMoving = company.answer?.merges.some(({ state }) => state !== 'merged') ?? false;
  useRefresh(isMoving, company.again, ASK_EVERY_MS);
  return (
    <>
      {company.answer === undefined && (
        <PageHead title={words.loading()} crumb={{ to: '/companies', name: words.companies() }} />
      )}
      <Shown of={company}>{(view) => <Company view={view} />}</Shown>
    </>
  );
};

function Company({ view }: { readonly view: CompanyView }) {
  const { account, owner, contacts, handoffs } = view;
  const [first] = handoffs;
  const hot = contacts.filter(({ temperature }) => temperature === 'hot').length;
  return (
    <>
      <PageHead
        title={account.name}
        crumb={{ to: '/companies', name: words.companies() }}
        isData
        actions={
          first !== undefined && (
            <a class="btn primary" href={`/handoffs/${first.code}`}>
              {words.handoff()}
            </a>
          )
        }
      >
        <p>
          {beside(
            [
              account.code === undefined ? undefined : words.code(account.code),
              account.industry,
              account.employees === undefined ? undefined : words.employees(count(account.employees)),
              account.region,
              account.country,
            ].filter((each) => each !== undefined && each !== ''),
          )}
        </p>
        <p>{owner === '' ? words.noOwner() : words.owner(owner)}</p>
        <p class="acts mt">
          {hot > 0 && <span class="dot full">{words.hot(count(hot))}</span>}
          {account.openComplaint && <Tag tone="warn">{words.complaint()}</Tag>}
          {account.excluded && <Tag tone="warn">{words.excluded()}</Tag>}
        </p>
      </PageHead>
      <AlikeNote alike={view.alike} />
      <CompanyMerges merges={view.merges} />
      <div class="split">
        <div>
          <OpenHandoffs handoffs={handoffs} />
          <CompanyPeople contacts={contacts} known={view.known} />
          <CompanyDeals deals={view.deals} />
          <CompanyAlike id={account.id} alike={view.alike} />
          <CompanyHistory view={view} />
        </div>
        <CompanyAside view={view} />
      </div>
    </>
  );
}

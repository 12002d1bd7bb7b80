import type { KpiPerson, PeopleCount, PeopleWindow } from '../../../contract/kpi-people.ts';
import { formatMonth } from '../../../contract/format.ts';
import { isPeopleCount, listsIncomplete, peopleTitle } from '../../../contract/kpi-people-words.ts';
import { dimensionLabels, type KpiDimension } from '../../../contract/kpi-division-words.ts';
import { dormancyLabels } from '../../../contract/labels.ts';
import { useRead } from '../../data/use-read.ts';
import { query } from '../../frame/place.ts';
import { Empty } from '../../parts/empty.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { MorePages } from '../../parts/more-pages.tsx';
import { Shown } from '../../parts/shown.tsx';
import { items } from '../../words/figures.ts';
import { labelled, language, phrase, said, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { useCampaignName } from './campaign-name.ts';
import { dimensionAsked } from './dimension-asked.ts';
import { peopleAddress } from './people-link.tsx';
import { PeopleTable } from './people-table.tsx';

const words = {
  kpis: word('指標', 'KPIs'),
  each: word(
    '（複数の施策で数えられている方は、施策ごとに1件です）',
    'in all. Somebody who counts in several campaigns stands here once for each.',
  ),
  none: word('この数字に当たる方はいません。', 'Nobody stands behind this figure.'),
  noMore: word('この先に並ぶ方はいません。', 'Nobody comes after these.'),
  back: word('指標に戻る', 'Back to the KPIs'),
  next: word('次の50件を見る', 'Next 50'),
  ofMonth: phrase(
    (month: string) => `${month}に配信を開始`,
    (month: string) => `enrolled in ${month}`,
  ),
  ofCampaign: phrase(
    (name: string) => `施策「${name}」`,
    (name: string) => `campaign "${name}"`,
  ),
  part: phrase(
    (by: string, value: string) => `${by}：${value}`,
    (by: string, value: string) => `${by}: ${value}`,
  ),
  unknown: phrase(
    (count: string) => `「${count}」という数字はありません。指標の画面から開き直してください。`,
    (count: string) => `There is no figure "${count}". Open it again from the KPIs.`,
  ),
};
const windows = ['over', 'running'] as const;
const kinds = ['lapsed', 'lostDeal', 'stalled', 'neverContacted', 'wakeDate'] as const;

/** Which customers the address asks for. */
interface Asked {
  readonly count: PeopleCount;
  readonly window: PeopleWindow;
  readonly campaign: string | undefined;
  readonly month: string | undefined;
  readonly dormancy: KpiPerson['dormancy'] | undefined;
  readonly by: KpiDimension | undefined;
  readonly value: string | undefined;
}

/** The customers behind a figure of the KPI page: what is asked stands in the address, so that a colleague sees the same. */
export function KpiPeoplePage() {
  const given = (name: string): string | undefined => query.value.get(name) ?? undefined;
  const campaign = given('campaign');
  const back = backTo({ campaign, by: given('by') });
  const count = given('count') ?? '';
  if (!isPeopleCount(count))
    return (
      <>
        <PageHead title={words.kpis()} crumb={{ to: back, name: words.kpis() }} />
        <Empty action={{ to: back, name: words.back() }}>{words.unknown(count)}</Empty>
      </>
    );
  const asked: Asked = {
    count,
    window: windows.find((each) => each === given('window')) ?? 'all',
    campaign,
    month: given('month'),
    dormancy: kinds.find((each) => each === given('dormancy')),
    by: dimensionAsked(),
    value: given('value'),
  };
  return (
    <>
      <PageHead title={peopleTitle(asked, language.value)} crumb={{ to: back, name: words.kpis() }}>
        <Clause asked={asked} />
      </PageHead>
      <People asked={asked} back={back} />
    </>
  );
}

/** The KPIs as they were left. */
function backTo(chosen: Readonly<Record<string, string | undefined>>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) if (value !== undefined) asked.set(name, value);
  return asked.size === 0 ? '/kpis' : `/kpis?${asked.toString()}`;
}

/** Of what part the figure is, in words. */
function Clause({ asked }: { readonly asked: Asked }) {
  const { campaign, month, dormancy } = asked;
  const nameOf = useCampaignName();
  const part = usePartName(asked);
  const parts = [
    dormancy === undefined ? undefined : labelled(dormancyLabels, dormancy),
    part,
    month === undefined ? undefined : words.ofMonth(formatMonth(month, language.value)),
    campaign === undefined ? undefined : words.ofCampaign(nameOf(campaign)),
  ].filter((each) => each !== undefined);
  const clause = parts.join(language.value === 'ja' ? '、' : ', ');
  return (
    <p>
      {asOf()}
      {clause !== '' && (language.value === 'ja' ? ' ' : '. ')}
      {clause}
    </p>
  );
}

/** 「業種：製造業」. */
function usePartName({ by, value, campaign }: Asked): string | undefined {
  const isNamed = by === undefined || by === 'industry' || by === 'site' || by === 'route';
  const { answer } = useRead('divideKpis', isNamed ? undefined : { query: { by, campaign } });
  if (by === undefined || value === undefined) return undefined;
  const title = answer?.parts.find(({ key }) => key === value)?.title;
  return words.part(labelled(dimensionLabels, by), title === undefined ? value : said(title));
}

function People({ asked, back }: { readonly asked: Asked; readonly back: string }) {
  const after = query.value.get('after') ?? undefined;
  const reading = useRead('listKpiPeople', { query: { ...asked, after } });
  const { count, window, ...part } = asked;
  const here = peopleAddress(count, window, part);
  return (
    <Shown of={reading}>
      {({ people, total, next, currency, isComplete }) => (
        <>
          {!isComplete && <Notice title={said(listsIncomplete)} />}
          {people.length > 0 ? (
            <>
              <p class="small">
                {items(total)} {asked.campaign === undefined && words.each()}
              </p>
              <PeopleTable people={people} count={count} currency={currency} />
            </>
          ) : (
            <Empty action={{ to: back, name: words.back() }}>
              {total > 0 ? words.noMore() : words.none()}
            </Empty>
          )}
          <MorePages here={here} next={next} nextName={words.next()} />
        </>
      )}
    </Shown>
  );
}

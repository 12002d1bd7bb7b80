import type { ComponentProps } from 'preact';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { query, setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { SelectField } from '../../parts/field.tsx';
import { PageHead, Section } from '../../parts/page-head.tsx';
import { Rate } from '../../parts/rate.tsx';
import { Lifts } from '../campaigns/lift.tsx';
import { Shown } from '../../parts/shown.tsx';
import type { TargetView } from '../../../contract/kpis.ts';
import { dormancyLabels, sharedKpiLabels } from '../../../contract/labels.ts';
import { formatMonth } from '../../../contract/format.ts';
import { timesLabels } from '../../../contract/kpi-times-words.ts';
import { targetText } from '../../../contract/rate-words.ts';
import { money } from '../../words/figures.ts';
import { labelled, language, phrase, said, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { useCampaignName } from './campaign-name.ts';
import { ContentsSection } from './contents.tsx';
import { DivisionSection } from './division.tsx';
import { ExportKpis } from './export-kpis.tsx';
import { Funnel } from './funnel.tsx';
import { RateWords, UnfinishedWords } from './people-link.tsx';
import { TimesTable } from './times-table.tsx';
import { SplitTable } from './split-table.tsx';

const words = {
  title: word('指標', 'KPIs'),
  stop: word('。', '. '),
  lede: word(
    '率は、それぞれの期間が終わった分だけで計算します。期間中の分は集計途中として件数を並べます。',
    'Rates are of those whose time is over. What still runs stands beside, as counts.',
  ),
  print: word('印刷する', 'Print'),
  campaign: word('施策', 'Campaign'),
  all: word('すべての施策', 'All campaigns'),
  three: word('共有する3つの指標', 'The three shared KPIs'),
  amounts: phrase(
    (opportunities: string, won: string) => `商談金額 ${opportunities}、受注金額 ${won}`,
    (opportunities: string, won: string) => `Opportunities ${opportunities}, won ${won}`,
  ),
  funnel: word('配信から受注まで', 'From mail to won'),
  kind: word('種類', 'Kind'),
  month: word('月', 'Month'),
  oneCampaign: word('施策', 'Campaign'),
  byDormancy: word('休眠の種類ごと', 'By kind of dormancy'),
  byCohort: word('配信開始月ごと', 'By month of enrolment'),
  byCampaign: word('施策ごと', 'By campaign'),
  none: word(
    'まだ数えられる成果がありません。施策を始めると、ここに数字が並びます。',
    'Nothing to count yet. Figures appear once a campaign runs.',
  ),
  campaigns: word('施策を見る', 'See campaigns'),
  meeting: word('会議', 'The meeting'),
  toMeeting: word(
    '週次会議の1枚（目標・前回・訂正・話すこと・決めたこと）',
    'The one page of the weekly meeting: targets, last time, corrections, whom to talk about, decisions',
  ),
  definitions: word('数え方', 'How it is counted'),
  definition: phrase(
    (days: number) =>
      `商談は、営業が商談化と報告した件、または取り込んだ案件です。休眠顧客の商談化率は、配信対象者のうち配信開始から90日以内に商談になった方。ホットリードの商談化率は、ホットになった方のうちその後90日以内に商談になった方（ホットになる前の商談は数えません）。商談からの成約率は、商談のうち${days}日以内に受注した件で、期間を過ぎても進行中の件は受注なしと数えます。期間が終わったかどうかは月ごとに判断し、終わっていない月は集計途中です。範囲は95%の確からしさで実力が入る幅で、同じ会社の方は結果が似るため、少ない件数とみなして広げています。`,
    (days: number) =>
      `An opportunity is a deal that sales reported or a file brought. Dormant to opportunity: of those enrolled, who became one within 90 days. Hot lead to opportunity: of those who became hot, who became one within 90 days from then; an earlier one does not count. Opportunity to won: of the opportunities, those won within ${days} days; one that is open for longer counts as not won. A month is still being counted until its time is over. The range is where the true rate lies with 95% certainty; people of the same company tend to end alike, so they count as fewer cases.`,
  ),
};
/** The right end of each scale: the rates are far from each other, and each keeps its own. */
const scales = { dormantToOpportunity: 0.2, hotToOpportunity: 0.8, opportunityToWon: 0.8 } as const;

/** The three shared KPIs with their ranges, then from mail to won, then the splits. */
export function KpisPage() {
  const campaign = query.value.get('campaign') ?? '';
  const kpis = useRead('showKpis', { query: campaign === '' ? {} : { campaign } });
  const campaigns = useRead('listCampaigns', {});
  const named = campaigns.answer?.campaigns ?? [];
  const campaignName = useCampaignName();
  return (
    <>
      <PageHead
        title={words.title()}
        actions={
          <>
            <ExportKpis campaign={campaign === '' ? undefined : campaign} />
            <Button onClick={() => print()}>{words.print()}</Button>
          </>
        }
      >
        <p>
          {asOf()}
          {words.stop()}
          {words.lede()}
        </p>
      </PageHead>
      <div class="filters no-print">
        <SelectField
          label={words.campaign()}
          value={campaign}
          onChange={(value) => setQuery({ campaign: value })}
          options={[
            { value: '', name: words.all() },
            ...named.map((each) => ({ value: each.campaign.id, name: each.campaign.name })),
          ]}
        />
      </div>
      <Shown of={kpis}>
        {(answer) =>
          answer.all.counts.enrolled === 0 ? (
            <Empty action={{ to: '/campaigns', name: words.campaigns() }}>{words.none()}</Empty>
          ) : (
            <AllFigures
              answer={answer}
              campaignName={campaignName}
              campaign={campaign === '' ? undefined : campaign}
              compared={named
                .map((each) => each.campaign)
                .filter(({ id }) => campaign === '' || id === campaign)}
            />
          )
        }
      </Shown>
    </>
  );
}

interface AllFiguresProps {
  readonly answer: Answer<'showKpis'>;
  readonly campaignName: (id: string) => string;
  readonly campaign: string | undefined;
  /** Campaigns of which some may have a control group. */
  readonly compared: ComponentProps<typeof Lifts>['campaigns'];
}

const AllFigures = ({ answer, campaignName, campaign, compared }: AllFiguresProps) => (
  <>
    <section>
      <h2 class="vh">{words.three()}</h2>
      <div class="rates">
        {(['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const).map((kpi) => (
          <div key={kpi}>
            <h3>{labelled(sharedKpiLabels, kpi)}</h3>
            <Rate rate={answer.all.kpis[kpi]} scale={scales[kpi]}>
              <RateWords kpi={kpi} rate={answer.all.kpis[kpi]} part={{ campaign }} />
            </Rate>
            <Target of={answer.targets[kpi]} />
            {answer.all.unfinished[kpi].of > 0 && (
              <p class="small soft">
                <UnfinishedWords kpi={kpi} of={answer.all.unfinished[kpi]} part={{ campaign }} />
              </p>
            )}
          </div>
        ))}
      </div>
      <p class="small mt">
        {words.amounts(
          money(answer.all.counts.opportunityAmount, answer.currency),
          money(answer.all.counts.wonAmount, answer.currency),
        )}
      </p>
    </section>
    <Section title={words.funnel()}>
      <Funnel counts={answer.all.counts} part={{ campaign }} />
    </Section>
    <Section title={said(timesLabels.title)}>
      <TimesTable times={answer.times} />
    </Section>
    <Section title={words.byDormancy()}>
      <SplitTable
        part={words.kind()}
        title={words.byDormancy()}
        rows={answer.byDormancy.map((each) => ({
          ...each,
          name: labelled(dormancyLabels, each.key),
          part: { campaign, dormancy: each.key },
        }))}
      />
    </Section>
    <Section title={words.byCohort()}>
      <SplitTable
        part={words.month()}
        title={words.byCohort()}
        rows={answer.byCohort.map((each) => ({
          ...each,
          name: formatMonth(each.key, language.value),
          part: { campaign, month: each.key },
        }))}
      />
    </Section>
    {answer.byCampaign.length > 1 && (
      <Section title={words.byCampaign()}>
        <SplitTable
          part={words.oneCampaign()}
          title={words.byCampaign()}
          rows={answer.byCampaign.map((each) => ({
            ...each,
            name: campaignName(each.key),
            part: { campaign: each.key },
          }))}
        />
      </Section>
    )}
    <DivisionSection campaign={campaign} />
    <Lifts campaigns={compared} />
    <ContentsSection />
    <Section title={words.meeting()}>
      <p>
        <a href="/meeting">{words.toMeeting()}</a>
      </p>
    </Section>
    <Section title={words.definitions()}>
      <p class="small soft">{words.definition(answer.wonDays)}</p>
    </Section>
  </>
);

const Target = ({ of }: { readonly of: TargetView | undefined }) =>
  of === undefined ? null : <p class="small">{targetText(of, language.value)}</p>;

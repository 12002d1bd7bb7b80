import { listsIncomplete } from '../../../contract/kpi-people-words.ts';
import type { StepPerson, StepState } from '../../../contract/step-people.ts';
import { stepHowSaid, stepSinceLabels, stepStateLabels } from '../../../contract/step-people-words.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import { useRead } from '../../data/use-read.ts';
import type { Page } from '../../frame/page.ts';
import { query } from '../../frame/place.ts';
import { Empty } from '../../parts/empty.tsx';
import { MorePages } from '../../parts/more-pages.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { items } from '../../words/figures.ts';
import { language, phrase, said, word } from '../../words/language.ts';
import { asOf, day } from '../../words/moments.ts';
import { namesIn } from '../sequences/names.ts';
import { OwnerCell, PersonCells } from '../kpis/person-cells.tsx';
import { numbersOf } from '../sequences/numbers.ts';
import { stepOfId } from '../sequences/sequence-draft.ts';
import { stepSaid } from '../sequences/step-words.ts';
import { stepPeopleAddress, type StepAsked } from './step-people-address.ts';

const words = {
  campaign: word('施策', 'Campaign'),
  none: word('この数字に当たる方はいません。', 'Nobody stands behind this figure.'),
  noMore: word('この先に並ぶ方はいません。', 'Nobody comes after these.'),
  back: word('施策に戻る', 'Back to the campaign'),
  next: word('次の50件を見る', 'Next 50'),
  step: phrase(
    (number: number, name: string) => `手順${number}「${name}」`,
    (number: number, name: string) => `Step ${number}: ${name}`,
  ),
  name: word('氏名', 'Name'),
  company: word('会社', 'Company'),
  owner: word('営業担当', 'Owner'),
  how: word('結果', 'How'),
  why: word('理由', 'Why'),
  unknown: word('記録なし', 'not recorded'),
};

const states = ['there', 'passed', 'left'] as const;

/** The customers at a step of a campaign, who passed it, or left there: what is asked stands in the address. */
export const StepPeoplePage: Page = ({ params }) => {
  const given = (name: string): string | undefined => query.value.get(name) ?? undefined;
  const asked: StepAsked = {
    campaignId: params['id'] ?? '',
    step: given('step') ?? '',
    state: states.find((each) => each === given('state')) ?? 'there',
    how: given('how'),
  };
  const back = `/campaigns/${encodeURIComponent(asked.campaignId)}`;
  const { answer: view } = useRead('showCampaign', { params: { id: asked.campaignId } });
  const how = asked.how === undefined ? '' : stepHowSaid(asked.how, language.value);
  const title = said(stepStateLabels[asked.state]);
  return (
    <>
      <PageHead
        title={how === '' ? title : `${title}: ${how}`}
        crumb={{ to: back, name: view?.campaign.name ?? words.campaign() }}
      >
        <p>
          {asOf()}
          {view !== undefined && <StepName view={view} stepId={asked.step} />}
        </p>
      </PageHead>
      <People asked={asked} back={back} />
    </>
  );
};

/** Which step it is, as the page of the campaign has it; one that an edit took away has its id alone. */
function StepName({ view, stepId }: { readonly view: CampaignView; readonly stepId: string }) {
  const { steps } = view.campaign.sequence;
  const assets = useRead('showSettings', {}).answer?.assets ?? [];
  const step = stepOfId(steps, stepId);
  const { numbers, mailNumbers } = numbersOf(steps);
  const name =
    step === undefined
      ? stepId
      : words.step(
          numbers.get(stepId) ?? 0,
          stepSaid(step, namesIn(steps, assets), mailNumbers.get(stepId) ?? 0),
        );
  return <> {name}</>;
}

function People({ asked, back }: { readonly asked: StepAsked; readonly back: string }) {
  const { campaignId: campaign, ...what } = asked;
  const after = query.value.get('after') ?? undefined;
  const reading = useRead('listStepPeople', { query: { campaign, ...what, after } });
  return (
    <Shown of={reading}>
      {({ people, total, next, isComplete }) => (
        <>
          {!isComplete && <Notice title={said(listsIncomplete)} />}
          {people.length > 0 ? (
            <>
              <p class="small">{items(total)}</p>
              <Table people={people} state={asked.state} />
            </>
          ) : (
            <Empty action={{ to: back, name: words.back() }}>
              {total > 0 ? words.noMore() : words.none()}
            </Empty>
          )}
          <MorePages here={stepPeopleAddress(asked)} next={next} nextName={words.next()} />
        </>
      )}
    </Shown>
  );
}

const Table = ({ people, state }: { readonly people: readonly StepPerson[]; readonly state: StepState }) => {
  const since = said(stepSinceLabels[state]);
  const how = state === 'there' ? undefined : state === 'left' ? words.why() : words.how();
  return (
    <table class="cards hover">
      <caption class="vh">{said(stepStateLabels[state])}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name()}</th>
          <th scope="col">{words.company()}</th>
          <th scope="col">{since}</th>
          {how !== undefined && <th scope="col">{how}</th>}
          <th scope="col">{words.owner()}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((each) => (
          <tr key={`${each.stepId} ${each.customerId}`}>
            <PersonCells of={each} />
            <td data-l={since}>{each.since === undefined ? words.unknown() : day(each.since)}</td>
            {how !== undefined && (
              <td data-l={how}>{each.how === undefined ? '' : stepHowSaid(each.how, language.value)}</td>
            )}
            <OwnerCell of={each} />
          </tr>
        ))}
      </tbody>
    </table>
  );
};

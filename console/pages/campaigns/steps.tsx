import { counted } from '../../../contract/counted.ts';
import { Fragment, type ComponentChildren } from 'preact';
import { stepHowSaid } from '../../../contract/step-people-words.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Section } from '../../parts/page-head.tsx';
import { count, people } from '../../words/figures.ts';
import { language, phrase, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { stepPeopleAddress, type StepAsked } from './step-people-address.ts';
import { Flow } from '../sequences/flow.tsx';
import { numbersOf } from '../sequences/numbers.ts';
import { namesIn } from '../sequences/names.ts';
import { inOrder, type Step } from '../sequences/sequence-draft.ts';

const words = {
  steps: phrase(
    (steps: string) => `シナリオ（手順 ${steps}）`,
    (steps: string) => `Sequence (${counted(steps, 'step')})`,
  ),
  preview: word('文面を見る', 'Look at the text'),
  there: word('いま', 'There'),
  passed: word('通過', 'Passed'),
  left: word('終了', 'Left'),
  how: word('通過：', 'Passed: '),
  why: word('終了：', 'Left: '),
  join: word('・', ', '),
};

type Counts = CampaignView['steps'][number];

/** The sequence of a campaign, read from above, and how many are at each step, passed it, and left there and why. */
export function Steps({ view: { campaign, steps: byStep } }: { readonly view: CampaignView }) {
  const { steps } = campaign.sequence;
  const assets = useRead('showSettings', {}).answer?.assets ?? [];
  const countsOf = (step: Step): Counts => summed(step, byStep);
  return (
    <div class="gap">
      <Section
        title={words.steps(count(inOrder(steps).length))}
        aside={<span class="small soft">{asOf()}</span>}
      >
        <Flow
          steps={steps}
          shown={{
            names: namesIn(steps, assets),
            ...numbersOf(steps),
            problems: [],
            side: (step) => <Three of={countsOf(step)} campaignId={campaign.id} />,
            below: (step) => (
              <>
                <Reasons of={countsOf(step)} step={step} campaignId={campaign.id} />
                {step.kind === 'mail' && may('previewMail') && (
                  <p class="small">
                    <a href={`/mails?template=${step.template}&segment=${campaign.segment.id}`}>
                      {words.preview()}
                    </a>
                  </p>
                )}
              </>
            ),
            went: (step, way) => {
              const number = countsOf(step).passed[way];
              return number === undefined ? undefined : people(number);
            },
          }}
        />
      </Section>
    </div>
  );
}

/** The counts of a step; what is short for several steps is counted by its parts. */
function summed({ id, kind }: Step, counts: readonly Counts[]): Counts {
  const isShort = kind === 'webinar' || kind === 'permission';
  const own = counts.filter(({ stepId }) => (isShort ? stepId.startsWith(`${id}.`) : stepId === id));
  return own.reduce<Counts>(
    (sum, each) => ({
      stepId: id,
      there: sum.there + each.there,
      passed: added(sum.passed, each.passed),
      left: added(sum.left, each.left),
    }),
    { stepId: id, there: 0, passed: {}, left: {} },
  );
}

type Numbers = Readonly<Record<string, number>>;

const added = (a: Numbers, b: Numbers): Record<string, number> =>
  Object.entries(b).reduce<Record<string, number>>(
    (sum, [name, number]) => ({ ...sum, [name]: (sum[name] ?? 0) + number }),
    { ...a },
  );

const total = (numbers: Numbers): number => Object.values(numbers).reduce((sum, each) => sum + each, 0);

interface CountedProps {
  readonly of: Counts;
  readonly campaignId: string;
}

const Three = ({ of: { stepId, there, passed, left }, campaignId }: CountedProps) => (
  <dl class="at">
    {(
      [
        ['there', there],
        ['passed', total(passed)],
        ['left', total(left)],
      ] as const
    ).map(([state, number]) => (
      <div key={state}>
        <dt>{words[state]()}</dt>
        <dd class={number === 0 ? 'soft' : undefined}>
          <PeopleLink asked={{ campaignId, step: stepId, state }} value={number}>
            {count(number)}
          </PeopleLink>
        </dd>
      </div>
    ))}
  </dl>
);

/** How it was passed, where that says something; why people left, the most frequent first. */
const Reasons = ({
  of: { stepId, passed, left },
  step,
  campaignId,
}: CountedProps & { readonly step: Step }) => {
  const branches = step.kind === 'waitFor' || step.kind === 'condition' || step.kind === 'split';
  const saysMore = !branches && Object.keys(passed).some((name) => !usual.has(name));
  const asked = { campaignId, step: stepId };
  return (
    <>
      {saysMore && (
        <p class="small soft">
          {words.how()}
          <Listed numbers={passed} asked={{ ...asked, state: 'passed' }} />
        </p>
      )}
      {Object.keys(left).length > 0 && (
        <p class="small soft">
          {words.why()}
          <Listed numbers={left} asked={{ ...asked, state: 'left' }} />
        </p>
      )}
    </>
  );
};

/** Outcomes that the number alone says. */
const usual = new Set(['sent', 'waited', 'created']);

const Listed = ({ numbers, asked }: { readonly numbers: Numbers; readonly asked: StepAsked }) => (
  <>
    {Object.entries(numbers)
      .filter(([, number]) => number > 0)
      .toSorted(([, a], [, b]) => b - a)
      .map(([how, number], place) => (
        <Fragment key={how}>
          {place > 0 && words.join()}
          {stepHowSaid(how, language.value)}{' '}
          <PeopleLink asked={{ ...asked, how }} value={number}>
            {count(number)}
          </PeopleLink>
        </Fragment>
      ))}
  </>
);

const PeopleLink = ({
  asked,
  value,
  children,
}: {
  readonly asked: StepAsked;
  readonly value: number;
  readonly children: ComponentChildren;
}) =>
  value === 0 || !may('listStepPeople') ? (
    <>{children}</>
  ) : (
    <a class="n" href={stepPeopleAddress(asked)}>
      {children}
    </a>
  );

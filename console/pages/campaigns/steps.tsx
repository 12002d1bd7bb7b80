import { endLabels, outcomeOfStepLabels } from '../../../contract/sequence-words.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import { may } from '../../data/session.ts';
import { useRead } from '../../data/use-read.ts';
import { Section } from '../../parts/page-head.tsx';
import { count, people } from '../../words/figures.ts';
import { labelled, phrase, word } from '../../words/language.ts';
import { asOf } from '../../words/moments.ts';
import { Flow } from '../sequences/flow.tsx';
import { numbersOf } from '../sequences/numbers.ts';
import { namesIn } from '../sequences/names.ts';
import { inOrder, type Step } from '../sequences/sequence-draft.ts';

const words = {
  steps: phrase(
    (steps: string) => `シナリオ（手順 ${steps}）`,
    (steps: string) => `Sequence (${steps} steps)`,
  ),
  preview: word('文面を見る', 'Look at the text'),
  there: word('いま', 'There'),
  passed: word('通過', 'Passed'),
  left: word('終了', 'Left'),
  how: phrase(
    (parts: string) => `通過：${parts}`,
    (parts: string) => `Passed: ${parts}`,
  ),
  why: phrase(
    (parts: string) => `終了：${parts}`,
    (parts: string) => `Left: ${parts}`,
  ),
  part: phrase(
    (what: string, number: string) => `${what} ${number}`,
    (what: string, number: string) => `${what} ${number}`,
  ),
  join: word('・', ', '),
};

type Counts = CampaignView['steps'][number];

/** The sequence of a campaign, read from above, and how many are at each step, passed it, and left there and why. */
export function Steps({ view: { campaign, steps: counted } }: { readonly view: CampaignView }) {
  const { steps } = campaign.sequence;
  const assets = useRead('showSettings', {}).answer?.assets ?? [];
  const countsOf = (step: Step): Counts => summed(step, counted);
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
            side: (step) => <Three of={countsOf(step)} />,
            below: (step) => (
              <>
                <Reasons of={countsOf(step)} step={step} />
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
function summed({ id, kind }: Step, counted: readonly Counts[]): Counts {
  const isShort = kind === 'webinar' || kind === 'permission';
  const own = counted.filter(({ stepId }) => (isShort ? stepId.startsWith(`${id}.`) : stepId === id));
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

const Three = ({ of: { there, passed, left } }: { readonly of: Counts }) => (
  <dl class="at">
    {(
      [
        [words.there(), there],
        [words.passed(), total(passed)],
        [words.left(), total(left)],
      ] as const
    ).map(([name, number]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd class={number === 0 ? 'soft' : undefined}>{count(number)}</dd>
      </div>
    ))}
  </dl>
);

/** How it was passed, where that says something; why people left, the most frequent first. */
const Reasons = ({ of: { passed, left }, step }: { readonly of: Counts; readonly step: Step }) => {
  const branches = step.kind === 'waitFor' || step.kind === 'condition' || step.kind === 'split';
  const how = listed(passed, outcomeSaid);
  const saysMore = !branches && Object.keys(passed).some((name) => !usual.has(name));
  const why = listed(left, (name) => labelled(endLabels, name));
  return (
    <>
      {saysMore && <p class="small soft">{words.how(how)}</p>}
      {why !== '' && <p class="small soft">{words.why(why)}</p>}
    </>
  );
};

/** Outcomes that the number alone says. */
const usual = new Set(['sent', 'waited', 'created']);

const listed = (numbers: Numbers, nameOf: (name: string) => string): string =>
  Object.entries(numbers)
    .filter(([, number]) => number > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, number]) => words.part(nameOf(name), count(number)))
    .join(words.join());

const outcomeSaid = (how: string): string =>
  how.startsWith('skipped:')
    ? labelled(endLabels, how.slice('skipped:'.length))
    : labelled(outcomeOfStepLabels, how);

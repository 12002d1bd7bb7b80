import {
  actKindLabels,
  endLabels,
  outcomeOfStepLabels,
  stepKindLabels,
} from '../../../contract/sequence-words.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import { may } from '../../data/session.ts';
import { Section } from '../../parts/page-head.tsx';
import { people } from '../../words/figures.ts';
import { labelled, phrase, word } from '../../words/language.ts';
import { mailName } from '../mails/mail-names.ts';
import { whenSaid } from './when-words.ts';

const words = {
  steps: word('シナリオ', 'Sequence'),
  ownText: word('自分の文面', 'own text'),
  preview: word('見る', 'Look'),
  happened: word('反応があれば', 'If so'),
  otherwise: word('なければ・それ以外', 'Otherwise'),
  branch: phrase(
    (name: string) => `枝 ${name}`,
    (name: string) => `Branch ${name}`,
  ),
  there: phrase(
    (count: string) => `今ここに${count}`,
    (count: string) => `${count} here now`,
  ),
  left: phrase(
    (why: string, count: string) => `${why}で${count}が終了`,
    (why: string, count: string) => `${count} left: ${why}`,
  ),
  passed: phrase(
    (how: string, count: string) => `${how} ${count}`,
    (how: string, count: string) => `${how}: ${count}`,
  ),
};

type Step = CampaignView['campaign']['sequence']['steps'][number];
type Counts = CampaignView['steps'];

/** The sequence of a campaign, read from above, and how many are at each step, passed it, and left there. */
export const Steps = ({ view: { campaign, steps } }: { readonly view: CampaignView }) => (
  <Section title={words.steps()}>
    <StepList steps={campaign.sequence.steps} counts={steps} segment={campaign.segment.id} />
  </Section>
);

interface ListProps {
  readonly steps: readonly Step[];
  readonly counts: Counts;
  readonly segment: string;
}

const StepList = ({ steps, counts, segment }: ListProps) => (
  <ol class="steps">
    {steps.map((step) => (
      <li key={step.id}>
        <p>
          <span class="soft">{labelled(stepKindLabels, step.kind)}</span> {titleOf(step)}
          {step.kind === 'mail' && step.text !== undefined && (
            <span class="soft small"> {words.ownText()}</span>
          )}
          {step.kind === 'mail' && may('previewMail') && (
            <a class="small" href={`/mails?template=${step.template}&segment=${segment}`}>
              {' '}
              {words.preview()}
            </a>
          )}
        </p>
        <Counted ids={idsOf(step)} counts={counts} />
        {armsOf(step)
          .filter((arm) => arm.steps.length > 0)
          .map((arm) => (
            <div class="arm" key={arm.name}>
              <p class="small">{arm.name}</p>
              <StepList steps={arm.steps} counts={counts} segment={segment} />
            </div>
          ))}
      </li>
    ))}
  </ol>
);

/** What is short for several steps is counted by its parts. */
const idsOf = ({ id, kind }: Step): ((stepId: string) => boolean) =>
  kind === 'webinar' || kind === 'permission'
    ? (stepId) => stepId.startsWith(`${id}.`)
    : (stepId) => stepId === id;

const Counted = ({ ids, counts }: { readonly ids: (stepId: string) => boolean; readonly counts: Counts }) => {
  const own = counts.filter(({ stepId }) => ids(stepId));
  const there = own.reduce((sum, each) => sum + each.there, 0);
  const said = [
    ...(there > 0 ? [words.there(people(there))] : []),
    ...own.flatMap(({ passed }) =>
      Object.entries(passed)
        .filter(([, count]) => count > 0)
        .map(([how, count]) => words.passed(outcomeSaid(how), people(count))),
    ),
    ...own.flatMap(({ left }) =>
      Object.entries(left)
        .filter(([, count]) => count > 0)
        .map(([why, count]) => words.left(labelled(endLabels, why), people(count))),
    ),
  ];
  return said.length === 0 ? null : <p class="small soft">{said.join(' / ')}</p>;
};

const outcomeSaid = (how: string): string =>
  how.startsWith('skipped:')
    ? labelled(endLabels, how.slice('skipped:'.length))
    : labelled(outcomeOfStepLabels, how);

function titleOf(step: Step): string {
  switch (step.kind) {
    case 'mail':
      return step.name ?? mailName(step.template);
    case 'wait':
      return whenSaid(step.until);
    case 'waitFor':
      return `${labelled(actKindLabels, step.act.kind)} (${whenSaid(step.limit)})`;
    case 'task':
      return step.what;
    case 'permission':
      return whenSaid(step.limit);
    case 'end':
      return step.reason === undefined ? '' : labelled(endLabels, step.reason);
    case 'webinar':
      return step.session;
    case 'condition':
    case 'split':
      return step.name ?? '';
    default:
      return step satisfies never;
  }
}

function armsOf(step: Step): readonly { readonly name: string; readonly steps: readonly Step[] }[] {
  switch (step.kind) {
    case 'waitFor':
      return [
        { name: words.happened(), steps: step.happened },
        { name: words.otherwise(), steps: step.otherwise },
      ];
    case 'condition':
      return [
        ...step.branches.map(({ id, name, steps }) => ({ name: name ?? words.branch(id), steps })),
        { name: words.otherwise(), steps: step.otherwise },
      ];
    case 'split':
      return step.arms.map(({ id, name, steps }) => ({ name: name ?? words.branch(id), steps }));
    case 'webinar':
      return [
        { name: labelled(actKindLabels, 'attended'), steps: step.attended ?? [] },
        { name: words.otherwise(), steps: step.notRegistered ?? [] },
      ];
    case 'mail':
    case 'wait':
    case 'task':
    case 'end':
    case 'permission':
      return [];
    default:
      return step satisfies never;
  }
}

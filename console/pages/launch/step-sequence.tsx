import { counted } from '../../../contract/counted.ts';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import { useRead } from '../../data/use-read.ts';
import { setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/marks.tsx';
import { Section } from '../../parts/page-head.tsx';
import { count } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';
import { namesIn } from '../sequences/names.ts';
import { numbersOf } from '../sequences/numbers.ts';
import { armsOf, inOrder, mailCountOf, type Steps } from '../sequences/sequence-draft.ts';
import { armNames, stepSaid } from '../sequences/step-words.ts';
import type { Names } from '../sequences/act-words.ts';
import { whyNotLaunched } from './launch-draft.ts';

const words = {
  which: word('どのシナリオで送りますか', 'Which sequence do they go through?'),
  template: word('ひな形', 'Template'),
  counts: phrase(
    (mails: number, steps: number) => `メール${mails}通・手順${steps}`,
    (mails: number, steps: number) => `${counted(mails, 'mail')}, ${counted(steps, 'step')}`,
  ),
  own: word('自社のシナリオを作る', 'Build one of your own'),
  flow: phrase(
    (name: string) => `「${name}」の流れ`,
    (name: string) => `"${name}" in short`,
  ),
  open: word('シナリオの画面で開く', 'Open its page'),
  next: word('このシナリオで文面へ進む', 'Go on with this sequence'),
};

interface StepSequenceProps {
  readonly all: readonly SequenceView[];
  readonly chosen: SequenceView;
  readonly needsApproval: boolean;
  readonly next: () => void;
}

/** Which sequence to launch, the company's own first; its flow in short stands beside it. */
export const StepSequence = ({ all, chosen, needsApproval, next }: StepSequenceProps) => {
  const { sequence } = chosen;
  return (
    <div class="split">
      <fieldset>
        <legend>
          <h2>{words.which()}</h2>
        </legend>
        {all.map((each) => (
          <label key={each.sequence.id} class="choice">
            <input
              type="radio"
              name="sequence"
              value={each.sequence.id}
              checked={each === chosen}
              onChange={() => setQuery({ sequence: each.sequence.id })}
            />
            <b>
              {said(each.sequence.name)} {each.source === 'library' && <Tag>{words.template()}</Tag>}
            </b>
            <small class="soft">{whyNotLaunched(each, needsApproval) ?? countsOf(each.sequence.steps)}</small>
          </label>
        ))}
        <p class="mt">
          <a href="/sequences">{words.own()}</a>
        </p>
        <p class="acts gap">
          <Button kind="primary" onClick={next} disabledBecause={whyNotLaunched(chosen, needsApproval)}>
            {words.next()}
          </Button>
        </p>
      </fieldset>
      <div class="aside">
        <Section title={words.flow(said(sequence.name))}>
          <ShortFlow steps={sequence.steps} />
          <p class="mt">
            <a href={`/sequences/${sequence.id}`}>{words.open()}</a>
          </p>
        </Section>
      </div>
    </div>
  );
};

const countsOf = (steps: Steps): string =>
  words.counts(
    inOrder(steps).reduce((sum, step) => sum + mailCountOf(step), 0),
    inOrder(steps).length,
  );

/** A sequence in short: a sentence a step. */
export function ShortFlow({ steps }: { readonly steps: Steps }) {
  const assets = useRead('showSettings', {}).answer?.assets ?? [];
  return <Lines steps={steps} names={namesIn(steps, assets)} numbers={numbersOf(steps)} />;
}

interface LinesProps {
  readonly steps: Steps;
  readonly names: Names;
  readonly numbers: ReturnType<typeof numbersOf>;
}

const Lines = ({ steps, names, numbers }: LinesProps) => (
  <ol class="short">
    {steps.map((step) => {
      const ways = armNames(step, names);
      return (
        <li key={step.id}>
          <p>
            <span class="soft">{count(numbers.numbers.get(step.id) ?? 0)}</span>
            <span>{stepSaid(step, names, numbers.mailNumbers.get(step.id) ?? 0)}</span>
          </p>
          {armsOf(step).map(
            ({ key, steps: inner }, index) =>
              inner.length > 0 && (
                <div key={key} class="rule">
                  <p class="small soft">{ways[index]}</p>
                  <Lines steps={inner} names={names} numbers={numbers} />
                </div>
              ),
          )}
        </li>
      );
    })}
  </ol>
);

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import type { CampaignView } from '../../../contract/sequences.ts';
import type { Answer } from '../../data/call-api.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { Button } from '../../parts/button.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { Section } from '../../parts/page-head.tsx';
import { Shown } from '../../parts/shown.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { people } from '../../words/figures.ts';
import { phrase, said, word } from '../../words/language.ts';
import { Findings } from '../sequences/findings.tsx';
import { namesIn } from '../sequences/names.ts';
import { numbersOf } from '../sequences/numbers.ts';
import { inOrder, type Steps } from '../sequences/sequence-draft.ts';
import { problemsFound } from '../sequences/step-problems.ts';
import { stepSaid } from '../sequences/step-words.ts';

const words = {
  title: phrase(
    (name: string, version: number) => `シナリオ「${name}」のいまの内容を、この施策の第${version}版にする`,
    (name: string, version: number) => `Make "${name}", as it stands, version ${version} of this campaign`,
  ),
  comers: word(
    'これから加わる方は、新しい版で始まります。進行中の方をどうするか選んでください。',
    'Those who join from now on begin with the new version. Choose what becomes of those under way.',
  ),
  open: word('新しい版の内容を見る', 'Look at the new version'),
  who: phrase(
    (number: string) => `進行中の${number}をどうしますか`,
    (number: string) => `What becomes of the ${number} under way?`,
  ),
  stay: word('いまの版のまま残す', 'Let them stay in their version'),
  stays: phrase(
    (number: string) => `${number}は、いまの手順で最後まで進みます。`,
    (number: string) => `${number} finish as they began.`,
  ),
  move: word('新しい版の同じ手順に移す', 'Move them to the same step of the new version'),
  same: phrase(
    (number: string) => `${number}は同じ手順に留まります。`,
    (number: string) => `${number} stay at the same step.`,
  ),
  moved: phrase(
    (from: string, to: string, number: string) => `${number}：${from} から ${to} へ`,
    (from: string, to: string, number: string) => `${number}: from ${from} to ${to}`,
  ),
  ended: phrase(
    (number: string) => `${number}は、行き先の手順がないためここで終わります。`,
    (number: string) => `${number} end here: the new version has no step for them.`,
  ),
  once: word('送ったメールは二度送りません。', 'No mail goes twice.'),
  end: word('ここで終える', 'End for them'),
  ends: phrase(
    (number: string) => `${number}に、この施策のメールはもう送りません。`,
    (number: string) => `${number} get no more mails of this campaign.`,
  ),
  step: phrase(
    (number: number, sentence: string) => `手順${number}「${sentence}」`,
    (number: number, sentence: string) => `step ${number} (${sentence})`,
  ),
  finish: word('最後（終わり）', 'the end'),
  begin: word('開始前', 'the start'),
  publish: phrase(
    (version: number) => `第${version}版に切り替える`,
    (version: number) => `Take over as version ${version}`,
  ),
  cancel: word('やめる', 'Cancel'),
  wrong: word(
    'このままでは切り替えられません。シナリオを直してください。',
    'It cannot be taken over as it stands. Mend the sequence.',
  ),
  unapproved: word(
    'まだ承認されていません。シナリオの画面で、保存した方とは別の方に承認を依頼してください。',
    'Not approved yet. Ask somebody other than its writer to approve it on its page.',
  ),
  done: phrase(
    (name: string, version: number) => `「${name}」を第${version}版に切り替えました。`,
    (name: string, version: number) => `"${name}" took over version ${version}.`,
  ),
};

type UnderWay = 'stay' | 'move' | 'end';
type Campaign = CampaignView['campaign'];

interface FormProps {
  readonly campaign: Campaign;
  readonly to: SequenceView;
  readonly close: () => void;
  readonly children: ComponentChildren;
}

/** What an edit would make of those under way, before it is done. */
export function TakeOverForm({ campaign, to, close, children }: FormProps) {
  const version = (campaign.sequenceVersion ?? 1) + 1;
  const tried = useRead('trySequence', {
    body: { sequence: to.sequence, campaignId: campaign.id, underWay: 'move' },
  });
  return (
    <Section title={words.title(said(to.sequence.name), version)}>
      <div class="stack">
        <p>
          {words.comers()} <a href={`/sequences/${to.sequence.id}`}>{words.open()}</a>
        </p>
        {children}
        <Shown of={tried}>{(answer) => <Choice {...{ campaign, to, close, answer, version }} />}</Shown>
      </div>
    </Section>
  );
}

interface ChoiceProps extends Omit<FormProps, 'children'> {
  readonly answer: Answer<'trySequence'>;
  readonly version: number;
}

function Choice({ campaign, to, close, answer, version }: ChoiceProps) {
  const [underWay, setUnderWay] = useState<UnderWay>('stay');
  const { isBusy, problem, write } = useWrite();
  const needsApproval = useRead('showSettings', {}).answer?.sequenceApproval === 'another';
  const { stays, ends, moves } = answer.edit ?? { stays: 0, ends: 0, moves: [] };
  const all = people(stays + ends + moves.reduce((sum, each) => sum + each.people, 0));
  const { steps } = to.sequence;
  const found = problemsFound(steps, answer.problems);
  const publish = async (): Promise<void> => {
    const body = { sequenceId: to.sequence.id, underWay, version: version - 1 };
    if ((await write('publishEdit', { params: { id: campaign.id }, body })) === undefined) return;
    sayDone(words.done(campaign.name, version));
    close();
  };
  const options = {
    stay: [words.stay(), [words.stays(all)]],
    move: [words.move(), moveLines(campaign.sequence.steps, steps, { stays, ends, moves })],
    end: [words.end(), [words.ends(all)]],
  } as const satisfies Record<UnderWay, readonly [string, readonly string[]]>;
  return (
    <>
      <Findings
        wrong={words.wrong()}
        problems={found}
        warnings={[]}
        steps={steps}
        numbers={numbersOf(steps).numbers}
      />
      <fieldset>
        <legend>
          <h3>{words.who(all)}</h3>
        </legend>
        <div class="three mt">
          {(['stay', 'move', 'end'] as const).map((each) => (
            <label key={each} class="choice">
              <input
                type="radio"
                name="under-way"
                checked={underWay === each}
                onChange={() => setUnderWay(each)}
              />
              <b>{options[each][0]}</b>
              <small class="soft">
                {options[each][1].map((line) => (
                  <span key={line} class="line-of">
                    {line}
                  </span>
                ))}
              </small>
            </label>
          ))}
        </div>
      </fieldset>
      {needsApproval && to.approved === undefined && <Notice tone="warn" title={words.unapproved()} />}
      <Refusal problem={problem} />
      <p class="acts">
        <Button
          kind="primary"
          isBusy={isBusy}
          disabledBecause={
            found.length > 0 ? words.wrong() : needsApproval && to.approved === undefined ? '' : undefined
          }
          onClick={() => void publish()}
        >
          {words.publish(version)}
        </Button>
        <Button kind="quiet" onClick={close}>
          {words.cancel()}
        </Button>
      </p>
    </>
  );
}

type Edit = NonNullable<Answer<'trySequence'>['edit']>;

function moveLines(before: Steps, after: Steps, { stays, ends, moves }: Edit): readonly string[] {
  const fromName = nameIn(before, words.begin());
  const toName = nameIn(after, words.finish());
  return [
    ...(stays > 0 ? [words.same(people(stays))] : []),
    ...moves.map(({ from, to, people: number }) => words.moved(fromName(from), toName(to), people(number))),
    ...(ends > 0 ? [words.ended(people(ends))] : []),
    words.once(),
  ];
}

/** A step as the page of its version calls it; of a step that is short for several, by the id of one of them. */
function nameIn(steps: Steps, none: string): (id: string | undefined) => string {
  const { numbers, mailNumbers } = numbersOf(steps);
  const names = namesIn(steps, []);
  return (id) => {
    if (id === undefined) return none;
    const step = inOrder(steps).find((each) => each.id === id || id.startsWith(`${each.id}.`));
    if (step === undefined) return id;
    return words.step(numbers.get(step.id) ?? 0, stepSaid(step, names, mailNumbers.get(step.id) ?? 0));
  };
}

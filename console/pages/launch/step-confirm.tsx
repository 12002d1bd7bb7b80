import { useState } from 'preact/hooks';
import { controlFor } from '../../../contract/lift-words.ts';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import type { SegmentPreview } from '../../../contract/audience.ts';
import { useRead } from '../../data/use-read.ts';
import { useWrite } from '../../data/use-write.ts';
import { go } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/field.tsx';
import { Notice, Refusal } from '../../parts/notice.tsx';
import { sayDone } from '../../parts/toast.tsx';
import { count, people } from '../../words/figures.ts';
import { phrase, word, listed } from '../../words/language.ts';
import { CountingOne } from '../segments/counting.tsx';
import { Exclusions } from '../segments/exclusions.tsx';
import { launchKey } from './kept-launch.ts';
import {
  countByHand,
  isReadyMade,
  lettersToLaunch,
  stepsOf,
  typedNumber,
  whyNotLaunched,
  whyTextsWait,
  type LaunchDraft,
} from './launch-draft.ts';
import { checkedLetter } from '../../../contract/letters-in.ts';
import { TextCheck } from './text-check.tsx';
import { LaunchSummary } from './launch-summary.tsx';

const words = {
  name: word('施策の名前', 'Name of the campaign'),
  nameHint: word('この名前はお客様には見えません。', 'Customers never see it.'),
  nameMissing: word('施策の名前を入力してください。', 'Give the campaign a name.'),
  nobody: word(
    '配信できる方がいません。対象を選び直してください。',
    'Nobody can be mailed. Choose another segment.',
  ),
  allElsewhere: word(
    '対象の方は全員、ほかの施策を配信中です。「この施策でも送る」にするか、対象を選び直してください。',
    'Everybody in it is in another campaign. Choose "Mail them too", or another segment.',
  ),
  counting: word('人数を数えています。', 'Being counted.'),
  unwelcomed: word(
    '引き渡しのメールが届くか、まだ確かめられていない営業担当がいます',
    'It is not known yet whether our mails reach some salespeople',
  ),
  unwelcomedWhy: phrase(
    (names: string) =>
      `${names}。案内を送って「受け取りました」を押してもらってください。このまま始めることもできます。`,
    (names: string) => `${names}. Send them the introduction. You can launch all the same.`,
  ),
  team: word('営業担当へ', 'To the salespeople'),
  type: phrase(
    (number: string) => `500名を超えるため、送る人数 ${number} を入力してください`,
    (number: string) => `Over 500 people: type how many (${number})`,
  ),
  notThat: phrase(
    (typed: string, number: string) => `入力は「${typed}」です。送る人数は ${number} です。`,
    (typed: string, number: string) => `You typed "${typed}"; it is ${number}.`,
  ),
  launch: phrase(
    (reached: string) => `${reached}に始める`,
    (reached: string) => `Launch to ${reached}`,
  ),
  launched: phrase(
    (name: string, reached: string) => `「${name}」を${reached}に始めました。`,
    (name: string, reached: string) => `Launched "${name}" to ${reached}.`,
  ),
  later: word('始めたあとも、いつでも一時停止できます。', 'You can pause it at any time.'),
};

interface StepConfirmProps {
  /** Whom it reaches where nobody gets two campaigns at once. */
  readonly withoutOverlap: SegmentPreview;
  readonly sequence: SequenceView;
  readonly needsApproval: boolean;
  readonly draft: LaunchDraft;
  readonly change: (changes: Partial<LaunchDraft>) => void;
  readonly launched: () => void;
}

/** The whole decision as a list, and one button that says its result. */
export function StepConfirm(props: StepConfirmProps) {
  const { withoutOverlap, sequence, needsApproval, draft, change } = props;
  const overlapping = useRead(
    'previewSegment',
    draft.mayOverlap ? { body: { segmentId: withoutOverlap.segment.id, mayOverlap: true } } : undefined,
  );
  const chosen = overlapping.answer ?? withoutOverlap;
  const isCounted = !draft.mayOverlap || isKnown(overlapping.answer);
  const { isBusy, problem, write } = useWrite();
  const [isTried, setIsTried] = useState(false);
  // Own words are given at the launch only to the mails that ship, and only where nobody has to approve them.
  const takesOwnTexts = isReadyMade(sequence) && !needsApproval;
  const needsCount = chosen.selected > countByHand;
  const nameError = draft.name.trim() === '' ? words.nameMissing() : undefined;
  const countError =
    needsCount && typedNumber(draft.typedCount) !== chosen.selected
      ? words.notThat(draft.typedCount, count(chosen.selected))
      : undefined;
  const launch = async (): Promise<void> => {
    setIsTried(true);
    if (nameError !== undefined || countError !== undefined) return;
    const steps = takesOwnTexts ? stepsOf(draft) : undefined;
    const launched = await write('launchCampaign', {
      body: {
        launchKey: launchKey(),
        name: draft.name.trim(),
        segmentId: chosen.segment.id,
        sequenceId: sequence.sequence.id,
        continuous: draft.isContinuous && draft.ownerReviewDays === undefined,
        ...(draft.ownerReviewDays === undefined ? {} : { ownerReviewDays: draft.ownerReviewDays }),
        ...(draft.mayOverlap ? { mayOverlap: true } : {}),
        ...(draft.isCompared && !draft.mayOverlap ? { control: controlFor(chosen.selected) } : {}),
        ...(steps === undefined ? {} : { steps }),
        ...(needsCount ? { confirmCount: typedNumber(draft.typedCount) } : {}),
      },
    });
    if (launched === undefined) return;
    props.launched();
    sayDone(words.launched(launched.campaign.name, people(launched.audience)));
    go(`/campaigns/${launched.campaign.id}`);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void launch();
      }}
    >
      <div class="split">
        <div class="stack">
          <TextField
            label={words.name()}
            hint={words.nameHint()}
            value={draft.name}
            error={isTried ? nameError : undefined}
            onChange={(name) => change({ name })}
          />
          <LaunchSummary {...{ chosen, sequence, draft, change }} />
          <TextCheck
            letters={lettersToLaunch(sequence, draft, needsApproval).map((letter) => checkedLetter(letter))}
          />
          {draft.mayOverlap && <CountingOne preview={overlapping.answer} again={overlapping.again} />}
          <Unwelcomed />
          {needsCount && (
            <TextField
              label={words.type(count(chosen.selected))}
              value={draft.typedCount}
              error={isTried ? countError : undefined}
              onChange={(typedCount) => change({ typedCount })}
            />
          )}
          <Refusal problem={problem} />
          <p class="acts">
            <Button
              type="submit"
              kind="primary"
              isBusy={isBusy}
              disabledBecause={
                isCounted
                  ? (whyNobody(chosen) ??
                    whyNotLaunched(sequence, needsApproval) ??
                    (takesOwnTexts ? whyTextsWait(draft) : undefined))
                  : words.counting()
              }
            >
              {words.launch(people(chosen.selected))}
            </Button>
            <span class="small soft">{words.later()}</span>
          </p>
        </div>
        <div class="aside">
          <Exclusions preview={chosen} />
        </div>
      </div>
    </form>
  );
}

const isKnown = (preview: SegmentPreview | undefined): boolean =>
  preview !== undefined && preview.counting?.isFirst !== true;

/** Why there is nobody to launch to; undefined where there is somebody. */
function whyNobody({ selected, excluded }: SegmentPreview): string | undefined {
  if (selected > 0) return undefined;
  const isElsewhere = excluded.some(({ because }) => because === 'inOtherCampaign');
  return isElsewhere ? words.allElsewhere() : words.nobody();
}

/** Salespeople of whom nobody knows whether our mails reach them. */
function Unwelcomed() {
  const { answer } = useRead('listOwners', {});
  const names = (answer?.owners ?? [])
    .filter(({ email, retired, welcomedAt }) => email !== undefined && !retired && welcomedAt === undefined)
    .map(({ name }) => name);
  return names.length === 0 ? null : (
    <Notice
      tone="warn"
      title={words.unwelcomed()}
      action={
        <a class="btn sm" href="/team">
          {words.team()}
        </a>
      }
    >
      <p>{words.unwelcomedWhy(listed(names))}</p>
    </Notice>
  );
}

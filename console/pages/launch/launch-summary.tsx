import type { ComponentChildren } from 'preact';
import { controlFor, wavesMailed } from '../../../contract/lift-words.ts';
import type { SegmentPreview } from '../../../contract/audience.ts';
import type { SequenceView } from '../../../contract/saved-sequences.ts';
import { goToStep } from '../../frame/place.ts';
import { people } from '../../words/figures.ts';
import { said, word } from '../../words/language.ts';
import { moment } from '../../words/moments.ts';
import { mailTitle, readyMails } from '../mails/mail-names.ts';
import { isReadyMade, ownTextOf, type LaunchDraft } from './launch-draft.ts';
import { ControlChoice } from './control-choice.tsx';
import { ReviewChoice } from './review-choice.tsx';
import { ShortFlow } from './step-sequence.tsx';

const words = {
  whom: word('対象', 'Whom'),
  texts: word('文面', 'Texts'),
  own: word('自分の文面', 'own text'),
  sequence: word('シナリオ', 'Sequence'),
  asWritten: word('シナリオに書かれたとおり', 'As the sequence has them'),
  waves: word('1通目を送る日', 'Days of mail 1'),
  joining: word('あとから休眠になった方', 'Those who fall dormant later'),
  others: word('ほかの施策を配信中の方', 'Those in another campaign'),
  overlap: word('この施策でも送る', 'Mail them too'),
  both: word('両方の施策のメールが届きます。', 'They get the mails of both.'),
  continuous: word('毎晩加える', 'Join every night'),
  review: word('営業確認', 'Owners look through the names'),
  compare: word('効果の比較', 'What mailing does'),
  change: word('変更', 'Change'),
};

interface LaunchSummaryProps {
  readonly chosen: SegmentPreview;
  readonly sequence: SequenceView;
  readonly draft: LaunchDraft;
  readonly change: (changes: Partial<LaunchDraft>) => void;
}

/** Everything that was decided, each with the way back to it. */
export const LaunchSummary = ({ chosen, sequence, draft, change }: LaunchSummaryProps) => (
  <dl class="sum">
    <Line name={words.whom()} step="audience">
      <b>{people(chosen.selected)}</b> {said(chosen.segment.name)}
    </Line>
    <Line name={words.sequence()} step="sequence">
      <b>{said(sequence.sequence.name)}</b>
      <ShortFlow steps={sequence.sequence.steps} />
    </Line>
    <Line name={words.texts()} step="texts">
      {!isReadyMade(sequence) && <p>{words.asWritten()}</p>}
      {isReadyMade(sequence) &&
        readyMails.map(({ template }, place) => (
          <p key={template}>
            {mailTitle(place)}
            {(ownTextOf(draft, template, 'ja') ?? ownTextOf(draft, template, 'en')) !== undefined && (
              <span class="soft small"> {words.own()}</span>
            )}
          </p>
        ))}
    </Line>
    <Line name={words.waves()}>
      <ul class="pairs">
        {wavesOf(chosen, draft).map((wave) => (
          <li key={wave.startAt}>
            <span>{moment(wave.startAt)}</span>
            <b>{people(wave.people)}</b>
          </li>
        ))}
      </ul>
    </Line>
    <Line name={words.review()}>
      <ReviewChoice
        label={words.review()}
        days={draft.ownerReviewDays}
        choose={(ownerReviewDays) => change({ ownerReviewDays })}
      />
    </Line>
    <Line name={words.others()}>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.mayOverlap}
          onChange={({ currentTarget }) => change({ mayOverlap: currentTarget.checked })}
        />
        <b>{words.overlap()}</b>
        <small>{words.both()}</small>
      </label>
    </Line>
    <Line name={words.compare()}>
      <ControlChoice
        reached={chosen.selected}
        isChosen={draft.isCompared}
        mayOverlap={draft.mayOverlap}
        choose={(isCompared) => change({ isCompared })}
      />
    </Line>
    <Line name={words.joining()}>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.isContinuous && draft.ownerReviewDays === undefined}
          disabled={draft.ownerReviewDays !== undefined}
          onChange={({ currentTarget }) => change({ isContinuous: currentTarget.checked })}
        />
        <b>{words.continuous()}</b>
      </label>
    </Line>
  </dl>
);

/** A wave's size counts whom it mails. */
const wavesOf = (
  { waves, selected }: SegmentPreview,
  { isCompared, mayOverlap }: LaunchDraft,
): readonly SegmentPreview['waves'][number][] =>
  isCompared && !mayOverlap ? wavesMailed(waves, selected, controlFor(selected)) : waves;

interface LineProps {
  readonly name: string;
  readonly step?: 'audience' | 'sequence' | 'texts';
  readonly children: ComponentChildren;
}

const Line = ({ name, step, children }: LineProps) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
    <dd>
      {step !== undefined && (
        <button type="button" class="linklike" onClick={() => goToStep(step)}>
          {words.change()}
          <span class="vh"> {name}</span>
        </button>
      )}
    </dd>
  </div>
);

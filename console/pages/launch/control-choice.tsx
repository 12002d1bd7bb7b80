import { controlFor, controlKindLabels, mailedAtOnce, powerText } from '../../../contract/lift-words.ts';
import { people } from '../../words/figures.ts';
import { labelled, language, phrase, word } from '../../words/language.ts';

const words = {
  drawn: word(
    '会社ごとに抽選し、配信した方としなかった方の商談を90日後に比べます。',
    'Companies are drawn by lot; after 90 days the opportunities of both sides are compared.',
  ),
  atOnce: phrase(
    (reached: string) => `いま送るのは約${reached}です。`,
    (reached: string) => `About ${reached} are mailed now.`,
  ),
  overlapping: word(
    'ほかの施策を配信中の方にも送る場合は、比べられません。',
    'Not where those in another campaign are mailed too.',
  ),
};

interface ControlChoiceProps {
  /** How many people the campaign reaches. */
  readonly reached: number;
  readonly isChosen: boolean;
  /** Those whom another campaign mails are in it: there is nothing to compare. */
  readonly mayOverlap: boolean;
  readonly choose: (isChosen: boolean) => void;
}

/** Whether a part of the companies is not mailed for a while, to see what mailing does, and what so many people can tell. */
export function ControlChoice({ reached, isChosen, mayOverlap, choose }: ControlChoiceProps) {
  const kind = controlFor(reached);
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={isChosen && !mayOverlap}
        disabled={mayOverlap}
        onChange={({ currentTarget }) => choose(currentTarget.checked)}
      />
      <b>{labelled(controlKindLabels, kind)}</b>
      <small>
        {mayOverlap
          ? words.overlapping()
          : `${isChosen ? `${words.atOnce(people(mailedAtOnce(reached, kind)))} ` : ''}${words.drawn()} ${powerText(reached, kind, language.value)}`}
      </small>
    </label>
  );
}

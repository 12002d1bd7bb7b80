import type { SegmentPreview } from '../../../contract/audience.ts';
import { dormancyLabels } from '../../../contract/labels.ts';
import { setQuery } from '../../frame/place.ts';
import { Button } from '../../parts/button.tsx';
import { count, people } from '../../words/figures.ts';
import { labelled, phrase, said, word, apart, listed } from '../../words/language.ts';
import { Exclusions } from '../segments/exclusions.tsx';

const words = {
  whom: word('どなたに送りますか', 'Whom do you write to?'),
  reach: phrase(
    (reached: string) => `${reached}に配信できます`,
    (reached: string) => `${reached} can be mailed`,
  ),
  nobody: word(
    '配信できる方がいません。別の対象条件を選んでください。',
    'Nobody can be mailed. Choose another segment.',
  ),
  next: phrase(
    (reached: string) => `この${reached}でシナリオを選ぶ`,
    (reached: string) => `Go on with these ${reached}`,
  ),
  overlap: phrase(
    (mailed: string) => `ほかの施策で配信中の${mailed}でシナリオを選ぶ`,
    (mailed: string) => `Go on with ${mailed} whom another campaign mails`,
  ),
};

interface StepAudienceProps {
  readonly all: readonly SegmentPreview[];
  readonly chosen: SegmentPreview;
  readonly next: () => void;
}

/** Whoever another campaign mails: whether they get both is chosen at the end. */
const mailedAlready = ({ excluded }: SegmentPreview): number =>
  excluded.find(({ because }) => because === 'inOtherCampaign')?.count ?? 0;

const isReachable = (preview: SegmentPreview): boolean => preview.selected > 0 || mailedAlready(preview) > 0;

const onward = (preview: SegmentPreview): string =>
  preview.selected === 0 && mailedAlready(preview) > 0
    ? words.overlap(people(mailedAlready(preview)))
    : words.next(people(preview.selected));

/** Whom to write to, each choice with its count; who is left out stands beside it. */
export const StepAudience = ({ all, chosen, next }: StepAudienceProps) => (
  <div class="split">
    <fieldset>
      <legend>
        <h2>{words.whom()}</h2>
      </legend>
      {all.map(({ segment, selected, byDormancy }) => (
        <label key={segment.id} class="choice">
          <input
            type="radio"
            name="segment"
            value={segment.id}
            checked={segment.id === chosen.segment.id}
            onChange={() => setQuery({ segment: segment.id })}
          />
          <b>{apart([said(segment.name), people(selected)])}</b>
          <small>
            {listed(
              Object.entries(byDormancy).map(
                ([kind, number]) => `${labelled(dormancyLabels, kind)} ${count(number)}`,
              ),
            )}
          </small>
        </label>
      ))}
      <p class="acts gap">
        <Button
          kind="primary"
          onClick={next}
          disabledBecause={isReachable(chosen) ? undefined : words.nobody()}
        >
          {onward(chosen)}
        </Button>
      </p>
    </fieldset>
    <div class="aside">
      <Exclusions preview={chosen} />
    </div>
  </div>
);

import { outcomeLabels } from '../../../contract/labels.ts';
import type { StoryView } from '../../../contract/meetings.ts';
import { sheetLabels } from '../../../contract/meeting-words.ts';
import { money } from '../../words/figures.ts';
import { dataLanguage, labelled, said, word } from '../../words/language.ts';
import { day } from '../../words/moments.ts';

const words = {
  none: word('この4週間に、言葉の添えられた報告はありません。', 'No report with words in these four weeks.'),
};

interface StoriesProps {
  readonly won: StoryView | undefined;
  readonly lost: StoryView | undefined;
  readonly currency: string;
}

/** One won and one lost deal in the words of who sold. */
export const Stories = ({ won, lost, currency }: StoriesProps) => (
  <div class="two gap">
    <Story title={said(sheetLabels.won)} story={won} currency={currency} />
    <Story title={said(sheetLabels.lost)} story={lost} currency={currency} />
  </div>
);

interface StoryProps {
  readonly title: string;
  readonly story: StoryView | undefined;
  readonly currency: string;
}

const Story = ({ title, story, currency }: StoryProps) => (
  <section>
    <div class="sec">
      <h2>{title}</h2>
    </div>
    {story === undefined ? (
      <p class="small soft">{words.none()}</p>
    ) : (
      <>
        <blockquote class="told" lang={dataLanguage.value}>
          {story.words}
        </blockquote>
        <p class="small soft">
          <a href={`/handoffs/${story.code}`} lang={dataLanguage.value}>
            {story.accountName} {story.customerName}
          </a>{' '}
          {labelled(outcomeLabels, story.outcome)}{' '}
          {story.amount !== undefined && `${money(story.amount, currency)} `}
          <span lang={dataLanguage.value}>{story.ownerName}</span> {day(story.at)}
        </p>
      </>
    )}
  </section>
);

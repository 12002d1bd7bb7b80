import { labelOf, outcomeLabels } from '../../contract/labels.ts';
import { clean, clip } from '../../domain/kernel/clean-text.ts';
import { blocksToHtml } from '../content/blocks-to-html.ts';
import { blocksToText } from '../content/blocks-to-text.ts';
import type { Block } from '../content/blocks.ts';
import type { FeedbackMailView } from './feedback-mail-view.ts';
import { feedbackWords } from './feedback-words.ts';
import { bareName } from './nurture-variables.ts';
import type { RenderedMail } from './rendered-mail.ts';

/** Above so many lines a list says how many more there are. */
const MOST_LINES = 8;

/** Once a month to a salesperson: what became of what they reported, also where nothing did. */
export function renderFeedbackMail(view: FeedbackMailView): RenderedMail {
  const words = feedbackWords[view.locale];
  const reports = view.own.outcomes.reduce((sum, { count }) => sum + count, 0);
  const subject = words.subject(view.month, reports + view.own.disputes);
  const name = bareName(view.toLastName);
  const section = (heading: string, lines: readonly string[], none: string): Block => ({
    kind: 'section',
    isList: lines.length > 0,
    heading,
    lines: lines.length === 0 ? [[none]] : lines.map((line) => [line]),
  });
  const blocks: readonly Block[] = [
    {
      kind: 'paragraph',
      lines: [...(name === '' ? [] : [[words.greeting(name)]]), [words.intro(view.month)]],
    },
    section(words.reported, reportedLines(view), ''),
    section(words.did, didLines(view), words.didNothing),
    section(words.changed, changedLines(view), words.changedNothing),
    ...(view.decisions.length === 0
      ? []
      : [
          section(
            words.decided,
            some(
              view.decisions.map((each) => decisionLine(view, each)),
              view,
            ),
            '',
          ),
        ]),
    { kind: 'rule' },
    { kind: 'fine', lines: words.why.map((line) => [line]) },
  ];
  return {
    subject,
    html: blocksToHtml(blocks, view.locale, subject),
    text: blocksToText(blocks, view.locale),
  };
}

function reportedLines({ locale, own }: FeedbackMailView): readonly string[] {
  const words = feedbackWords[locale];
  return [
    ...own.outcomes.map(({ outcome, count }) =>
      words.outcome(labelOf(outcomeLabels, outcome, locale), count),
    ),
    ...(own.disputes === 0 ? [] : [words.disputes(own.disputes)]),
  ];
}

function didLines({ locale, own }: FeedbackMailView): readonly string[] {
  const words = feedbackWords[locale];
  return [
    own.opportunities === 0 ? '' : words.opportunities(own.opportunities),
    own.resting === 0 ? '' : words.resting(own.resting),
    own.unmailed === 0 ? '' : words.unmailed(own.unmailed),
    own.discounted === 0 ? '' : words.discounted(own.discounted),
    own.learnable === 0 ? '' : words.learnable(own.learnable),
  ].filter((line) => line !== '');
}

function changedLines(view: FeedbackMailView): readonly string[] {
  const { locale, marketing } = view;
  const words = feedbackWords[locale];
  return [
    ...marketing.models.map(({ isLearned }) => (isLearned ? words.learnedPoints : words.otherPoints)),
    ...(marketing.rulesChanged ? [words.rules] : []),
    ...some(
      marketing.contents.map((content) => words.content(clip(clean(content), 40))),
      view,
    ),
  ];
}

function decisionLine(
  { locale }: FeedbackMailView,
  { what, who, isDone }: FeedbackMailView['decisions'][number],
): string {
  const words = feedbackWords[locale];
  return words.decision(clip(clean(what), 120), clean(who), isDone);
}

const some = (lines: readonly string[], { locale }: FeedbackMailView): readonly string[] =>
  lines.length <= MOST_LINES
    ? lines
    : [...lines.slice(0, MOST_LINES), feedbackWords[locale].more(lines.length - MOST_LINES)];

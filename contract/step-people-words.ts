import type { StepState } from '../domain/kpis/step-counts.ts';
import type { Locale } from '../domain/kernel/locale.ts';
import { labelOf, type Label } from './labels.ts';
import { endLabels, outcomeOfStepLabels } from './sequence-words.ts';

/** What the people of a count of a step are called; the step is named beside it. */
export const stepStateLabels: Readonly<Record<StepState, Label>> = {
  there: { ja: 'この手順にいる方', en: 'At this step' },
  passed: { ja: 'この手順を通過した方', en: 'Passed this step' },
  left: { ja: 'この手順で終わった方', en: 'Left at this step' },
};

/** Since when somebody stands in a count, as a column is headed. */
export const stepSinceLabels: Readonly<Record<StepState, Label>> = {
  there: { ja: 'この手順に来た日', en: 'Since' },
  passed: { ja: '通過した日', en: 'Passed on' },
  left: { ja: '終わった日', en: 'Left on' },
};

/** How a step was passed, or why somebody left there. */
export const stepHowSaid = (how: string, locale: Locale): string =>
  how.startsWith('skipped:')
    ? labelOf(endLabels, how.slice('skipped:'.length), locale)
    : labelOf({ ...endLabels, ...outcomeOfStepLabels }, how, locale);

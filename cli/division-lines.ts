import {
  dimensionLabels,
  divisionIncomplete,
  othersTitle,
  restLabels,
} from '../contract/kpi-division-words.ts';
import type { Division, DividedPart } from '../contract/kpis.ts';
import { kpiMeasureLabels, labelOf, sharedKpiLabels } from '../contract/labels.ts';
import { besideText } from '../contract/rate-words.ts';
import type { Context } from './context.ts';
import { describeRate } from './describe-rate.ts';
import { tableLines } from './print-table.ts';

const rateNames = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;

/** The KPIs by the values of one dimension, the greatest of them first. */
export function divisionLines(
  { by, parts, others, rest, isComplete }: Division,
  { say, locale }: Context,
): readonly string[] {
  const line = (
    title: string,
    { counts, kpis, unfinished, beside }: Pick<DividedPart, 'counts' | 'kpis' | 'unfinished' | 'beside'>,
  ): readonly string[] => [
    title,
    String(counts.enrolled),
    ...rateNames.map((rate) => describeRate(kpis[rate], unfinished[rate], locale)),
    beside === undefined ? '' : besideText(beside, locale),
  ];
  const rows = [
    ...parts.map((part) => line(part.title?.[locale] ?? part.key, part)),
    ...(others === undefined ? [] : [line(othersTitle(others.values, locale), others)]),
    ...(rest === undefined ? [] : [line(restLabels[by][locale], rest)]),
  ];
  return [
    ...(isComplete ? [] : [divisionIncomplete[locale]]),
    ...(rows.length === 0
      ? [say('まだ数えられる成果がありません。', 'Nothing to count yet.')]
      : tableLines(
          [
            { title: dimensionLabels[by][locale] },
            { title: labelOf(kpiMeasureLabels, 'enrolled', locale), align: 'right' },
            ...rateNames.map((rate) => ({ title: labelOf(sharedKpiLabels, rate, locale) })),
            { title: say('ほかとの比較', 'Beside the others') },
          ],
          rows,
        )),
  ];
}

import { waitLabels, waitText } from '../../../contract/kpi-times-words.ts';
import type { Beside, DividedPart, KpiPart, RateView, UnfinishedView } from '../../../contract/kpis.ts';
import { kpiMeasureLabels, sharedKpiLabels, termLabels } from '../../../contract/labels.ts';
import { Tag } from '../../parts/marks.tsx';
import { besideText, rateText } from '../../../contract/rate-words.ts';
import { count } from '../../words/figures.ts';
import { labelled, language, said } from '../../words/language.ts';
import { PeopleLink, RateWords, UnfinishedWords, type Part } from './people-link.tsx';

/** One line: a part, its figures, and where its counts lead. */
export interface SplitRow extends Omit<KpiPart, 'times' | 'counts'> {
  readonly counts: DividedPart['counts'];
  readonly name: string;
  /** Absent: its counts lead to nobody. */
  readonly part?: Part;
  /** Absent where no days are counted. */
  readonly times?: KpiPart['times'];
  /** Of a month: whether its time to convert is over. */
  readonly mature?: boolean;
}

const kpis = ['dormantToOpportunity', 'hotToOpportunity', 'opportunityToWon'] as const;

/** The same figures, one line a part; each rate with how many of how many. */
export const SplitTable = ({
  rows,
  part: heading,
  title,
}: {
  readonly rows: readonly SplitRow[];
  /** What a line is: a kind of dormancy, a month, a campaign. */
  readonly part: string;
  readonly title: string;
}) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={title}>
    <table class="cards even">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" class="num">
            {labelled(kpiMeasureLabels, 'enrolled')}
          </th>
          {kpis.map((kpi) => (
            <th key={kpi} scope="col" class="num">
              {labelled(sharedKpiLabels, kpi)}
            </th>
          ))}
          {rows.some(({ times }) => times !== undefined) && <th scope="col">{said(waitLabels.contact)}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, part, counts, kpis: rates, unfinished, times, mature, beside }) => (
          <tr key={key}>
            <th scope="row" class="wide">
              {name} {mature === false && <Tag>{said(termLabels.immature)}</Tag>}
            </th>
            <td class="num" data-l={labelled(kpiMeasureLabels, 'enrolled')}>
              <PeopleLink count="enrolled" value={counts.enrolled ?? 0} part={part}>
                {count(counts.enrolled ?? 0)}
              </PeopleLink>
            </td>
            {kpis.map((kpi) => (
              <td
                key={kpi}
                class={mature === false ? 'num wide soft' : 'num wide'}
                data-l={labelled(sharedKpiLabels, kpi)}
              >
                <RateCell
                  kpi={kpi}
                  part={part}
                  rate={rates[kpi]}
                  unfinished={unfinished[kpi]}
                  beside={kpi === 'dormantToOpportunity' ? beside : undefined}
                />
              </td>
            ))}
            {times !== undefined && (
              <td class={mature === false ? 'wide soft' : 'wide'} data-l={said(waitLabels.contact)}>
                {times.contact.of === 0 ? '–' : waitText(times, 'contact', language.value)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

interface RateCellProps {
  readonly kpi: (typeof kpis)[number];
  readonly part: Part | undefined;
  readonly rate: RateView;
  readonly unfinished: UnfinishedView;
  readonly beside: Beside | undefined;
}

const RateCell = ({ kpi, part, rate, unfinished, beside }: RateCellProps) => (
  <>
    {rate.of === 0 ? (
      unfinished.of === 0 && '–'
    ) : (
      <>
        <b>{rateText(rate)}</b>
        <small>
          <RateWords kpi={kpi} rate={rate} part={part} />
        </small>
      </>
    )}
    {unfinished.of > 0 && (
      <small class="soft">
        <UnfinishedWords kpi={kpi} of={unfinished} part={part} />
      </small>
    )}
    {beside !== undefined && <small>{besideText(beside, language.value)}</small>}
  </>
);

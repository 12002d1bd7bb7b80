import type { Figures } from '../../../contract/kpis.ts';
import { kpiMeasureLabels } from '../../../contract/labels.ts';
import { PeopleLink, type Part } from './people-link.tsx';
import { count, percent } from '../../words/figures.ts';
import { labelled, word } from '../../words/language.ts';

const words = {
  title: word('配信から受注まで', 'From mail to won'),
  stage: word('段階', 'Stage'),
  number: word('人数・件数', 'Count'),
  chart: word('グラフ', 'Chart'),
  ofPrior: word('前段から', 'Of previous'),
};
/** Each stage with the one that it is a share of; none where people also come from elsewhere. */
const stages = [
  { measure: 'enrolled', of: undefined },
  { measure: 'mailed', of: 'enrolled' },
  { measure: 'hot', of: 'mailed' },
  { measure: 'handoffs', of: undefined },
  { measure: 'accepted', of: 'handoffs' },
  { measure: 'opportunities', of: undefined },
  { measure: 'won', of: 'opportunities' },
] as const;

/** How many came how far, each count leading to its customers. */
export function Funnel({ counts, part }: Pick<Figures, 'counts'> & { readonly part: Part }) {
  const most = Math.max(1, counts.enrolled);
  return (
    <table class="funnel">
      <caption class="vh">{words.title()}</caption>
      <thead>
        <tr>
          <th scope="col">{words.stage()}</th>
          <th scope="col" class="num">
            {words.number()}
          </th>
          <th scope="col" class="w-bar">
            <span class="vh">{words.chart()}</span>
          </th>
          <th scope="col" class="num">
            {words.ofPrior()}
          </th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ measure, of }) => (
          <tr key={measure}>
            <th scope="row">{labelled(kpiMeasureLabels, measure)}</th>
            <td class="num">
              <PeopleLink count={measure} value={counts[measure]} part={part}>
                {count(counts[measure])}
              </PeopleLink>
            </td>
            <td>
              <svg class="hbar" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">
                <rect class="m-fill" width={(counts[measure] / most) * 200} height="12" />
              </svg>
            </td>
            <td class="num soft">
              {of === undefined || counts[of] === 0 ? '–' : percent(counts[measure] / counts[of])}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

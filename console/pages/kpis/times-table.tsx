import type { Answer } from '../../data/call-api.ts';
import {
  timesLabels,
  waitCounts,
  waitLabels,
  waitNames,
  waitText,
} from '../../../contract/kpi-times-words.ts';
import { language, said } from '../../words/language.ts';

/** Days from hot until each thing that follows. */
export const TimesTable = ({ times }: Pick<Answer<'showKpis'>, 'times'>) => (
  <>
    <p class="small soft">{said(timesLabels.lede)}</p>
    <table class="cards even">
      <caption class="vh">{said(timesLabels.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{said(timesLabels.wait)}</th>
          <th scope="col" class="num">
            {said(timesLabels.counts)}
          </th>
          <th scope="col">{said(timesLabels.days)}</th>
        </tr>
      </thead>
      <tbody>
        {waitNames.map((wait) => (
          <tr key={wait}>
            <th scope="row">{said(waitLabels[wait])}</th>
            <td class="num" data-l={said(timesLabels.counts)}>
              {waitCounts(times, wait, language.value)}
            </td>
            <td class="wide">{waitText(times, wait, language.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

import type { Answer } from '../../data/call-api.ts';
import { signalLabels } from '../../../contract/labels.ts';
import { labelled, said, word } from '../../words/language.ts';

type Model = Answer<'listModels'>['models'][number];

const words = { act: word('行動', 'Act'), points: word('配点', 'Points') };
const signals = ['request', 'webinar', 'download', 'registration', 'visit', 'click', 'open'] as const;

/** Points by act: what stands, and beside it what is proposed; what changes is bold. */
export const PointsTable = ({ models }: { readonly models: readonly Model[] }) => (
  <table>
    <caption class="vh">{words.points()}</caption>
    <thead>
      <tr>
        <th scope="col">{words.act()}</th>
        {models.map((model) => (
          <th key={model.id} scope="col" class="num">
            {models.length === 1 ? words.points() : said(model.label)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {signals.map((signal) => {
        const isSame = models.every(({ points }) => points[signal] === models[0]?.points[signal]);
        return (
          <tr key={signal}>
            <th scope="row">{labelled(signalLabels, signal)}</th>
            {models.map(({ id, points }) => (
              <td key={id} class="num">
                {isSame ? points[signal] : <b>{points[signal]}</b>}
              </td>
            ))}
          </tr>
        );
      })}
    </tbody>
  </table>
);

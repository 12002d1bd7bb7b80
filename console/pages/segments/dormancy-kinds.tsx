import type { SegmentPreview } from '../../../contract/audience.ts';
import { dormancyLabels } from '../../../contract/labels.ts';
import { count } from '../../words/figures.ts';
import { labelled } from '../../words/language.ts';

/** How many there are of each kind of dormancy. */
export const DormancyKinds = ({ of }: { readonly of: SegmentPreview['byDormancy'] }) => (
  <ul class="pairs">
    {Object.entries(of).map(([kind, number]) => (
      <li key={kind}>
        <span>{labelled(dormancyLabels, kind)}</span>
        <b>{count(number)}</b>
      </li>
    ))}
  </ul>
);

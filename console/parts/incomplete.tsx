import { Notice } from './notice.tsx';
import { word } from '../words/language.ts';

const words = {
  title: word('一部の方は、まだここに出ません', 'Some people are not here yet'),
  text: word(
    '以前の版で取り込んだ方は、今夜 3:00 の処理のあとから探せます。',
    'People who were imported by an earlier version can be found after tonight, 3:00.',
  ),
};

/** Said until whoever was stored before the lists stands in them. */
export const Incomplete = ({ isComplete }: { readonly isComplete: boolean }) =>
  isComplete ? null : (
    <Notice title={words.title()}>
      <p>{words.text()}</p>
    </Notice>
  );

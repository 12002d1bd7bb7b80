import { fifthWords, type FifthField } from '../../../contract/rfm-words.ts';
import { useRead } from '../../data/use-read.ts';
import { said } from '../../words/language.ts';

/** Where the fifths of a field lie now, beside the clause that asks for one. */
export function FifthHint({ field }: { readonly field: FifthField }) {
  const { answer } = useRead('showRfm', {});
  return answer === undefined ? null : <p class="small soft">{said(fifthWords(field, answer.bounds))}</p>;
}

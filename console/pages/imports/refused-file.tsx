import type { ImportReport } from '../../../contract/imports.ts';
import { saveBytes } from '../../data/save-file.ts';
import { Button } from '../../parts/button.tsx';
import { count } from '../../words/figures.ts';
import { phrase, word } from '../../words/language.ts';

const words = {
  save: word('断った行だけを保存する（直し方つき）', 'Save the refused rows, with the remedies'),
  hint: word(
    '元のファイルと同じ形式・文字コードです。直して保存し、そのまま取り込めます（「Rekindle」の付いた列は読みません）。',
    'In the format and encoding of your file. Mend it and import it as it is: columns marked "Rekindle" are not read.',
  ),
  cut: phrase(
    (rows: string, of: string) =>
      `${of}行のうち、はじめの${rows}行です。残りは、元のファイルを直してから、もう一度取り込んでください。`,
    (rows: string, of: string) =>
      `The first ${rows} of ${of}. For the rest, mend the cause in the file itself and import it again.`,
  ),
};

/** The refused rows, to be saved, mended and imported again. */
export const RefusedFile = ({ file }: { readonly file: NonNullable<ImportReport['refusedFile']> }) => (
  <div class="mt">
    <p class="acts">
      <Button onClick={() => saveBytes(file.name, file.base64)}>{words.save()}</Button>
    </p>
    <p class="small soft mt">
      {words.hint()}
      {file.rows < file.of && ` ${words.cut(count(file.rows), count(file.of))}`}
    </p>
  </div>
);

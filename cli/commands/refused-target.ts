import { extname } from 'node:path';
import type { ImportReport } from '../../contract/imports.ts';
import { mistake, type Context } from '../context.ts';
import { newFile } from '../new-file.ts';

/**
 * Where the refused rows of a file go; undefined where nobody asked for them. Refused at once where the name says another
 * kind of file than they come in: that of the file itself.
 */
export function refusedTarget(
  { say, note }: Pick<Context, 'say' | 'note'>,
  { refused, overwrite }: { readonly refused?: string | undefined; readonly overwrite: boolean },
  isWorkbook: boolean,
): ((report: ImportReport) => void) | undefined {
  if (refused === undefined) return undefined;
  const ending = extname(refused);
  if ((ending.toLowerCase() === '.xlsx') !== isWorkbook) {
    const named = `${refused.slice(0, refused.length - ending.length)}${isWorkbook ? '.xlsx' : '.csv'}`;
    throw mistake(
      say(
        `断った行は元のファイルと同じ形式（${isWorkbook ? 'Excel' : 'CSV'}）で書き出します。「${refused}」ではなく --refused "${named}" としてください。`,
        `Refused rows are written in the format of the file (${isWorkbook ? 'Excel' : 'CSV'}): instead of "${refused}" use --refused "${named}".`,
      ),
    );
  }
  const target = newFile(refused, { say, overwrite, option: '--refused' });
  return ({ refusedFile }) => {
    if (refusedFile === undefined) {
      note(
        say('断った行はないため、ファイルは書き出していません。', 'No row was refused: no file was written.'),
      );
      return;
    }
    target.write(new Uint8Array(Buffer.from(refusedFile.base64, 'base64')));
    if (refusedFile.rows < refusedFile.of)
      note(
        say(
          `断った${refusedFile.of}行のうち、はじめの${refusedFile.rows}行を書き出しました。残りは元のファイルを直してください。`,
          `Wrote the first ${refusedFile.rows} of ${refusedFile.of} refused rows. Mend the rest in the file itself.`,
        ),
      );
  };
}

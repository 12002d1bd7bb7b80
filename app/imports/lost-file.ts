import { UserError } from '../../platform/user-error.ts';

/** The file of an import, or a part of it, is not where it was to be put. */
export const notUploaded = new UserError(409, 'not-uploaded', {
  ja: 'ファイルがまだ届いていません。POST /imports の返した uploadUrl にファイルを PUT してから、もう一度始めてください。',
  en: 'The file has not arrived. PUT it to the uploadUrl that POST /imports answered, then start again.',
});

/** What was kept of a file is deleted. */
export const expired = new UserError(410, 'expired', {
  ja: 'このファイルは30日を過ぎたため消去されています。もう一度ファイルを取り込んでください。保存済みの行は変わりません。',
  en: 'The file was deleted after 30 days. Import it again; rows that are stored stay as they are.',
});

/** A file has more bytes than one of its kind may have. */
export function tooLarge(file: string, bytes: number, most: number): UserError {
  const [has, may] = [(bytes / 1024 / 1024).toFixed(1), most / 1024 / 1024];
  return new UserError(413, 'too-large', {
    ja: `「${file}」は ${has} MB あります。${may} MB 以下に分けて取り込んでください。`,
    en: `"${file}" has ${has} MB. Split it into parts of at most ${may} MB.`,
  });
}

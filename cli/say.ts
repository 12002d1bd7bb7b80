/** Languages of the command line. */
export type Locale = 'ja' | 'en';

/** Picks the reader's language. */
export type Say = (ja: string, en: string) => string;

export const sayIn =
  (locale: Locale): Say =>
  (ja, en) =>
    locale === 'ja' ? ja : en;

/** The language to speak before options are parsed: `--lang`, then LC_ALL, LC_MESSAGES, LANG; English otherwise. */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Locale {
  const at = argv.indexOf('--lang');
  const asked =
    at >= 0 ? argv[at + 1] : argv.find((each) => each.startsWith('--lang='))?.slice('--lang='.length);
  if (asked === 'ja' || asked === 'en') return asked;
  const machine = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (each) => each !== undefined && each !== '',
  );
  return /^ja/i.test(machine ?? '') ? 'ja' : 'en';
}

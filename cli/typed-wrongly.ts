import { inOne } from '../contract/problem.ts';
import type { Locale } from './say.ts';

/** What commander says of a command line that was typed wrongly, in the reader's language; sentences of our own stand in it in both. */
export function typedWrongly(message: string, locale: Locale): string {
  const [, wrong, why = ''] =
    /^(error: .{1,2000}? is invalid(?: for argument '[^']{1,200}')?\.) ([^]*)$/.exec(message.trimEnd()) ?? [];
  const said = wrong === undefined ? message.trimEnd() : `${wrong} ${inOne(why, locale)}`;
  return locale === 'en' ? said : sentences.reduce((text, [pattern, ja]) => text.replace(pattern, ja), said);
}

/** Every sentence of commander 14's `command.js`, `argument.js`, `option.js` and `suggestSimilar.js`. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.+)'/, '「$1」がありません。指定してください。'],
  [/^error: option '(.+)' argument missing/, '$1 の値がありません。'],
  [/^error: required option '(.+)' not specified/, '$1 を指定してください。'],
  [
    /^error: (?:option|environment variable) '(.+)' cannot be used with (?:option|environment variable) '(.+)'/,
    '$1 と $2 は同時に指定できません。',
  ],
  [/^error: unknown option '(.+)'/, '「$1」というオプションはありません。'],
  [/^error: unknown command '(.+)'/, '「$1」というコマンドはありません。'],
  [
    /^error: too many arguments(?: for '(.+)')?\. Expected (\d+) arguments? but got (\d+)\./,
    '$1 の引数が多すぎます（$2個までのところ、$3個ありました）。',
  ],
  [/^error: option '(.+)' argument '([^]*)' is invalid\. /, '$1 の「$2」は使えません。'],
  [
    /^error: option '(.+)' value '([^]*)' from env '(.+)' is invalid\. /,
    '環境変数 $3 の「$2」は $1 に使えません。',
  ],
  [/^error: command-argument value '([^]*)' is invalid for argument '(.+)'\. /, '$2 の「$1」は使えません。'],
  [/Allowed choices are (.+)\.$/, '次のいずれかにしてください: $1'],
  [/\n\(Did you mean one of (.+)\?\)/, '\n（次のどれかではありませんか: $1）'],
  [/\n\(Did you mean (.+)\?\)/, '\n（$1 ではありませんか）'],
];

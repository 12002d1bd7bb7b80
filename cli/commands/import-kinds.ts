import { closestWord } from '../../contract/closest-word.ts';
import { importPresets, type ImportPreset } from '../../contract/import-presets.ts';
import { mistake } from '../context.ts';
import type { Say } from '../say.ts';

/** What a file may hold, as it is typed. */
export const importKinds = [
  'customers',
  'accounts',
  'deals',
  'owners',
  'opt-outs',
  'webinar',
  'inquiry',
  'feedback',
] as const;
/** Other spellings that are meant well. */
const spellings: Readonly<Record<string, string>> = {
  customer: 'customers',
  account: 'accounts',
  deal: 'deals',
  owner: 'owners',
  'opt-out': 'opt-outs',
  optouts: 'opt-outs',
  webinars: 'webinar',
  inquiries: 'inquiry',
};

/** As it is typed, where a program gives one kind of file. */
function onlyKindOf(preset: ImportPreset | undefined): string | undefined {
  const [only, ...others] = preset === undefined ? [] : importPresets[preset].kinds;
  return others.length > 0 ? undefined : importKinds.find((kind) => kind === only || kind === `${only}s`);
}

/** Kind and file from `<kind> <file>`, `<file> --as <kind>`, or `<file> --preset <program>` where that gives one kind. */
export function whatToImport(
  given: readonly string[],
  { as, preset }: { readonly as?: string | undefined; readonly preset?: ImportPreset | undefined },
  say: Say,
): { readonly kind: string; readonly file: string } {
  const [first, second] = given;
  const usage = say(
    'rekindle import customers ファイル のように指定してください。',
    'Say it as in: rekindle import customers FILE.',
  );
  if (first === undefined)
    throw mistake(say(`取り込むファイルがありません。${usage}`, `The file is missing. ${usage}`));
  if (as !== undefined && second !== undefined)
    throw mistake(
      say(
        `種類が二度指定されています（${first}、${as}）。${usage}`,
        `The kind was given twice (${first}, ${as}). ${usage}`,
      ),
    );
  if (as !== undefined) return { kind: kindOf(as, say), file: first };
  if (second !== undefined) return { kind: kindOf(first, say), file: second };
  const only = onlyKindOf(preset);
  if (only !== undefined) return { kind: only, file: first };
  const isKind = importKinds.some((kind) => kind === first) || spellings[first] !== undefined;
  throw mistake(
    isKind
      ? say(`取り込むファイルがありません。${usage}`, `The file is missing. ${usage}`)
      : say(`「${first}」の種類がありません。${usage}`, `What is in "${first}"? ${usage}`),
  );
}

function kindOf(name: string, say: Say): string {
  const known = importKinds.find((kind) => kind === name) ?? spellings[name];
  if (known !== undefined) return known;
  const near = closestWord(name, importKinds);
  const hint = near === undefined ? importKinds.join(', ') : near;
  throw mistake(
    say(
      `取り込みの種類「${name}」はありません。もしかして: ${hint}`,
      `There is no import of "${name}". Did you mean ${hint}?`,
    ),
  );
}

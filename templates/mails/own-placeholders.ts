import type { Label } from '../../contract/labels.ts';
import { placeholdersIn, type Placeholder } from '../../domain/mail/find-placeholders.ts';
import { fieldNames } from './nurture-variables.ts';

/** What a part of a letter holds instead of what was meant: `problems` reach nobody, of `warnings` somebody may say that they are meant. */
export function placeholderFindings(
  source: string,
  part: Label,
): { readonly problems: readonly Label[]; readonly warnings: readonly Label[] } {
  const found = placeholdersIn(source);
  const saying = (isCertain: boolean): readonly Label[] =>
    found.filter((each) => each.isCertain === isCertain).map((each) => words[each.kind](each, part));
  return { problems: saying(true), warnings: saying(false) };
}

const words: Readonly<Record<Placeholder['kind'], (of: Placeholder, part: Label) => Label>> = {
  field: ({ found, line }, part) => ({
    ja: `${part.ja}の${line}行目の「${found}」は差し込まれず、そのまま読まれます。半角で {{ ${fieldFor(found)} }} のように書いてください。`,
    en: `"${found}" in the ${part.en}, line ${line}, is no field here and would be read as it is. Write {{ ${fieldFor(found)} }}, for example.`,
  }),
  gap: ({ found, line }, part) => ({
    ja: `${part.ja}の${line}行目に「${found}」が残っています。言葉を入れるか、{{ ${fieldFor(found)} }} のように書いてください。`,
    en: `"${found}" is left in the ${part.en}, line ${line}. Put the words in, or a field such as {{ ${fieldFor(found)} }}.`,
  }),
  note: ({ found, line }, part) => ({
    ja: `${part.ja}の${line}行目に、書きかけの印「${found}」が残っています。お客様に送る言葉に替えてください。`,
    en: `A note to yourself, "${found}", is left in the ${part.en}, line ${line}. Write what customers are to read.`,
  }),
};

/** Our field that says what a placeholder was meant to say. */
const fieldFor = (found: string): string =>
  fieldNames.findLast((name) => found.includes(name)) ??
  meanings.find(({ pattern }) => pattern.test(found))?.field ??
  'customer.name';

const meanings: readonly { readonly pattern: RegExp; readonly field: string }[] = [
  { pattern: /company|organi[sz]ation|account|[会貴御]社|企業|法人|取引先|御中/i, field: 'account.name' },
  { pattern: /department|部署|部門/i, field: 'customer.department' },
  { pattern: /title|役職|肩書/i, field: 'customer.title' },
  { pattern: /link|url|リンク/i, field: 'asset.url' },
  { pattern: /資料|セミナー|イベント/, field: 'asset.title' },
];

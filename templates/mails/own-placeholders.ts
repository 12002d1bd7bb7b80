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
    found
      .filter((each) => each.isCertain === isCertain)
      .map((each) => {
        const { says, toDo } = placeholderWords(each);
        return {
          ja: `${part.ja}の${each.line}行目: ${says.ja}${toDo.ja}`,
          en: `In the ${part.en}, line ${each.line}: ${says.en} ${toDo.en}`,
        };
      });
  return { problems: saying(true), warnings: saying(false) };
}

/** What is said of a placeholder, and what to write instead. */
export function placeholderWords({ kind, found }: Pick<Placeholder, 'kind' | 'found'>): {
  readonly says: Label;
  readonly toDo: Label;
} {
  const field = `{{ ${fieldFor(found)} }}`;
  switch (kind) {
    case 'field':
      return {
        says: {
          ja: `「${found}」は差し込まれず、そのまま読まれます。`,
          en: `"${found}" is no field here and would be read as it is.`,
        },
        toDo: { ja: `半角で ${field} のように書いてください。`, en: `Write ${field}, for example.` },
      };
    case 'gap':
      return {
        says: { ja: `「${found}」が残っています。`, en: `"${found}" is left in it.` },
        toDo: {
          ja: `言葉を入れるか、${field} のように書いてください。`,
          en: `Put the words in, or a field such as ${field}.`,
        },
      };
    case 'note':
      return {
        says: {
          ja: `書きかけの印「${found}」が残っています。`,
          en: `A note to yourself is left: "${found}".`,
        },
        toDo: { ja: 'お客様に送る言葉に替えてください。', en: 'Write what customers are to read.' },
      };
    default:
      return kind satisfies never;
  }
}

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

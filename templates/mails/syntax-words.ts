import type { Label } from '../../contract/labels.ts';

/** What liquidjs says of a template that it cannot read, in the words of whoever wrote it. */
export function syntaxWords(message: string): Label {
  const what = message.replace(/, line:.*$/s, '');
  for (const [pattern, words] of known) {
    const [whole, found = ''] = pattern.exec(what) ?? [];
    if (whole !== undefined) return words(found);
  }
  return { ja: `書き方が正しくありません: ${what}`, en: what };
}

const known: readonly (readonly [RegExp, (found: string) => Label])[] = [
  [
    /^output "(.*)" not closed$/s,
    (found) => ({ ja: `「${found}」が }} で閉じられていません`, en: `"${found}" is not closed with }}` }),
  ],
  [
    /^tag "(.*)" not closed$/s,
    (found) => ({ ja: `「${found}」が %} で閉じられていません`, en: `"${found}" is not closed with %}` }),
  ],
  [
    /^tag (\{%.*%\}) not closed$/s,
    (found) => {
      const end = `{% end${/\w+/.exec(found)?.[0] ?? ''} %}`;
      return { ja: `「${found}」を終える「${end}」がありません`, en: `"${found}" has no "${end}"` };
    },
  ],
  [
    /^tag "(.*)" not found$/s,
    (found) => ({
      ja: `「{% ${found} %}」はここでは使えません`,
      en: `"{% ${found} %}" cannot be used here`,
    }),
  ],
  [
    /^undefined filter: (.*)$/s,
    (found) => ({ ja: `「| ${found}」という加工はありません`, en: `there is no filter "| ${found}"` }),
  ],
  [
    /^invalid value expression: "(.*)"$/s,
    (found) => ({
      ja: found === '' ? '項目の名前がありません' : `「${found}」は項目の名前ではありません`,
      en: found === '' ? 'the name of a field is missing' : `"${found}" is no name of a field`,
    }),
  ],
  [/^\[ not closed$/, () => ({ ja: '「[」が閉じられていません', en: '"[" is not closed' })],
  [
    /^illegal tag: (.*)$/s,
    (found) => ({ ja: `「${found}」の書き方が違います`, en: `"${found}" is not written so` }),
  ],
];

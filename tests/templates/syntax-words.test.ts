import { expect, it } from 'vitest';
import { compile } from '../../templates/mails/liquid-engine.ts';
import { syntaxWords } from '../../templates/mails/syntax-words.ts';

it.each([
  ['{{ account.name }', '「{{ account.name }」が }} で閉じられていません', 'is not closed with }}'],
  ['{% if account.name', '「{% if account.name」が %} で閉じられていません', 'is not closed with %}'],
  [
    '{% if account.name %}x',
    '「{% if account.name %}」を終える「{% endif %}」がありません',
    'has no "{% endif %}"',
  ],
  [
    '{% for each in asset.points %}x',
    '「{% for each in asset.points %}」を終える「{% endfor %}」がありません',
    '{% endfor %}',
  ],
  ['{% include "x" %}', '「{% include %}」はここでは使えません', 'cannot be used here'],
  ['{% endif %}', '「{% endif %}」はここでは使えません', 'cannot be used here'],
  ['{{ account.name | nope }}', '「| nope」という加工はありません', 'no filter "| nope"'],
  ['{{ }}', '項目の名前がありません', 'the name of a field is missing'],
  ['{{ account[ }}', '「[」が閉じられていません', 'not closed'],
  ['{% for x in %}{% endfor %}', '「{% for x in %}」の書き方が違います', 'not written so'],
])('%s is explained in both languages', (source, ja, en) => {
  let message = '';
  try {
    compile(source);
  } catch (error) {
    message = error instanceof Error ? error.message : '';
  }

  expect(syntaxWords(message).ja).toBe(ja);
  expect(syntaxWords(message).en).toContain(en);
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Marks of Japanese that join parts of whatever language: `parts.join('、')`, `{day}・{by}`, `${from}〜${to}`, 「{name}」. */
const strayMark = /join\('(?:[、・　]| ?／ ?)'\)|[}>][、・〜：　][{<$]|「\{/;
/** Within a sentence of Japanese they belong. */
const inJapanese = /[\u3040-\u3096\u30a1-\u30fa\u4e00-\u9fff]|=== 'ja' \?/;

it('no page of the console joins words with marks of Japanese for a reader of English', () => {
  const stray = globSync('console/**/*.tsx', { cwd: root }).flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, at, lines) =>
        strayMark.test(line) && !inJapanese.test(line) && !lines[at - 1]?.endsWith('phrase(')
          ? [`${file}:${at + 1}: ${line.trim()}`]
          : [],
      ),
  );

  expect(stray, 'use listed, beside or apart of console/words/language.ts').toEqual([]);
});

it('the console says of data that it is in the company’s language, not that it is Japanese', () => {
  const saying = globSync('console/**/*.tsx', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes('lang="ja"'),
  );

  // A topic is shown in both languages.
  expect(saying).toEqual([join('console', 'pages', 'sequences', 'whole-form.tsx')]);
});

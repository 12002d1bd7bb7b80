import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { typedWrongly } from '../../cli/typed-wrongly.ts';
import { type } from './command-line.ts';

const library = join(dirname(createRequire(import.meta.url).resolve('commander')), 'lib');
const sourceOf = (file: string): string => readFileSync(join(library, file), 'utf8');

describe('what was typed wrongly', () => {
  it.each([
    [
      ['owner', 'absent', '佐藤', '--from', '12/1'],
      '--from <day> の「12/1」は使えません。「12/1」は日付として読めません。',
    ],
    [
      ['owner', 'absent', '佐藤', '--form', 'x'],
      '「--form」というオプションはありません。\n（--from ではありませんか）',
    ],
    [['owner', 'absnt'], '「absnt」というコマンドはありません。\n（absent ではありませんか）'],
    [['owner', 'absent'], '「name」がありません。指定してください。'],
    [['owner', 'absent', '佐藤', '--from'], '--from <day> の値がありません。'],
    [['owner', 'list', 'a', 'b'], 'list の引数が多すぎます（0個までのところ、2個ありました）。'],
    [['settings', 'set', 'x'], '「x」は「項目=値」の形ではありません。'],
  ])('is said in Japanese: %j', async (argv, said) => {
    const { error, exitCode } = await type(['--lang', 'ja', ...argv]);

    expect(error).toContain(said);
    expect(error).not.toContain('error:');
    expect(exitCode).toBe(2);
  });

  it('stays as it is in English, without the Japanese half', async () => {
    const { error } = await type(['--lang', 'en', 'owner', 'absent', 'x', '--from', '12/1']);

    expect(error).toMatch(
      /^error: option '--from <day>' argument '12\/1' is invalid\. "12\/1" is not a day\. Write it as 2026-11-20\.\n/,
    );
    expect(error).not.toMatch(/日付/);
  });

  it('knows every sentence that the library has', () => {
    const sentences = [...sourceOf('command.js').matchAll(/`(error: [^`]+)`/g)].map(([, sentence = '']) =>
      sentence
        .replace(/\$\{getErrorMessage\([^}]*\)\}/g, "option '-a'")
        .replace(/\$\{(?:suggestion|forSubcommand|s)\}/g, '')
        .replaceAll(/\$\{[^}]*\}/g, '7')
        .replace(/is invalid.*$/, '$& why'),
    );
    expect(sentences.length).toBeGreaterThan(6);
    for (const sentence of sentences) {
      const said = typedWrongly(sentence, 'ja');
      expect([sentence, said]).toEqual([sentence, expect.stringMatching(/^[^]*[ぁ-ん]/)]);
      expect(said).not.toContain('error:');
    }
  });
});

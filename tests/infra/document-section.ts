import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/**
 * Holds a table of a document against what a test made of the template; `vitest -u` writes it. It stands between
 * `<!-- NAME: ... -->` and `<!-- end of NAME -->`.
 */
export async function expectSection(file: string, name: string, made: string): Promise<void> {
  const path = join(import.meta.dirname, '..', '..', file);
  const text = readFileSync(path, 'utf8');
  const pattern = new RegExp(`(<!-- ${name}:[^>]*-->\n)[\\s\\S]*?(\n<!-- end of ${name} -->)`);
  expect(text, `${file} has a section ${name}`).toMatch(pattern);
  await expect(
    text.replace(pattern, (_, begin: string, end: string) => `${begin}\n${made}\n${end}`),
  ).toMatchFileSnapshot(path);
}

/** A table in Markdown. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

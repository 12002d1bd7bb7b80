import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from '../../cli/program.ts';

const root = join(import.meta.dirname, '..', '..');
const program = buildProgram('en', {
  env: {},
  write: () => undefined,
  writeError: () => undefined,
  setExitCode: () => undefined,
});

/** Each command that a document tells somebody to type, with the place. */
const documented = globSync(['*.md', 'docs/**/*.md', 'local/*.md', 'templates/*.md'], { cwd: root })
  .filter((file) => file !== 'CHANGELOG.md')
  .flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:npm run rekindle -- |npx rekindle |`rekindle |^rekindle )([a-z-][^\n`#]*)/gm,
      ),
    ].map(([, typed = '']) => ({ file, typed: typed.trim() })),
  );

/** What of a line no command knows: a word of its path, or an option. */
function unknownIn(typed: string): readonly string[] {
  const parts = typed.replace(/^--lang \w+ /, '').match(/'[^']*'|"[^"]*"|[^\s'"]+/g) ?? [];
  let command: Command = program;
  for (const part of parts) {
    const next = command.commands.find((each) => each.name() === part);
    if (next === undefined) break;
    command = next;
  }
  const known = [program, command, ...command.commands].flatMap(({ options }) =>
    options.map(({ long }) => long ?? ''),
  );
  const options = parts.flatMap((part) => /^--[a-z][a-z-]*/.exec(part) ?? []);
  return [
    ...(command === program && parts.some((part) => /^[a-z]/.test(part)) ? [parts[0] ?? ''] : []),
    ...options.filter((option) => option !== '--help' && !known.includes(option)),
  ];
}

it('that a document names is one that the command line has', () => {
  const unknown = documented.flatMap(({ file, typed }) =>
    unknownIn(typed).map((part) => `${file}: ${typed}: ${part}`),
  );

  expect(documented.length).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});

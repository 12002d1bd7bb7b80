import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from '../../cli/program.ts';
import { type } from './command-line.ts';

const leavesOf = (
  command: Command,
  path: readonly string[] = [],
): readonly (readonly [readonly string[], Command])[] =>
  command.commands.length === 0
    ? [[path, command]]
    : command.commands.flatMap((each) => leavesOf(each, [...path, each.name()]));

const wrong = ['', 'abc', '-1', '1.5', '99999999999', '2026-02-30', '{}', 'あ=い', 'a\nb'];

it('no value of an option, and no argument, ends a command with anything but a sentence', async () => {
  const quiet = {
    env: {},
    write: () => undefined,
    writeError: () => undefined,
    setExitCode: () => undefined,
  };
  const program = buildProgram('ja', quiet);
  const leaves = leavesOf(program);
  expect(leaves.length).toBeGreaterThan(90);
  const lines = leaves.flatMap(([path, command]) => {
    const given = command.registeredArguments.map(() => 'package.json');
    const asked = command.options
      .filter(({ mandatory }) => mandatory)
      .flatMap(({ long, argChoices }) => [long ?? '', argChoices?.[0] ?? 'x']);
    return wrong.flatMap((value) => [
      ...[...command.options, ...program.options.filter(({ long }) => long !== '--lang')]
        .filter(({ required, optional }) => required || optional)
        .map(({ long }) => [...path, ...given, ...asked, `${long}=${value}`]),
      ...(given.length === 0 ? [] : [[...path, ...given.map(() => value), ...asked]]),
    ]);
  });
  for (const line of lines) {
    const ended = await type(line, undefined, 'ja_JP.UTF-8').catch((error: unknown) => ({
      error: `threw ${String(error)}`,
    }));
    expect([line, ended.error]).toEqual([
      line,
      expect.not.stringMatching(/threw|\bat .*:\d+:\d+|undefined|\[object/),
    ]);
  }
});

it('no command has an option that the program takes for itself, wherever it stands', () => {
  const program = buildProgram('ja', {
    env: {},
    write: () => undefined,
    writeError: () => undefined,
    setExitCode: () => undefined,
  });
  const everywhere = program.options.map(({ long }) => long);

  const hidden = leavesOf(program).flatMap(([path, { options }]) =>
    options.filter(({ long }) => everywhere.includes(long)).map(({ long }) => [...path, long].join(' ')),
  );

  expect(hidden).toEqual([]);
});

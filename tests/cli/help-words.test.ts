import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from '../../cli/program.ts';

/** Every command's help, as it is printed in English. */
function helpOf(command: Command): readonly string[] {
  const printed: string[] = [];
  command.configureOutput({ writeOut: (text) => void printed.push(text) });
  command.outputHelp();
  return [printed.join(''), ...command.commands.flatMap(helpOf)];
}

it('says nothing in Japanese to a reader of English', () => {
  const helps = helpOf(
    buildProgram('en', {
      env: {},
      write: () => undefined,
      writeError: () => undefined,
      setExitCode: () => undefined,
    }),
  );

  expect(helps.length).toBeGreaterThan(90);
  const lines = helps.flatMap((help) => help.split('\n'));
  expect(lines.filter((line) => /[\u3000-\u9fff\uff00-\uffef]/.test(line))).toEqual([]);
});

import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { Say } from './say.ts';

/** What a group of commands is given: where to hang its commands, the language of its help, and how to run. */
export interface Group {
  readonly program: Command;
  readonly say: Say;
  /** The action of a command: reads the global options, then does `act`. */
  readonly running: (
    act: (context: Context, command: Command) => Promise<void>,
  ) => (...given: readonly unknown[]) => Promise<void>;
}

/** The "For instance" part of a help text. */
export const example = (say: Say, ...lines: readonly string[]): string =>
  `\n${say('例:', 'For instance:')}\n${lines.map((line) => `  npx rekindle ${line}`).join('\n')}\n`;

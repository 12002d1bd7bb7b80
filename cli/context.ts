import { harmless } from './print-table.ts';
import type { Command } from 'commander';
import * as z from 'zod';
import { createApiClient, type ApiClient } from './api-client.ts';
import { CliError } from './cli-error.ts';
import { sayIn, type Say, type Locale } from './say.ts';

/** What a command works with: the API, the reader's language, and where its lines go. */
export interface Context {
  readonly api: ApiClient;
  /** The address of the API. */
  readonly apiUrl: string;
  /** The address was given, and is not the one of this machine by default. */
  readonly isApiGiven: boolean;
  readonly locale: Locale;
  readonly say: Say;
  /** Prints lines for a person, or with --json the value itself. */
  readonly show: (value: unknown, lines: () => readonly string[]) => void;
  /** Says on the way how far something is: beside the output, so that --json stays JSON. */
  readonly note: (line: string) => void;
  /** Asks whoever sits there; absent where nobody does. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Ends with exit code 1 after everything was printed. */
  readonly failed: () => void;
}

/** The world around a command line: replaced in tests. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly setExitCode: (code: number) => void;
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

export const localApi = 'http://127.0.0.1:3000';

const globalsSchema = z.object({
  api: z.string().optional(),
  region: z.string().optional(),
  json: z.boolean().default(false),
  lang: z.enum(['ja', 'en']).optional(),
});

/** Reads the global options of a command that is about to run. */
export function contextOf(command: Command, around: Surroundings, spoken: Locale): Context {
  const { api, region, json, lang } = globalsSchema.parse(command.optsWithGlobals());
  const locale = lang ?? spoken;
  const given = api ?? around.env['REKINDLE_API'];
  const apiUrl = given ?? localApi;
  return {
    api: createApiClient({ url: apiUrl, region, locale }),
    apiUrl,
    isApiGiven: given !== undefined,
    locale,
    say: sayIn(locale),
    show: (value, lines) =>
      around.write(`${json ? JSON.stringify(value, null, 2) : harmless(lines().join('\n'))}\n`),
    note: (line) => around.writeError(`${harmless(line)}\n`),
    ask: around.ask,
    failed: () => around.setExitCode(1),
  };
}

/** A mistake in what was typed: exit code 2. */
export const mistake = (message: string): CliError => new CliError(message, 2);

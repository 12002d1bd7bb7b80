import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
import { inOne } from '../contract/problem.ts';
import { CliError } from './cli-error.ts';
import type { Say } from './say.ts';

const MAXIMUM_MEGABYTES = 4;

/** Reads a file that a person named, or says in one sentence why not. */
export function readLocalFile(
  path: string,
  say: Say,
  maximumMegabytes = MAXIMUM_MEGABYTES,
): Uint8Array<ArrayBuffer> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new CliError(
      say(
        `「${path}」というファイルはありません。名前と場所を確かめてください。`,
        `There is no file "${path}". Check its name and place.`,
      ),
    );
  if (!stats.isFile())
    throw new CliError(
      say(
        `「${path}」はフォルダーです。中のファイルをひとつ指定してください。`,
        `"${path}" is a folder. Name one file in it.`,
      ),
    );
  if (stats.size > maximumMegabytes * 1024 * 1024) {
    const megabytes = (stats.size / 1024 / 1024).toFixed(1);
    throw new CliError(
      say(
        `「${path}」は ${megabytes} MB あります。${maximumMegabytes} MB 以下に分けて取り込んでください。`,
        `"${path}" has ${megabytes} MB. Split it into parts of at most ${maximumMegabytes} MB.`,
      ),
    );
  }
  try {
    return readFileSync(path);
  } catch (error) {
    throw new CliError(
      say(
        `「${path}」を読めません。読み取りの権限を確かめてください。`,
        `"${path}" cannot be read. Check its permissions.`,
      ),
      1,
      { cause: error },
    );
  }
}

/** Reads a JSON file by a schema; the sentence names each wrong field. */
export function readJsonFile<S extends z.ZodType>(path: string, schema: S, say: Say): z.output<S> {
  const text = new TextDecoder().decode(readLocalFile(path, say)).replace(/^\uFEFF/, '');
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new CliError(
      say(
        `「${path}」は JSON ではありません（${reasonOf(error)}）。`,
        `"${path}" is not JSON (${reasonOf(error)}).`,
      ),
      1,
      { cause: error },
    );
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const list = (locale: 'ja' | 'en'): string =>
    result.error.issues
      .map((issue) => `${issue.path.join('.') || '-'}: ${inOne(issue.message, locale)}`)
      .join('; ');
  throw new CliError(
    say(`「${path}」の内容を直してください。${list('ja')}`, `Mend "${path}". ${list('en')}`),
  );
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

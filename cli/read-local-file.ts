import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';
import { checked } from '../contract/wrong-places.ts';
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
      stats.isDirectory()
        ? say(
            `「${path}」はフォルダーです。中のファイルをひとつ指定してください。`,
            `"${path}" is a folder. Name one file in it.`,
          )
        : say(`「${path}」はファイルではありません。`, `"${path}" is no file that can be read.`),
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
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, say: Say): T {
  const text = readTextFile(path, say);
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
  const result = checked(schema, given, '');
  if (result.ok) return result.data;
  throw new CliError(
    say(`「${path}」の内容を直してください。${result.list.ja}`, `Mend "${path}". ${result.list.en}`),
  );
}

/** Reads a text as people save it now; in another encoding its letters would be others. */
export function readTextFile(path: string, say: Say): string {
  const bytes = readLocalFile(path, say);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new CliError(
      say(
        `「${path}」の文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。`,
        `"${path}" is not in UTF-8. Save it anew in that encoding.`,
      ),
      1,
      { cause: error },
    );
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

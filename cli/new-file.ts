import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { CliError } from './cli-error.ts';
import type { Say } from './say.ts';

interface NewFileOptions {
  readonly say: Say;
  readonly overwrite: boolean;
  readonly option: string;
  readonly holds?: 'csv' | 'html' | 'json' | 'xlsx';
}

/** Endings that a program is opened by. */
const kinds: ReadonlySet<string> = new Set('csv doc docx html json pdf tsv xls xlsm xlsx'.split(' '));

/**
 * A file that is to be written: refused at once, before anything is asked of the API, where there is one of that name, or
 * no folder for it.
 * `option` is the one that names another file; `overwrite` replaces the one that is there; a name that ends as files of
 * another kind than `holds` do is refused, for its program would not open it.
 */
export function newFile(
  path: string,
  { say, overwrite, option, holds }: NewFileOptions,
): { readonly write: (content: string | Uint8Array) => void } {
  const ending = extname(path).slice(1).toLowerCase().replace(/^htm$/, 'html');
  if (holds !== undefined && ending !== holds && kinds.has(ending))
    throw new CliError(
      say(
        `「${path}」に書き出すのは ${holds} のファイルです。${option} の名前を .${holds} で終わらせてください。`,
        `What goes to "${path}" is a file of the kind ${holds}. Give ${option} a name that ends with .${holds}.`,
      ),
    );
  if (!overwrite && existsSync(path))
    throw new CliError(
      say(
        `「${path}」はもうあります。${option} で別の名前にするか、--overwrite を付けてください。`,
        `"${path}" exists already. Name another with ${option}, or add --overwrite.`,
      ),
    );
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CliError(
      say(
        `フォルダー「${folder}」がありません。作るか、${option} で別の場所にしてください。`,
        `There is no folder "${folder}". Make it, or name another place with ${option}.`,
      ),
    );
  return {
    write: (content) => {
      try {
        writeFileSync(path, content);
      } catch (cause) {
        const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
        throw new CliError(
          say(
            `「${path}」に書き込めません（${why}）。${option} で別の場所にしてください。`,
            `"${path}" cannot be written (${why}). Name another place with ${option}.`,
          ),
          1,
          { cause },
        );
      }
    },
  };
}

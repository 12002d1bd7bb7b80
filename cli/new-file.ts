import { existsSync, writeFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';
import type { Say } from './say.ts';

/**
 * A file that is to be written: refused at once, before anything is asked of the API, where there is one of that name.
 * `option` is the one that names another file; `overwrite` replaces the one that is there.
 */
export function newFile(
  path: string,
  { say, overwrite, option }: { readonly say: Say; readonly overwrite: boolean; readonly option: string },
): { readonly write: (content: string | Uint8Array) => void } {
  if (!overwrite && existsSync(path))
    throw new CliError(
      say(
        `「${path}」はもうあります。${option} で別の名前にするか、--overwrite を付けてください。`,
        `"${path}" exists already. Name another with ${option}, or add --overwrite.`,
      ),
    );
  return { write: (content) => writeFileSync(path, content) };
}

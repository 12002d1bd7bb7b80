import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A file that was deployed beside a function's code. */
export interface BundledFile {
  /** With slashes, from the folder on. */
  readonly path: string;
  readonly read: () => Buffer;
}

/** All files of a folder that was deployed beside the function's code. */
export const bundledFiles = (folder: string) => (): readonly BundledFile[] => {
  const root = join(process.env['LAMBDA_TASK_ROOT'] ?? '.', folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(root, file).split(sep).join('/'), read: () => readFileSync(file) };
    });
};

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'rekindle-console-files-'));

/** Where a file of this name is saved. */
export const placeOf = (name: string): string => join(folder, name);

/** A file as somebody saved it. */
export function fileOf(name: string, ...lines: readonly string[]): string {
  writeFileSync(placeOf(name), `${lines.join('\n')}\n`);
  return placeOf(name);
}

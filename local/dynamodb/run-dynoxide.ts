import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { portFor, serveUntilClosed, type LocalDatabase } from './serve-process.ts';

/** Starts a Dynoxide in memory and waits until it answers. All access keys share its one database. */
export async function runDynoxide(
  program: string,
  options: { readonly port?: number | undefined },
): Promise<LocalDatabase> {
  const port = await portFor('Dynoxide', options.port);
  const child = spawn(program, ['serve', '--port', String(port)], { stdio: 'ignore' });
  const remedy = `Try "${program} --version", or REKINDLE_DATABASE=dynamodb-local with a Java runtime.`;
  return serveUntilClosed({ name: 'Dynoxide', isManyDatabases: false, child, port, remedy });
}

/** The program that npm installed for this machine, or one on the PATH; none where there is neither. */
export function findDynoxide(): string | undefined {
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const folders = [installedFolder(), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders
    .flatMap((folder) => (folder === undefined || folder === '' ? [] : [join(folder, name)]))
    .find((path) => existsSync(path));
}

function installedFolder(): string | undefined {
  const manifest = `@dynoxide/${process.platform}-${process.arch}/package.json`;
  try {
    return dirname(createRequire(import.meta.url).resolve(manifest));
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleDirectory } from './console-directory.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What the functions, the console and the template are made of. */
export const sources: readonly string[] = [
  'app',
  'cdk.json',
  'console',
  'contract',
  'docs/openapi.json',
  'domain',
  'functions',
  'lib',
  'package-lock.json',
  'platform',
  'rekindle.config.ts',
  'templates',
  'tsconfig.json',
];

/** Where `npm start` and the demo have the cloud assembly. */
const localAssembly = join(root, 'cdk.out', 'local');
const stampFile = join(localAssembly, 'made-of.txt');

/**
 * The cloud assembly of the stack with the built functions and console; made anew only where anything that it is made of
 * has changed since.
 * @returns its folder
 */
export async function synthesizeOnce(): Promise<string> {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp()) return localAssembly;
  rmSync(stampFile, { force: true });
  const { synthesize } = await import('./synthesize.ts');
  await synthesize(localAssembly, { warehouse: false });
  writeFileSync(stampFile, stamp());
  return localAssembly;
}

/** The sources and the console that was built of them, whose page names its files by what is in them. */
function stamp(): string {
  const hash = createHash('sha256').update(process.version);
  const page = join(consoleDirectory, 'index.html');
  for (const path of [...sources.flatMap((source) => filesIn(join(root, source))), page]) {
    if (!existsSync(path)) return '';
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

const filesIn = (path: string): readonly string[] =>
  !existsSync(path) || statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .toSorted();

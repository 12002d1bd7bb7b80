import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rollup } from 'vite';
import { routes } from '../contract/api.ts';
import { consoleDirectory } from './console-directory.ts';
import { writeWhole } from './write-whole.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Builds the console: index.html, and files that are named by what is in them. What is not of it goes.
 * @returns the folder
 */
export async function buildConsole(outdir = consoleDirectory): Promise<string> {
  const built = await build({
    configFile: false,
    root: join(root, 'console'),
    logLevel: 'warn',
    plugins: [routeTable],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
  const files = new Map([...bundled(built), ...publicFiles()]);
  for (const [path, contents] of files) writeWhole(join(outdir, path), contents);
  for (const path of filesIn(outdir)) if (!files.has(path)) rmSync(join(outdir, path));
  return outdir;
}

const bundled = (built: Awaited<ReturnType<typeof build>>): readonly (readonly [string, Buffer])[] =>
  [built].flat().flatMap((part) => ('output' in part ? part.output.map(contentsOf) : []));

const contentsOf = (file: Rollup.OutputChunk | Rollup.OutputAsset): readonly [string, Buffer] => [
  file.fileName,
  Buffer.from(file.type === 'chunk' ? file.code : file.source),
];

/** Files that are served as they are. */
const publicFiles = (folder = join(root, 'console', 'public')): readonly (readonly [string, Buffer])[] =>
  filesIn(folder).map((path) => [path, readFileSync(join(folder, path))]);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/**
 * The routes of the contract without their schemas: method, path and roles are all that a browser needs, and the
 * schemas would bring zod and the whole domain with them.
 */
const routeTable: Plugin = {
  name: 'route-table',
  resolveId: (id) => (id === 'virtual:route-table' ? id : undefined),
  load: (id) => {
    if (id !== 'virtual:route-table') return undefined;
    const table = Object.entries(routes).map(([name, { method, path, roles }]) => [
      name,
      { method, path, roles },
    ]);
    return `export const routeTable = ${JSON.stringify(Object.fromEntries(table))};`;
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildConsole();

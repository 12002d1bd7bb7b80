import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile, type OutputFile } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where the bundles are: one folder a function, each with index.cjs. */
export const bundleDirectory = join(root, 'dist', 'functions');

/** Names of all functions: every folder of functions/ but shared. */
export const functionNames: readonly string[] = readdirSync(join(root, 'functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => entry.name)
  .toSorted();

/**
 * Bundles all functions in one esbuild call. CommonJS, because on Node 22 and 24 importing node:http as ESM costs
 * 50 ms at a cold start; module entry points first, because main first doubles the bundle.
 */
export function buildFunctions(): Metafile {
  const { metafile, outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      functionNames.map((name) => [`${name}/index`, `functions/${name}/handler.ts`]),
    ),
    outdir: bundleDirectory,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    alias: { '@aws-sdk/credential-provider-node': './lib/lambda-credentials.ts' },
    minify: true,
    // Japanese as it is: escaped it is twice as long.
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  for (const file of outputFiles) writeWhole(file);
  return metafile;
}

/** Whole or not at all, and only what changed: another process may be reading the bundles. */
function writeWhole({ path, contents }: OutputFile): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildFunctions();

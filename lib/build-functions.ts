import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { build, type Metafile, type Plugin } from 'esbuild';
import { writeWhole } from './write-whole.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where the bundles are: one folder a function, each with index.cjs. */
export const bundleDirectory = join(root, 'dist', 'functions');

/** Names of all functions: every folder of functions/. */
export const functionNames: readonly string[] = readdirSync(join(root, 'functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .toSorted();

/**
 * Bundles all functions in one esbuild call. CommonJS, because on Node 22 and 24 importing node:http as ESM costs
 * 50 ms at a cold start; module entry points first, because main first doubles the bundle.
 */
export async function buildFunctions(): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      functionNames.map((name) => [`${name}/index`, `functions/${name}/handler.ts`]),
    ),
    outdir: bundleDirectory,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    alias: { '@aws-sdk/credential-provider-node': './lib/lambda-credentials.ts' },
    plugins: [
      plainSchemaKeys,
      noJsonSchemas,
      noEventStreams,
      plainEndpointCache,
      versionsAlone,
      packedDescription,
    ],
    minify: true,
    // Japanese as it is: escaped it is twice as long.
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) writeWhole(path, contents);
  return metafile;
}

/**
 * Spells out the computed keys in the schemas of SDK clients: esbuild must keep every literal that has one, so that
 * the client of SES would bring the schemas of all its 130 operations instead of the one we call.
 */
const plainSchemaKeys: Plugin = {
  name: 'plain-schema-keys',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_0\.js$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const names = new Map(
          [...source.matchAll(/^const (_\w+) = ("[^"]*");$/gm)].map(([, name, text]) => [name, text]),
        );
        return { contents: source.replaceAll(/\[(_\w+)\](?=:)/g, (key, name) => names.get(name) ?? key) };
      },
    );
  },
};

/**
 * Leaves out how zod writes JSON Schemas, 18 KB of every bundle: its classes name it, and no function asks for one
 * (docs/events.schema.json is made beforehand). Whoever does all the same is told.
 */
const noJsonSchemas: Plugin = {
  name: 'no-json-schemas',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const names = [
          ...source.matchAll(/^export (?:const|function) (\w+)/gm),
          ...source.matchAll(/^export \{ \w+ as (\w+) \}/gm),
        ].map(([, name]) => `none as ${name}`);
        return {
          contents: `const none = () => () => { throw new Error('JSON Schemas are left out of bundles: see lib/build-functions.ts'); };
export { ${names.join(', ')} };`,
        };
      },
    );
  },
};

/** Leaves out event streams, 15 KB: no operation of ours has one, and the SDK looks for them only where one is. */
const noEventStreams: Plugin = {
  name: 'no-event-streams',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/ },
      () => ({
        contents: `throw new Error('event streams are left out of bundles: see lib/build-functions.ts');`,
      }),
    );
  },
};

/** The client of DynamoDB keeps endpoints that it may discover, which is off in Lambda: a Map does instead of 7 KB. */
const plainEndpointCache: Plugin = {
  name: 'plain-endpoint-cache',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]mnemonist[\\/]lru-cache\.js$/ }, () => ({
      contents: 'module.exports = class extends Map { constructor() { super(); } };',
    }));
  },
};

/** SDK clients import their package.json for its version: 3 KB of each, of which the rest is for npm. */
const versionsAlone: Plugin = {
  name: 'versions-alone',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /[\\/]@aws-sdk[\\/](?:client-[^\\/]+|nested-clients)[\\/]package\.json$/ },
      async ({ path }) => {
        const { version } = z
          .looseObject({ version: z.string() })
          .parse(JSON.parse(await readFile(path, 'utf8')));
        return { loader: 'json', contents: JSON.stringify({ version }) };
      },
    );
  },
};

/** The description of the API, 185 KB as JSON, is packed to a tenth: one function serves it, and seldom. */
const packedDescription: Plugin = {
  name: 'packed-description',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]docs[\\/]openapi\.json$/ }, async ({ path }) => {
      const json = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return {
        loader: 'js',
        contents: `import { brotliDecompressSync } from 'node:zlib';
const packed = ${JSON.stringify(brotliCompressSync(json).toString('base64'))};
export default JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8'));`,
      };
    });
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFunctions();

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { routes } from '../contract/api.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Builds the console: index.html, and files that are named by what is in them.
 * @returns the folder
 */
export async function buildConsole(outdir = join(root, 'dist', 'console')): Promise<string> {
  await build({
    configFile: false,
    root: join(root, 'console'),
    logLevel: 'warn',
    plugins: [routeTable],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: outdir,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
    },
  });
  return outdir;
}

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

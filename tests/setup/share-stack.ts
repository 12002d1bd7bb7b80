import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { stackName } from '../../lib/stack-name.ts';
import { synthesize } from '../../lib/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cloud assembly of the real stack, built and synthesised once a run. */
    readonly outdir: string;
    /** The module that functions load to have their requests watched. */
    readonly requestWatcher: string;
  }
}

let folder: string | undefined;

/** Builds and synthesises what tests of the whole stack run. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'rekindle-tests-'));
  const outdir: ProvidedContext['outdir'] = await synthesize(join(folder, 'cdk.out'));
  project.provide('outdir', outdir);
  keepTemplate(outdir);
  project.provide('requestWatcher', await bundledWatcher(folder));
}

/** Beside the requests that the tests of this run see, for tests/permissions. */
function keepTemplate(outdir: string): void {
  const target = process.env['REKINDLE_REQUESTS'];
  if (target === undefined) return;
  mkdirSync(target, { recursive: true });
  copyFileSync(join(outdir, `${stackName}.template.json`), join(target, 'template.json'));
}

/** In one file: every worker of every function loads it. */
async function bundledWatcher(target: string): Promise<ProvidedContext['requestWatcher']> {
  const outfile = join(target, 'watch-requests.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '..', 'requests', 'watch-requests.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return outfile;
}

/** Removes it. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../lib/synthesize.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cloud assembly of the real stack, built and synthesised once a run. */
    readonly outdir: string;
  }
}

let folder: string | undefined;

/** Builds and synthesises what tests of the whole stack run. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'rekindle-tests-'));
  const outdir: ProvidedContext['outdir'] = await synthesize(folder);
  project.provide('outdir', outdir);
}

/** Removes it. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { buildConsole } from '../../lib/build-console.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built console, once a run. */
    readonly consoleDirectory: string;
  }
}

let folder: string | undefined;

/** Builds the console that browser tests open. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'rekindle-console-'));
  const consoleDirectory: ProvidedContext['consoleDirectory'] = await buildConsole(folder);
  project.provide('consoleDirectory', consoleDirectory);
}

/** Removes it. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

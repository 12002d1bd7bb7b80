import type { TestProject } from 'vitest/node';
import { runDatabase } from '../../local/dynamodb/run-database.ts';
import type { LocalDatabase } from '../../local/dynamodb/serve-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database that all stacks of a run share; none where each starts its own. */
    readonly stackDatabase: string | undefined;
  }
}

let database: LocalDatabase | undefined;

/** Stacks alone may have another than the use cases: in CI AWS's own, which is slower. */
const engine = process.env['REKINDLE_STACK_DATABASE'];

/** Starts a database for all stacks, whose tables have the same names, where access keys tell them apart. */
export async function setup(project: TestProject): Promise<void> {
  const running = await runDatabase({ engine });
  if (running.isManyDatabases) database = running;
  else await running.close();
  project.provide('stackDatabase', database?.endpoint);
}

/** Ends it. */
export async function teardown(): Promise<void> {
  await database?.close();
}

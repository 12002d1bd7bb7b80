import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { runDatabase } from '../../local/dynamodb/run-database.ts';
import type { LocalDatabase } from '../../local/dynamodb/serve-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one database of a project's run. */
    readonly dynamodbEndpoint: string;
  }
}

let database: LocalDatabase | undefined;

/** Starts the database that all tests of a project share: each names its tables. */
export async function setup(project: TestProject): Promise<void> {
  database = await runDatabase();
  const endpoint: ProvidedContext['dynamodbEndpoint'] = database.endpoint;
  project.provide('dynamodbEndpoint', endpoint);
}

/** Ends it. */
export async function teardown(): Promise<void> {
  await database?.close();
}

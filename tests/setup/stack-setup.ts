import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { synthesize } from '../../lib/synthesize.ts';
import type { DynamoDbLocal } from '../../local/dynamodb/run-dynamodb-local.ts';
import { runDynamoDbLocal } from '../../local/dynamodb/run-dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one DynamoDB Local of a test run. */
    readonly dynamodbEndpoint: string;
    /** The cloud assembly of the real stack, built and synthesised once a run. */
    readonly outdir: string;
  }
}

let dynamodb: DynamoDbLocal | undefined;
let folder: string | undefined;

/** Starts what all stack tests share: the JVM boots while the stack is built and synthesised. */
export async function setup(project: TestProject): Promise<void> {
  const starting = runDynamoDbLocal();
  starting.catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  folder = mkdtempSync(join(tmpdir(), 'rekindle-tests-'));
  const outdir: ProvidedContext['outdir'] = await synthesize(folder);
  dynamodb = await starting;
  const endpoint: ProvidedContext['dynamodbEndpoint'] = dynamodb.endpoint;
  project.provide('dynamodbEndpoint', endpoint);
  project.provide('outdir', outdir);
}

/** Ends it. */
export async function teardown(): Promise<void> {
  await dynamodb?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

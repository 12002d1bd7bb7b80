import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import type { DynamoDbLocal } from '../../local/dynamodb/run-dynamodb-local.ts';
import { runDynamoDbLocal } from '../../local/dynamodb/run-dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one DynamoDB Local of a test run. */
    readonly dynamodbEndpoint: string;
  }
}

let dynamodb: DynamoDbLocal | undefined;

/** Starts what all stack tests share. */
export async function setup(project: TestProject): Promise<void> {
  dynamodb = await runDynamoDbLocal();
  const endpoint: ProvidedContext['dynamodbEndpoint'] = dynamodb.endpoint;
  project.provide('dynamodbEndpoint', endpoint);
}

/** Ends it. */
export async function teardown(): Promise<void> {
  await dynamodb?.close();
}

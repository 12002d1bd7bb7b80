import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';
import { runDynamoDbLocal, type DynamoDbLocal } from '../../local/dynamodb/run-dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one DynamoDB Local of a project's run. */
    readonly dynamodbEndpoint: string;
  }
}

let dynamodb: DynamoDbLocal | undefined;

/** Starts the database that all tests of a project share: each access key has its own tables. */
export async function setup(project: TestProject): Promise<void> {
  dynamodb = await runDynamoDbLocal();
  const endpoint: ProvidedContext['dynamodbEndpoint'] = dynamodb.endpoint;
  project.provide('dynamodbEndpoint', endpoint);
}

/** Ends it. */
export async function teardown(): Promise<void> {
  await dynamodb?.close();
}

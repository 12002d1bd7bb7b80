import { wireOfEnvironment, type Wire } from './wire.ts';
import { withoutLog } from '../without-log.ts';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';

/** The tables a function may touch, by name, and the ways to do so. */
export interface Database {
  readonly client: DynamoDBDocumentClient;
  readonly customersTable: string;
  readonly timelineTable: string;
  /** The way of ordinary requests; without it all go through the client. */
  readonly wire?: Wire | undefined;
}

/**
 * Undefined attributes are left out of items. A map is a map also where outsiders name its keys: one with a key
 * `constructor` (the header of a column) is an instance of a class to the SDK, which refuses those otherwise.
 * A document client gets a copy, which it changes.
 */
export const marshallOptions = Object.freeze({
  removeUndefinedValues: true,
  convertClassInstanceToMap: true,
});

/** The production database. */
export const openDatabase = (tables: {
  readonly customersTable: string;
  readonly timelineTable: string;
}): Database => ({
  client: DynamoDBDocumentClient.from(withoutLog(new DynamoDBClient({})), {
    marshallOptions: { ...marshallOptions },
  }),
  wire: wireOfEnvironment(process.env),
  ...tables,
});

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Item = Record<string, unknown>;
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

import type { Activity } from '../clock/activity.ts';
import type { Agenda } from '../clock/agenda.ts';
import type { StackClock } from '../clock/stack-clock.ts';
import type { CallDynamoDb } from '../dynamodb/call-dynamodb.ts';
import type { LogSink } from '../functions/function-log.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { Queue } from '../queues/queue.ts';

/** A mapping from a table's stream to a function. */
export interface StreamConsumerParts {
  readonly streamArn: string;
  readonly templateArn: string;
  readonly pool: FunctionPool;
  readonly batchSize: number;
  readonly bisects: boolean;
  readonly maximumRetries: number;
  readonly reportsItemFailures: boolean;
  readonly filters: readonly unknown[];
  readonly onFailure: Queue | undefined;
  readonly callDynamoDb: CallDynamoDb;
  readonly clock: StackClock;
  readonly agenda: Agenda;
  readonly activity: Activity;
  readonly onLog: LogSink;
}

import * as z from 'zod';
import type { AwsCall, FaultHook } from '../../../local/aws/aws-fault.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { struckBy } from './faults-in-process.ts';

const putSchema = z.object({ TableName: z.string(), Item: z.record(z.string(), z.unknown()) });
const transactionSchema = z.object({
  TransactItems: z.array(z.object({ Put: putSchema.optional() }).loose()),
});

const puts = new Set(['PutItem', 'TransactWriteItems']);

type Item = Readonly<Record<string, unknown>>;

/** Holds a call back until the promise is kept; undefined lets it pass. */
export type Hold = (call: AwsCall) => Promise<unknown> | undefined;

/**
 * The same database, seen through: `hold` may keep any call waiting and `fault` fail it, and `onTimeline` is told of every item that was put into
 * the timeline, as its stream tells.
 */
export function observed(
  db: Database,
  {
    hold,
    fault,
    onTimeline,
  }: { readonly hold: Hold; readonly fault: FaultHook; readonly onTimeline: (item: Item) => void },
): Database {
  return databaseThrough(db, async (command, sendOn) => {
    const call = { service: 'dynamodb' as const, operation: operationOf(command), body: command.input };
    await hold({ ...call, phase: 'before' });
    struckBy(fault, { ...call, phase: 'before' });
    const answer = await sendOn();
    if (puts.has(call.operation))
      for (const put of putsIn(command.input)) if (put.TableName === db.timelineTable) onTimeline(put.Item);
    struckBy(fault, { ...call, phase: 'after' });
    return answer;
  });
}

/** Every put of a command: a single one, or a transaction's. */
function putsIn(input: unknown): readonly z.infer<typeof putSchema>[] {
  const single = putSchema.safeParse(input);
  if (single.success) return [single.data];
  const transaction = transactionSchema.safeParse(input);
  return transaction.success
    ? transaction.data.TransactItems.flatMap(({ Put }) => (Put === undefined ? [] : [Put]))
    : [];
}

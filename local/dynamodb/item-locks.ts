import * as z from 'zod';
import type { FaultAnswer } from '../aws/aws-fault.ts';

const anyItem = z.record(z.string(), z.unknown());
const writeSchema = z.looseObject({
  TableName: z.string(),
  Key: anyItem.optional(),
  Item: anyItem.optional(),
});
const transactionSchema = z.looseObject({
  TransactItems: z.array(
    z.looseObject({
      Put: writeSchema.optional(),
      Update: writeSchema.optional(),
      Delete: writeSchema.optional(),
      ConditionCheck: writeSchema.optional(),
    }),
  ),
});

/** The items that a call writes, by table and key, in its own order; none for a call that only reads. */
export function itemsWritten(operation: string, input: unknown): readonly string[] {
  if (operation === 'TransactWriteItems') {
    const { TransactItems } = transactionSchema.parse(input);
    return TransactItems.flatMap(({ Put, Update, Delete, ConditionCheck }) => {
      const write = Put ?? Update ?? Delete ?? ConditionCheck;
      return write === undefined ? [] : [itemOf(write)];
    });
  }
  return ['PutItem', 'UpdateItem', 'DeleteItem'].includes(operation)
    ? [itemOf(writeSchema.parse(input))]
    : [];
}

const itemOf = ({ TableName, Key, Item }: z.infer<typeof writeSchema>): string => {
  const key = Key ?? Item ?? {};
  return JSON.stringify([TableName, key['pk'], key['sk']]);
};

type Taken = { readonly refused: FaultAnswer } | { readonly release: () => void };

/**
 * AWS refuses a write of an item that a transaction is writing, and a transaction one of whose items is being written;
 * DynamoDB Local lets one wait for the other.
 */
export function createItemLocks(): {
  /** Takes the items of a call until `release`, or tells what AWS answers in its place. */
  readonly take: (operation: string, input: unknown) => Taken;
  /** As if another wrote the first item of the call; a call that only reads meets nobody. */
  readonly refuse: (operation: string, input: unknown) => Taken;
} {
  const held = new Map<string, { transactions: number; writes: number }>();
  return {
    take: (operation, input) => {
      const items = itemsWritten(operation, input);
      const isTransaction = operation === 'TransactWriteItems';
      const busy = items.map((item) => {
        const holders = held.get(item);
        return holders !== undefined && (holders.transactions > 0 || (isTransaction && holders.writes > 0));
      });
      if (busy.includes(true)) return { refused: isTransaction ? cancelled(busy) : conflict };
      const by = (one: 1 | -1): void => {
        for (const item of items) {
          const { transactions, writes } = held.get(item) ?? { transactions: 0, writes: 0 };
          const after = {
            transactions: transactions + (isTransaction ? one : 0),
            writes: writes + (isTransaction ? 0 : one),
          };
          if (after.transactions + after.writes === 0) held.delete(item);
          else held.set(item, after);
        }
      };
      by(1);
      return { release: () => by(-1) };
    },
    refuse: (operation, input) => {
      const busy = itemsWritten(operation, input).map((_, index) => index === 0);
      if (busy.length === 0) return { release: () => undefined };
      return { refused: operation === 'TransactWriteItems' ? cancelled(busy) : conflict };
    },
  };
}

const conflict: FaultAnswer = { kind: 'error', status: 400, type: 'TransactionConflictException' };

const cancelled = (busy: readonly boolean[]): FaultAnswer => ({
  kind: 'error',
  status: 400,
  type: 'TransactionCanceledException',
  details: { CancellationReasons: busy.map((isBusy) => ({ Code: isBusy ? 'TransactionConflict' : 'None' })) },
});

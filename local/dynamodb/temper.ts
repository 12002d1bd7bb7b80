import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { jsonAnswer, type HttpAnswer, type HttpRequest } from '../aws/http-exchange.ts';
import { createItemLocks, itemsWritten } from './item-locks.ts';

/** What AWS's DynamoDB does and DynamoDB Local never does. Shares are of calls, from 0 to 1. */
export interface Temper {
  /** How long a write holds its items, so that others meet it. */
  readonly holdMilliseconds?: number;
  /** Of writes that meet nobody, which part is refused as if they had. */
  readonly conflictShare?: number;
  readonly throttledShare?: number;
  /** Of batches, which part of is left unprocessed. */
  readonly unprocessedShare?: number;
  /** So long after it was written an item is not yet seen in an index. */
  readonly indexLagMilliseconds?: number;
}

/** How often each happened, so that a test can tell that it did. */
export type TemperCounts = Record<'conflicts' | 'throttled' | 'unprocessed' | 'lagged', number>;

const batchGetSchema = z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) }));
const batchWriteSchema = z.record(z.string(), z.array(z.unknown()));
const querySchema = z.looseObject({ TableName: z.string(), IndexName: z.string().optional() });
const rowsSchema = z.looseObject({ Items: z.array(z.record(z.string(), z.unknown())), Count: z.number() });

type Perform = (request: HttpRequest) => Promise<HttpAnswer>;

/** Puts AWS's ways before a DynamoDB that has none. */
export function tempered(temper: Temper, counts: TemperCounts) {
  const { holdMilliseconds = 0, conflictShare = 0, throttledShare = 0 } = temper;
  const { unprocessedShare = 0, indexLagMilliseconds = 0 } = temper;
  const locks = createItemLocks();
  const written = new Map<string, number>();
  const strikes = (share: number): boolean => Math.random() < share;
  const isFresh = (item: string): boolean => (written.get(item) ?? 0) > Date.now() - indexLagMilliseconds;

  return async (operation: string, request: HttpRequest, perform: Perform): Promise<HttpAnswer> => {
    const input: unknown = JSON.parse(request.body.toString('utf8'));
    if (strikes(throttledShare)) {
      counts.throttled++;
      return refusal('ProvisionedThroughputExceededException');
    }
    const lock = strikes(conflictShare) ? locks.refuse(operation, input) : locks.take(operation, input);
    if ('refused' in lock) {
      counts.conflicts++;
      const { type, details } = lock.refused.kind === 'error' ? lock.refused : { type: '', details: {} };
      return refusal(type, details);
    }
    try {
      if (operation.startsWith('Batch') && strikes(unprocessedShare)) {
        counts.unprocessed++;
        return await performHalf(operation, input, request, perform);
      }
      const items = itemsWritten(operation, input);
      if (items.length > 0) await wait(holdMilliseconds);
      const answer = await perform(request);
      for (const item of items) written.set(item, Date.now());
      return operation === 'Query' ? withoutFresh(input, answer, isFresh, counts) : answer;
    } finally {
      lock.release();
    }
  };
}

/** Every second request of a batch is done, the others are handed back as unprocessed. */
async function performHalf(
  operation: string,
  input: unknown,
  request: HttpRequest,
  perform: Perform,
): Promise<HttpAnswer> {
  const { RequestItems } = z.looseObject({ RequestItems: z.unknown() }).parse(input);
  const [done, left]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  const keep = (
    into: Record<string, unknown>,
    table: string,
    part: readonly unknown[],
    rest?: object,
  ): void => {
    if (part.length > 0) into[table] = rest === undefined ? part : { ...rest, Keys: part };
  };
  const split = (table: string, all: readonly unknown[], rest?: object): void => {
    keep(
      done,
      table,
      all.filter((_, index) => index % 2 === 0),
      rest,
    );
    keep(
      left,
      table,
      all.filter((_, index) => index % 2 === 1),
      rest,
    );
  };
  if (operation === 'BatchGetItem')
    for (const [table, { Keys, ...rest }] of Object.entries(batchGetSchema.parse(RequestItems)))
      split(table, Keys, rest);
  else
    for (const [table, writes] of Object.entries(batchWriteSchema.parse(RequestItems))) split(table, writes);
  const body = Buffer.from(JSON.stringify({ ...z.looseObject({}).parse(input), RequestItems: done }));
  const answer = await perform({ ...request, body });
  const name = operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems';
  return jsonAnswer({ ...bodyOf(answer), [name]: left });
}

/** An index as it was a moment ago: what was written since is not in it. */
function withoutFresh(
  input: unknown,
  answer: HttpAnswer,
  isFresh: (item: string) => boolean,
  counts: TemperCounts,
): HttpAnswer {
  const { TableName, IndexName } = querySchema.parse(input);
  const rows = rowsSchema.safeParse(bodyOf(answer));
  if (IndexName === undefined || !rows.success) return answer;
  const Items = rows.data.Items.filter(({ pk, sk }) => !isFresh(JSON.stringify([TableName, pk, sk])));
  counts.lagged += rows.data.Items.length - Items.length;
  return jsonAnswer({ ...rows.data, Items, Count: Items.length });
}

const bodyOf = ({ body }: HttpAnswer): object => z.looseObject({}).parse(JSON.parse(String(body)));

const refusal = (type: string, details: object = {}): HttpAnswer => ({
  ...jsonAnswer({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...details }),
  status: 400,
});

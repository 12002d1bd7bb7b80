import * as z from 'zod';
import type { CallDynamoDb } from '../dynamodb/call-dynamodb.ts';
import { DynamoDbCallError } from '../dynamodb/call-dynamodb.ts';

const SERVICE = 'DynamoDBStreams_20120810';

/** A change as the stream gives it, already in the JSON that a function receives. */
export const streamRecordSchema = z.looseObject({
  eventID: z.string(),
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string() }),
});

export type StreamRecord = z.infer<typeof streamRecordSchema>;

const describedSchema = z.looseObject({
  StreamDescription: z.looseObject({
    Shards: z.array(z.looseObject({ ShardId: z.string(), ParentShardId: z.string().optional() })).default([]),
    LastEvaluatedShardId: z.string().optional(),
  }),
});
const iteratorSchema = z.looseObject({ ShardIterator: z.string() });
const recordsSchema = z.looseObject({
  Records: z.array(streamRecordSchema).default([]),
  NextShardIterator: z.string().optional(),
});

/** Reads one shard from its beginning to its end; remembers how far it has come. */
export interface ShardReader {
  readonly shardId: string;
  readonly isAtEnd: () => boolean;
  readonly read: (limit: number) => Promise<readonly StreamRecord[]>;
}

/** All shards of a stream, parents before children. */
export async function listShards(call: CallDynamoDb, streamArn: string): Promise<readonly string[]> {
  const shards: string[] = [];
  let start: string | undefined;
  do {
    const input = { StreamArn: streamArn, ...(start === undefined ? {} : { ExclusiveStartShardId: start }) };
    const { StreamDescription } = describedSchema.parse(await call(SERVICE, 'DescribeStream', input));
    shards.push(...StreamDescription.Shards.map(({ ShardId }) => ShardId));
    start = StreamDescription.LastEvaluatedShardId;
  } while (start !== undefined);
  return shards;
}

/**
 * Opens a shard. An iterator that has expired is renewed after the last record read. DynamoDB Local numbers the records of
 * all tables together, and finds an iterator on a shard that was quiet meanwhile too old ("trimmed"), though it still has
 * every record: then the shard is read from its beginning, less what was read before.
 */
export function openShard(call: CallDynamoDb, streamArn: string, shardId: string): ShardReader {
  let iterator: string | undefined;
  let last: string | undefined;
  let ended = false;
  const renew = async (fromBeginning: boolean): Promise<string> => {
    const position =
      last === undefined || fromBeginning
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last };
    const input = { StreamArn: streamArn, ShardId: shardId, ...position };
    return iteratorSchema.parse(await call(SERVICE, 'GetShardIterator', input)).ShardIterator;
  };
  const isNew = ({ dynamodb }: StreamRecord): boolean =>
    last === undefined || BigInt(dynamodb.SequenceNumber) > BigInt(last);
  const readOnce = async (limit: number, fromBeginning = false): Promise<readonly StreamRecord[]> => {
    iterator ??= await renew(fromBeginning);
    const answer = recordsSchema.parse(
      await call(SERVICE, 'GetRecords', { ShardIterator: iterator, Limit: limit }),
    );
    iterator = answer.NextShardIterator;
    ended = iterator === undefined;
    const fresh = answer.Records.filter(isNew);
    if (fresh.length === 0 && answer.Records.length > 0 && !ended) return readOnce(limit);
    last = fresh.at(-1)?.dynamodb.SequenceNumber ?? last;
    return fresh;
  };
  return {
    shardId,
    isAtEnd: () => ended,
    read: async (limit) => {
      try {
        return await readOnce(limit);
      } catch (error) {
        const type = error instanceof DynamoDbCallError ? error.type : undefined;
        if (type !== 'ExpiredIteratorException' && type !== 'TrimmedDataAccessException') throw error;
        iterator = undefined;
        return readOnce(limit, type === 'TrimmedDataAccessException');
      }
    },
  };
}

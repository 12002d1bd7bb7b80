import type { StreamConsumerParts } from './stream-parts.ts';
import { matchPattern } from '../events/match-pattern.ts';
import { LOCAL_REGION } from '../template/resource-names.ts';
import type { ShardDelivery } from './shard-delivery.ts';
import { createShardDelivery } from './shard-delivery.ts';
import type { ShardReader, StreamRecord } from './stream-reader.ts';
import { listShards, openShard } from './stream-reader.ts';

/** A running reader of a stream. */
export interface StreamConsumer {
  /** Reads until the stream has nothing new; a shard that waits for a retry counts as having nothing. */
  readonly catchUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Shard {
  readonly reader: ShardReader;
  readonly delivery: ShardDelivery;
}

const POLL_MILLISECONDS = 100;
const FAILED_POLL_MILLISECONDS = 1000;

/**
 * Starts polling, and reads at once when asked. On virtual time nothing is read while something runs in the stack: whoever
 * moves the time asks when all is quiet, and finds in one batch what would have been many.
 */
export function startStreamConsumer(parts: StreamConsumerParts): StreamConsumer {
  const shards = new Map<string, Shard>();
  let closed = false;
  const isOpen = (): boolean => !closed;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;

  const readAll = async (): Promise<void> => {
    const known = [...shards.values()];
    if (known.length === 0 || known.some(({ reader }) => reader.isAtEnd())) await findShards(parts, shards);
    while (isOpen() && (await readRound(parts, [...shards.values()])))
      await findShardsAfterEnd(parts, shards);
  };
  const readOnce = async (): Promise<void> => {
    reading ??= readAll().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const poll = async (): Promise<void> => {
    let wait = POLL_MILLISECONDS;
    try {
      if (parts.clock.kind === 'real' || parts.activity.isIdle()) await readOnce();
    } catch (error) {
      wait = FAILED_POLL_MILLISECONDS;
      if (isOpen()) parts.onLog({ functionName: 'local-stream', stream: 'stderr', line: String(error) });
    }
    if (isOpen()) timer = setTimeout(() => void poll(), wait);
  };
  void poll();
  return {
    catchUp: async () => {
      await reading?.catch(() => undefined);
      await readOnce();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await reading?.catch(() => undefined);
    },
  };
}

/** Reads every open shard once; answers whether there was anything. */
async function readRound(parts: StreamConsumerParts, shards: readonly Shard[]): Promise<boolean> {
  let found = false;
  for (const { reader, delivery } of shards) {
    if (reader.isAtEnd() || delivery.isBlocked()) continue;
    const records = await reader.read(parts.batchSize);
    if (records.length === 0) continue;
    found = true;
    const wanted = records.filter((record) => isWanted(record, parts.filters));
    if (wanted.length > 0) await delivery.deliver(wanted.map((record) => toFunctionRecord(record, parts)));
  }
  return found;
}

async function findShardsAfterEnd(parts: StreamConsumerParts, shards: Map<string, Shard>): Promise<void> {
  if ([...shards.values()].some(({ reader }) => reader.isAtEnd())) await findShards(parts, shards);
}

async function findShards(parts: StreamConsumerParts, shards: Map<string, Shard>): Promise<void> {
  const { callDynamoDb, streamArn } = parts;
  const ids = await listShards(callDynamoDb, streamArn);
  for (const id of ids) {
    if (shards.has(id)) continue;
    shards.set(id, {
      reader: openShard(callDynamoDb, streamArn, id),
      delivery: createShardDelivery(parts, id),
    });
  }
}

function isWanted(record: StreamRecord, filters: readonly unknown[]): boolean {
  return filters.length === 0 || filters.some((filter) => matchPattern(filter, record));
}

/** The time of the change is the stack's, not that of DynamoDB Local's own clock. */
function toFunctionRecord(record: StreamRecord, { templateArn, clock }: StreamConsumerParts): StreamRecord {
  return {
    ...record,
    awsRegion: LOCAL_REGION,
    eventSource: 'aws:dynamodb',
    eventSourceARN: templateArn,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(clock.now() / 1000) },
  };
}

import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { put, transactWrite, update } from './calls.ts';
import { mayTryAgain, pauseBefore, throughMoments } from './backoff.ts';
import type { Database, Item, Write } from './database.ts';

/** `lost`: some condition did not hold, so somebody else was first. `failed` are the positions of the writes that failed. */
export type TransactionOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'lost'; readonly failed: readonly number[] };

/** Why a transaction is cancelled without anybody having been first: somebody writes the same item, or there is too much. */
const worthWaiting: ReadonlySet<string> = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * Writes all or nothing. A failed condition is an outcome; a conflict with another transaction is tried again,
 * since AWS raises TransactionConflict where DynamoDB Local just waits.
 */
export async function transact(db: Database, writes: readonly Write[]): Promise<TransactionOutcome> {
  const [only] = writes;
  if (only !== undefined && writes.length === 1) return writeOne(db, only);
  const begunAt = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      await throughMoments(() => transactWrite(db, writes));
      return { kind: 'done' };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) return { kind: 'lost', failed };
      if (!codes.some((code) => worthWaiting.has(code ?? '')) || !mayTryAgain(begunAt)) throw error;
      await pauseBefore(attempt);
    }
  }
}

/**
 * Reads, plans and writes on condition; again from the reading on when somebody else wrote in between.
 * @param what names what kept changing, for the error after so many tries
 * @param attempt answers 'lost' when a condition of its write did not hold
 */
export async function untilWon<T>(
  what: string,
  tries: number,
  attempt: (isFirst: boolean) => Promise<T | 'lost'>,
): Promise<T> {
  for (let tried = 0; tried < tries; tried++) {
    const outcome = await attempt(tried === 0);
    if (outcome !== 'lost') return outcome;
  }
  throw new Error(`${what} kept changing: ${tries} tries`);
}

/** One write needs no transaction, which would cost twice the write units. */
async function writeOne(db: Database, { Put, Update, Delete }: Write): Promise<TransactionOutcome> {
  try {
    await throughMoments(async () => {
      if (Put !== undefined) await put(db, Put);
      if (Update !== undefined) await update(db, Update);
      if (Delete !== undefined) await db.client.send(new DeleteCommand(Delete));
    });
    return { kind: 'done' };
  } catch (error) {
    if (isConditionFailure(error)) return { kind: 'lost', failed: [0] };
    throw error;
  }
}

/** Was this a failed condition of a single write? */
export const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** One update that answers the item as it is afterwards; undefined where its condition did not hold. */
export async function updateReturning(
  db: Database,
  change: NonNullable<Write['Update']>,
): Promise<Item | undefined> {
  try {
    return (await throughMoments(() => update(db, { ...change, ReturnValues: 'ALL_NEW' }))) ?? {};
  } catch (error) {
    if (isConditionFailure(error)) return undefined;
    throw error;
  }
}

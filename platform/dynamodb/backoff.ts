/** What DynamoDB answers when it could not do something this moment, and did none of it. */
const momentary: ReadonlySet<string> = new Set([
  'TransactionConflictException',
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
]);

/** So long at most anything is tried again: a function has better to do with the rest of its time. */
const DEADLINE_MS = 10_000;
const [FIRST_MS, LONGEST_MS] = [10, 1000];

/** Full jitter: whoever met in one moment does not meet again in the next. */
export const pauseBefore = (attempt: number): Promise<void> =>
  new Promise((resolve) =>
    setTimeout(resolve, Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt) * Math.random()),
  );

/** Whether another try may help, and there is time for one. */
export const mayTryAgain = (begunAtMs: number): boolean => performance.now() - begunAtMs < DEADLINE_MS;

/** Does a call again while DynamoDB could not do it this moment, with growing pauses, until the deadline. */
export async function throughMoments<T>(call: () => Promise<T>): Promise<T> {
  const begunAt = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Error && momentary.has(error.name)) || !mayTryAgain(begunAt)) throw error;
      await pauseBefore(attempt);
    }
  }
}

/** Asks again for what was left unprocessed, with growing pauses, until nothing is left or the deadline has come. */
export async function untilProcessed<Left>(
  first: Left,
  isEmpty: (left: Left) => boolean,
  ask: (left: Left) => Promise<Left>,
): Promise<void> {
  const begunAt = performance.now();
  let left = first;
  for (let attempt = 0; !isEmpty(left); attempt++) {
    if (attempt > 0) {
      if (!mayTryAgain(begunAt))
        throw new Error('DynamoDB left a part of a batch unprocessed for ten seconds');
      await pauseBefore(attempt);
    }
    left = await ask(left);
  }
}

/* oxlint-disable unicorn/require-post-message-target-origin -- a worker is no window */
// Runs inside each worker: gives the function the stack's time, loads its bundle and answers one invocation at a time.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { file, exportName, sharedClock, preload } = workerData;
const RealDate = Date;
const cells = new BigInt64Array(sharedClock);

/** The first cell is 1 for virtual time; the second holds the instant, or the offset to the real clock. */
function now() {
  const value = Number(Atomics.load(cells, 1));
  return Atomics.load(cells, 0) === 1n ? value : RealDate.now() + value;
}

// A Proxy and not a subclass, so that `instanceof Date` and `constructor === Date` hold for every date there is.
const StackDate = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, values, newTarget) =>
    Reflect.construct(
      target,
      values.length === 0 ? [now()] : values,
      newTarget === StackDate ? target : newTarget,
    ),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
RealDate.prototype.constructor = StackDate;
globalThis.Date = StackDate;

// The next worker of this function, and of the next stack, finds it compiled.
enableCompileCache();
if (preload !== undefined) await import(preload);
const handlers = await import(file);
flushCompileCache();
const handler = handlers[exportName] ?? handlers.default?.[exportName];
if (typeof handler !== 'function') throw new Error(`${file} exports no function ${exportName}`);

parentPort.on('message', async ({ id, event, context, timeoutMilliseconds }) => {
  const startedAt = performance.now();
  const lambdaContext = {
    ...context,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, timeoutMilliseconds - (performance.now() - startedAt)),
  };
  try {
    const result = await handler(event, lambdaContext);
    parentPort.postMessage({
      id,
      ok: true,
      result: result === undefined ? null : JSON.parse(JSON.stringify(result)),
    });
  } catch (error) {
    parentPort.postMessage({
      id,
      ok: false,
      name: error?.name ?? 'Error',
      message: error?.message ?? String(error),
      stack: error?.stack,
    });
  }
});
parentPort.postMessage({ ready: true });

import type { FunctionDefinition, FunctionWorker } from './function-worker.ts';
import { startFunctionWorker } from './function-worker.ts';

/** A Lambda function: as many workers as may run at once, started when first needed. */
export interface FunctionPool {
  readonly definition: FunctionDefinition;
  readonly maximumWorkers: number;
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Makes a pool without a running worker. */
export function createFunctionPool(definition: FunctionDefinition, maximumWorkers: number): FunctionPool {
  const workers = new Set<FunctionWorker>();
  const idle: FunctionWorker[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;
  const isFull = (): boolean => running >= maximumWorkers;

  const takeWorker = (): FunctionWorker => {
    const reused = idle.pop();
    if (reused?.isAlive() === true) return reused;
    if (reused !== undefined) workers.delete(reused);
    const started = startFunctionWorker(definition);
    workers.add(started);
    return started;
  };
  const invoke = async (event: unknown): Promise<unknown> => {
    while (isFull()) await new Promise<void>((wake) => waiting.push(wake));
    running += 1;
    const worker = takeWorker();
    try {
      return await worker.invoke(event);
    } finally {
      if (worker.isAlive()) idle.push(worker);
      else workers.delete(worker);
      running -= 1;
      waiting.shift()?.();
    }
  };
  return {
    definition,
    maximumWorkers,
    invoke,
    close: async () => {
      await Promise.all([...workers].map(async (worker) => worker.close()));
    },
  };
}

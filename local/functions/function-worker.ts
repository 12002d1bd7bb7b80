import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { FunctionError } from './function-error.ts';
import type { LogSink } from './function-log.ts';
import { forwardLines } from './function-log.ts';

const answerSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.string(), ok: z.literal(true), result: z.unknown() }),
  z.object({
    id: z.string(),
    ok: z.literal(false),
    name: z.string(),
    message: z.string(),
    stack: z.string().optional(),
  }),
]);

type Answer = z.infer<typeof answerSchema>;

/** What a function is: where its bundle lies and how it is run. */
export interface FunctionDefinition {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly file: string;
  readonly exportName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly sharedClock: SharedArrayBuffer;
  /** A module that is loaded before the bundle. */
  readonly preload?: string | undefined;
  readonly onLog: LogSink;
}

/** One execution environment: an isolated worker that runs one invocation at a time. */
export interface FunctionWorker {
  readonly isAlive: () => boolean;
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Starts a worker; its bundle is loaded once and reused, as on Lambda. */
export function startFunctionWorker(definition: FunctionDefinition): FunctionWorker {
  const worker = new Worker(new URL('./worker-bootstrap.mjs', import.meta.url), {
    env: { ...definition.environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: {
      file: pathToFileURL(definition.file).href,
      exportName: definition.exportName,
      sharedClock: definition.sharedClock,
      preload: definition.preload,
    },
  });
  let alive = true;
  forwardLines(worker.stdout, (line) =>
    definition.onLog({ functionName: definition.name, stream: 'stdout', line }),
  );
  forwardLines(worker.stderr, (line) =>
    definition.onLog({ functionName: definition.name, stream: 'stderr', line }),
  );
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    alive = false;
  });
  const ready = nextAnswer(worker, (answer) => 'ready' in answer);
  ready.catch(() => undefined);
  const close = async (): Promise<void> => {
    alive = false;
    await worker.terminate();
  };
  return {
    isAlive: () => alive,
    close,
    invoke: async (event) => {
      await ready;
      return invokeOnce(worker, definition, event, close);
    },
  };
}

async function invokeOnce(
  worker: Worker,
  definition: FunctionDefinition,
  event: unknown,
  close: () => Promise<void>,
): Promise<unknown> {
  const id = randomUUID();
  const timeoutMilliseconds = definition.timeoutSeconds * 1000;
  const answered = nextAnswer(worker, (answer) => 'id' in answer && answer.id === id);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window
  worker.postMessage({ id, event, context: lambdaContext(definition, id), timeoutMilliseconds });
  const answer = await withTimeout(answered, timeoutMilliseconds, async () => {
    await close();
    throw new FunctionError('Sandbox.Timedout', `Task timed out after ${definition.timeoutSeconds} seconds`);
  });
  if ('ready' in answer) throw new FunctionError('Runtime', 'the worker answered out of turn');
  if (answer.ok) return answer.result;
  throw new FunctionError(answer.name, answer.message, answer.stack);
}

async function withTimeout<Result>(
  work: Promise<Result>,
  milliseconds: number,
  onTimeout: () => Promise<never>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  work.catch(() => undefined);
  try {
    const first = await Promise.race([work.then((result) => ({ result })), timeout]);
    return first === 'late' ? await onTimeout() : first.result;
  } finally {
    clearTimeout(timer);
  }
}

/** The next message that is meant, or the reason why none will come. */
async function nextAnswer(worker: Worker, isMeant: (answer: Answer) => boolean): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      const answer = answerSchema.parse(message);
      if (!isMeant(answer)) return;
      stop();
      resolve(answer);
    };
    const onError = (error: unknown): void => {
      stop();
      reject(
        new FunctionError('Runtime.UserCodeError', error instanceof Error ? error.message : String(error)),
      );
    };
    const onExit = (code: number): void => {
      stop();
      reject(new FunctionError('Runtime.ExitError', `the function's process ended with code ${code}`));
    };
    const stop = (): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

function lambdaContext(definition: FunctionDefinition, id: string): Readonly<Record<string, unknown>> {
  return {
    awsRequestId: id,
    functionName: definition.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: definition.arn,
    memoryLimitInMB: String(definition.memoryMegabytes),
    logGroupName: `/aws/lambda/${definition.name}`,
    logStreamName: 'local',
  };
}

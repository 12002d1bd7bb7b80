import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { portFor, serveUntilClosed, type LocalDatabase } from './serve-process.ts';

/** Starts a Dynoxide over an empty file and waits until it answers. All access keys share its one database. */
export async function runDynoxide(
  program: string,
  options: { readonly port?: number | undefined },
): Promise<LocalDatabase> {
  const port = await portFor('Dynoxide', options.port);
  const scratch = mkdtempSync(join(quickestFolder(), 'rekindle-dynoxide-'));
  const file = join(scratch, 'tables.sqlite');
  const child = spawn(program, ['serve', '--port', String(port), '--db-path', file], { stdio: 'ignore' });
  const remedy = `Try "${program} --version", or REKINDLE_DATABASE=dynamodb-local with a Java runtime.`;
  const indexTables = () => indexScans(file);
  const server = { name: 'Dynoxide', isManyDatabases: false, indexTables, child, port, scratch, remedy };
  const database = await serveUntilClosed(server);
  await indexStreams(file);
  return database;
}

const BUSY_MILLISECONDS = 10_000;
const MEMORY = '/dev/shm';
/** Of a container it may be much smaller. */
const ROOM_IN_MEMORY = 2 ** 30;

/** In memory where there is room: each write is safe on the disk before it is answered. */
function quickestFolder(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_IN_MEMORY ? MEMORY : tmpdir();
}

/**
 * Each write to a table with a stream looks for the newest change of that table, which is a look through all changes
 * (release 1.2.1): with an index it costs the same however many there are. A Node without
 * SQLite goes without.
 */
async function indexStreams(file: string): Promise<void> {
  const tables = await openFile(file);
  tables?.exec(
    'CREATE INDEX IF NOT EXISTS newest_change ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
  );
  tables?.close();
}

/**
 * Each page of a scan in parts sorts all of the table by its hash (release 1.2.1): of a table of 1.3 million items a page
 * took 3 s, and takes a hundredth of it with an index.
 */
async function indexScans(file: string): Promise<void> {
  const tables = await openFile(file);
  const names = tables?.prepare('SELECT table_name FROM _tables').all() ?? [];
  for (const { table_name: name } of names)
    tables?.exec(
      `CREATE INDEX IF NOT EXISTS "${String(name)}::scan" ON "${String(name)}" (hash_prefix, pk, sk)`,
    );
  tables?.close();
}

/** The file beside the program that has it open, which waits meanwhile; undefined with a Node without SQLite. */
async function openFile(file: string) {
  const sqlite = await import('node:sqlite').catch(() => undefined);
  return sqlite && new sqlite.DatabaseSync(file, { timeout: BUSY_MILLISECONDS });
}

/** The program that npm installed for this machine, or one on the PATH; none where there is neither. */
export function findDynoxide(): string | undefined {
  const name = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const folders = [installedFolder(), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders
    .flatMap((folder) => (folder === undefined || folder === '' ? [] : [join(folder, name)]))
    .find((path) => existsSync(path));
}

function installedFolder(): string | undefined {
  const manifest = `@dynoxide/${process.platform}-${process.arch}/package.json`;
  try {
    return dirname(createRequire(import.meta.url).resolve(manifest));
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

/** Ids are 20 characters; a copy keeps the first fifteen, changes the next, and its number takes the place of the rest. */
const ID = /\b[a-z2-7]{20}\b/g;
const KEPT = 15;
/** Partitions that belong to one customer or one company, named by an id. */
const OWN = /^(?:CUSTOMER|ACCOUNT|ADDRESS|ALIAS|EXTERNAL|CODE|HANDOFF)#([a-z2-7]{20})$/;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567';
/** How DynamoDB Local 3 hashes a key for the order of scans. */
const SALT = Buffer.from('LocalDdb');

type Row = Readonly<Record<string, SQLInputValue>>;

/** The customers of a file of DynamoDB Local, and what stands about them in it. */
export interface Copier {
  /** Writes copies `from` to `to` (not included) of each customer, under ids of their own. */
  readonly copy: (from: number, to: number) => void;
}

/**
 * Grows a company within minutes: whatever stands about a customer is written again and again into DynamoDB Local's own
 * file, with other ids. Names, addresses and counters stay as they are. DynamoDB Local must not be running.
 *
 * @param file the SQLite file of one access key
 */
export function copierOf(file: string): Copier {
  const tables = ['customers', 'timeline'];
  const own = new Set(within(file, (database) => tables.flatMap((table) => chosen(database, table, ownId))));
  return {
    copy: (from, to) =>
      within(file, (database) => {
        for (const table of tables) copyTable(database, table, own, from, to);
      }),
  };
}

function within<Result>(file: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file);
  try {
    database.exec(
      'PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -1000000; PRAGMA temp_store = FILE',
    );
    return work(database);
  } finally {
    database.close();
  }
}

/** What is chosen of each row, one after the other: nobody holds all rows of a grown company. */
function chosen<T>(database: DatabaseSync, table: string, choose: (row: Row) => readonly T[]): readonly T[] {
  const all: T[] = [];
  for (const row of database.prepare(`SELECT * FROM "${table}" ORDER BY hashKey, rangeKey`).iterate())
    all.push(...choose(row));
  return all;
}

const ownId = (row: Row): readonly string[] => OWN.exec(textOf(row['hashKey']))?.slice(1) ?? [];

const textOf = (value: SQLInputValue | undefined): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : '';

function copyTable(
  database: DatabaseSync,
  table: string,
  own: ReadonlySet<string>,
  from: number,
  to: number,
): void {
  const isOwn = (row: Row): boolean =>
    [row['hashKey'], row['rangeKey']].some((key) => (textOf(key).match(ID) ?? []).some((id) => own.has(id)));
  const rows = chosen(database, table, (row) => (isOwn(row) ? [row] : []));
  const columns = Object.keys(rows[0] ?? {});
  const indexes = database
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql NOT NULL`)
    .all(table);
  for (const { name } of indexes) database.exec(`DROP INDEX "${String(name)}"`);
  const insert = database.prepare(
    `INSERT INTO "${table}" (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
  );
  database.exec('BEGIN');
  for (const row of rows) {
    const copyOf = copied(row, own);
    for (let copy = from; copy < to; copy++) {
      const made = copyOf(copy);
      insert.run(...columns.map((column) => made[column] ?? null));
    }
  }
  database.exec('COMMIT');
  for (const { sql } of indexes) database.exec(String(sql));
}

/** A row as the copy of some number has it. */
function copied(row: Row, own: ReadonlySet<string>): (copy: number) => Row {
  const renamed = (['hashKey', 'rangeKey', 'ObjectJSON'] as const).map(
    (column) => [column, renamer(textOf(row[column]), own)] as const,
  );
  return (copy) => {
    const made = Object.fromEntries(renamed.map(([column, rename]) => [column, rename(copy)]));
    const [hashValue, rangeValue] = [hashed(made['hashKey']), hashed(made['rangeKey'])];
    return {
      ...row,
      ...made,
      hashValue,
      rangeValue,
      ...(row['hashRangeValue'] === undefined ? {} : { hashRangeValue: hashed(hashValue, rangeValue) }),
    };
  };
}

/** The texts between ids that are some customer's own, joined again with those of a copy. */
function renamer(text: string, own: ReadonlySet<string>): (copy: number) => Buffer {
  const ids = [...text.matchAll(ID)].filter(([id]) => own.has(id));
  const parts = ids.map(({ index }, place) => {
    const before = ids[place - 1];
    const from = before === undefined ? 0 : before.index + before[0].length;
    // No copy is what it was copied from, whatever its number: this character tells them apart.
    return `${text.slice(from, index + KEPT)}${changed(text[index + KEPT] ?? '')}`;
  });
  const last = ids.at(-1);
  const rest = text.slice(last === undefined ? 0 : last.index + last[0].length);
  return (copy) => Buffer.from([...parts, rest].join(numbered(copy)));
}

const changed = (digit: string): string => DIGITS[(DIGITS.indexOf(digit) + 1) % DIGITS.length] ?? '';

const numbered = (copy: number): string =>
  [15, 10, 5, 0].map((shift) => DIGITS[(copy >> shift) & 31]).join('');

function hashed(...parts: readonly (Buffer | undefined)[]): Buffer {
  const hash = createHash('sha1').update(SALT);
  for (const part of parts) hash.update(part ?? '');
  return hash.digest();
}

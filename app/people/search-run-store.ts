import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const runSk = 'RUN';

/** A search through all of a table in parts, in the background: when the newest was begun, and which of its parts are done. */
export interface SearchRun {
  readonly startedAt: string;
  readonly done: readonly string[];
}

/** Where the searches of one kind note how far they are: one item a search, and one a part beside it. */
export const searchRuns = (pk: string, partPrefix: string) => ({
  begin: (db: Database, run: string): Promise<unknown> =>
    transact(db, [{ Put: { TableName: db.customersTable, Item: { pk, sk: runSk, run } } }]),

  /** A part was looked through. */
  mark: (db: Database, run: string, part: string): Promise<unknown> =>
    transact(db, [{ Put: { TableName: db.customersTable, Item: { pk, sk: `${partPrefix}${part}`, run } } }]),

  /** The newest search; undefined: nobody asked yet. */
  find: async (db: Database): Promise<SearchRun | undefined> => {
    const [begun, parts] = await Promise.all([
      getItem(db, { pk, sk: runSk }),
      collect(queryPrefix(db, db.customersTable, pk, partPrefix)),
    ]);
    if (begun === undefined) return undefined;
    const done = parts.filter(({ run }) => run === begun['run']);
    return {
      startedAt: String(begun['run']),
      done: done.map(({ sk }) => String(sk).slice(partPrefix.length)),
    };
  },
});

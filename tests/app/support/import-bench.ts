import { noDns } from './no-dns.ts';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { inject } from 'vitest';
import {
  cancelImport,
  createImport,
  resumeImport,
  showImport,
  startImport,
} from '../../../app/imports/import-jobs.ts';
import { findJob } from '../../../app/imports/job-store.ts';
import type { JobDeps } from '../../../app/imports/deps.ts';
import { takeImportMessage } from '../../../app/imports/take-import-message.ts';
import { loadSettings } from '../../../app/settings/settings-store.ts';
import type { ImportJob } from '../../../domain/imports/import-job.ts';
import type { FaultHook } from '../../../local/aws/aws-fault.ts';
import { keyringFrom } from '../../../platform/keyring.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import type { Queue } from '../../../platform/queue.ts';
import { dumpDatabase, keyOf, type StoredItem } from '../../support/dump-tables.ts';
import { struckBy } from './faults-in-process.ts';
import { objectsIn } from './objects-in-process.ts';
import { observed } from './observed-database.ts';
import { openTestDatabase } from './test-database.ts';
import { aCaller } from './a-caller.ts';

let opened = 0;

/** Imports over a database of their own, and nothing else: what is queued stands in lists. */
export interface ImportBench {
  readonly deps: JobDeps;
  /** Makes a job of a file, whose upload is taken for granted. */
  readonly create: (kind: string, file: string | Uint8Array) => Promise<string>;
  readonly start: (id: string) => Promise<unknown>;
  /** Takes one message of the import queue; one that fails goes back. Answers whether there was any. */
  readonly step: () => Promise<boolean>;
  /** Makes a job of a file and works on it to its end. */
  readonly import: (kind: string, file: string | Uint8Array) => Promise<string>;
  readonly job: (id: string) => Promise<ImportJob | undefined>;
  readonly show: (id: string) => ReturnType<ReturnType<typeof showImport>>;
  readonly cancel: (id: string) => Promise<unknown>;
  readonly resume: (id: string) => Promise<unknown>;
  readonly engagements: readonly unknown[];
  readonly failWhen: (hook: FaultHook | undefined) => void;
  readonly dump: () => Promise<readonly StoredItem[]>;
  /** Makes everything as it was when this was dumped. */
  readonly restore: (items: readonly StoredItem[]) => Promise<void>;
  readonly close: () => void;
}

const at = '2026-10-06T01:00:00.000Z';

export async function openImportBench(rowsAChunk: number, sectionBytes?: number): Promise<ImportBench> {
  let fault: FaultHook | undefined;
  const strike: FaultHook = (call) => fault?.(call);
  const database = await openTestDatabase(inject('dynamodbEndpoint'), `imports${process.pid}x${opened++}`);
  const objects = new Map<string, Buffer>();
  const waiting: unknown[] = [];
  const engagements: unknown[] = [];
  const queueInto = (list: unknown[]): Queue => {
    const sendAll: Queue['sendAll'] = async (body) => {
      struckBy(strike, { service: 'sqs', operation: 'SendMessage', body, phase: 'before' });
      list.push(...body);
      struckBy(strike, { service: 'sqs', operation: 'SendMessage', body, phase: 'after' });
    };
    return { send: (message) => sendAll([message]), sendAll };
  };
  const deps: JobDeps = {
    db: observed(database, { hold: () => undefined, fault: strike, onTimeline: () => undefined }),
    now: () => new Date(at),
    settings: () => loadSettings(database),
    keyring: () => Promise.resolve(keyringFrom('the secret of a bench')),
    engagementQueue: queueInto(engagements),
    mailQueue: queueInto([]),
    importQueue: queueInto(waiting),
    objects: objectsIn(objects, 'http://127.0.0.1', () => undefined),
    importsBucket: 'imports',
    dns: noDns,
  };
  const caller = aCaller({ locale: 'en' });
  const take = takeImportMessage(deps, {
    rowsAChunk,
    ...(sectionBytes === undefined ? {} : { sectionBytes }),
  });
  const step: ImportBench['step'] = async () => {
    const message = waiting.shift();
    if (message === undefined) return false;
    try {
      await take(message);
    } catch (error) {
      waiting.push(message);
      throw error;
    }
    return true;
  };
  const input = (id: string) => ({ params: { id }, query: {}, body: undefined });
  const create: ImportBench['create'] = async (kind, file) => {
    const body = { kind, file: 'list.csv', basis: 'card', dryRun: false, undo: false } as const;
    const { id } = await createImport(deps)({ params: {}, query: {}, body }, caller);
    objects.set(`${id}/file`, Buffer.from(file));
    return id;
  };
  const start: ImportBench['start'] = (id) => startImport(deps)(input(id), caller);
  return {
    deps,
    create,
    start,
    step,
    import: async (kind, file) => {
      const id = await create(kind, file);
      await start(id);
      let isLeft = true;
      while (isLeft) isLeft = await step();
      return id;
    },
    job: (id) => findJob(database, id),
    show: (id) => showImport(deps)(input(id), caller),
    cancel: (id) => cancelImport(deps)(input(id), caller),
    resume: (id) => resumeImport(deps)(input(id), caller),
    engagements,
    failWhen: (hook) => {
      fault = hook;
    },
    dump: () => dumpDatabase(database),
    restore: async (items) => {
      engagements.length = 0;
      await replaceItems(database, items);
    },
    close: () => database.client.destroy(),
  };
}

const tableOf = (db: Database, { table }: StoredItem): string =>
  table === 'DataCustomers' ? db.customersTable : db.timelineTable;

/** Makes the tables hold these items and no others: what stands already is left. */
export async function replaceItems(db: Database, items: readonly StoredItem[]): Promise<void> {
  const stored = await dumpDatabase(db);
  const wanted = new Map(items.map((item) => [keyOf(item), item]));
  const standing = new Set(
    stored.filter((item) => isDeepStrictEqual(item, wanted.get(keyOf(item)))).map((item) => keyOf(item)),
  );
  const gone = stored.filter((item) => !wanted.has(keyOf(item)));
  await Promise.all([
    ...gone.map((item) =>
      db.client.send(
        new DeleteCommand({ TableName: tableOf(db, item), Key: { pk: item['pk'], sk: item['sk'] } }),
      ),
    ),
    ...items
      .filter((item) => !standing.has(keyOf(item)))
      .map(({ table, ...item }) =>
        db.client.send(new PutCommand({ TableName: tableOf(db, { table }), Item: item })),
      ),
  ]);
}

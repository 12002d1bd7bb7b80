import { join } from 'node:path';
import { build } from 'esbuild';
import { functionNames } from '../../lib/build-functions.ts';
import type { Used } from '../requests/request-record.ts';

const root = join(import.meta.dirname, '..', '..');

/** What the engine's functions ask of the table that they are given. */
const engine: Readonly<Record<string, readonly string[]>> = {
  getMany: ['BatchGetItem'],
  putMany: ['BatchWriteItem'],
  deleteMany: ['BatchWriteItem'],
  queryFirst: ['Query'],
  queryAll: ['Query'],
  queryPrefix: ['Query'],
  scanAll: ['Scan'],
  scanPage: ['Scan'],
  updateReturning: ['UpdateItem'],
};
/** Those that know one table only. */
const ofCustomers: Readonly<Record<string, string>> = {
  getItem: 'GetItem',
  putUnchanged: 'PutItem',
  queryBeginning: 'Query',
};

const tables: Readonly<Record<string, string>> = { customersTable: 'customers', timelineTable: 'timeline' };

/**
 * What the code of each function can ask of the tables, read from its bundle: whatever it does not call is not in there.
 * So a permission is missed that no test needed.
 */
export async function askedInCode(): Promise<readonly Used[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(functionNames.map((name) => [name, `functions/${name}/handler.ts`])),
    outdir: join(root, 'dist'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    treeShaking: true,
    minifySyntax: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles.flatMap(({ path, text }) => {
    const by = /([\w-]+)\.js$/.exec(path)?.[1] ?? '';
    return [...writesIn(text), ...callsIn(text), ...indexesIn(text)].map(({ action, on }) => ({
      by,
      action: `dynamodb:${action}`,
      on,
    }));
  });
}

interface Asked {
  readonly action: string;
  readonly on: string;
}

/** `Put: { TableName: db.customersTable` and the like, in transactions. */
const writesIn = (text: string): readonly Asked[] =>
  [...text.matchAll(/\b(Put|Update|Delete|ConditionCheck): \{\s*TableName: [\w.]*?(\w+Table)\b/g)].flatMap(
    ([, kind = '', table = '']) =>
      ofTable(`${kind === 'ConditionCheck' ? 'ConditionCheck' : kind}Item`, table),
  );

/** `queryPrefix(db, db.customersTable` and the like. */
const callsIn = (text: string): readonly Asked[] =>
  [...text.matchAll(/\b(\w+)\(([^;(]{0,90})/g)].flatMap(([, name = '', given = '']) => {
    const [, table = ''] = /\b(customersTable|timelineTable)\b/.exec(given) ?? [];
    const alone = Object.hasOwn(ofCustomers, name) ? ofCustomers[name] : undefined;
    const actions = Object.hasOwn(engine, name) ? (engine[name] ?? []) : [];
    // An index is asked by a query of its own, below.
    const isIndex = given.includes('IndexName');
    return [
      ...(isIndex ? [] : actions.flatMap((action) => ofTable(action, table))),
      ...(alone === undefined || !/^db\b/.test(given) ? [] : [{ action: alone, on: 'customers' }]),
    ];
  });

const indexesIn = (text: string): readonly Asked[] =>
  [...text.matchAll(/tableSchema\.(leads|due)Index/g)].map(([, name = '']) => ({
    action: 'Query',
    on: `customers/${name}`,
  }));

const ofTable = (action: string, table: string): readonly Asked[] =>
  Object.hasOwn(tables, table) ? [{ action, on: tables[table] ?? '' }] : [];

import { afterEach, expect, it } from 'vitest';
import { readGiven } from '../../../app/imports/read-given.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

let bench: ImportBench;
afterEach(() => bench.close());

it.each([
  [{ on: '2099-01-01' }, 'day-ahead'],
  [{ basisOn: '2030-01-01' }, 'day-ahead'],
  [{ on: '2026-10-06', basisOn: '2026-10-06' }, 'read'],
] as const)('a file said to be of %j: %s', async (days, outcome) => {
  bench = await openImportBench(2);
  const about = { file: 'f.csv', basis: 'card', undo: false, session: 's', ...days } as const;
  const read = readGiven(bench.deps, 'webinar', Buffer.from('メール,参加\na@a.example,参加'), about);
  expect(
    await read.then(
      ({ kind }) => kind,
      (error: { code: string }) => error.code,
    ),
  ).toBe(outcome);
});

import { afterEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../app/imports/import-file.ts';
import { takeBackOptOuts, importOptOuts } from '../../../app/imports/import-opt-outs.ts';
import { addressHash, findAddress } from '../../../app/people/address-store.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { aCaller } from '../support/a-caller.ts';

let bench: ImportBench;
afterEach(() => bench.close());

const [listA, listB] = ['Email\na@a.example\n', 'Email\na@a.example\nb@b.example\n'];

const take = (text: string, undo: '0' | '1' = '0') =>
  importFile(bench.deps)(
    {
      params: { kind: 'opt-outs' },
      query: { file: 'list.csv', basis: 'unknown', dryRun: '0', undo },
      body: new Uint8Array(Buffer.from(text)),
    },
    aCaller(),
  );

const refusalsOf = async (email: string): Promise<number> =>
  (await findAddress(bench.deps.db, addressHash(await bench.deps.keyring(), email))).refusals.length;

describe('two lists of opt-outs', () => {
  it('refuse an address each by itself: taking one back leaves the other', async () => {
    bench = await openImportBench(2);
    await take(listA);
    await take(listB);
    await take(listB);

    await take(listA, '1');
    expect(await refusalsOf('a@a.example')).toBe(1);

    await take(listB, '1');
    expect(await refusalsOf('a@a.example')).toBe(0);
  });

  it('of earlier releases share a source, which a list takes back where it says nothing under its own', async () => {
    bench = await openImportBench(2);
    await importOptOuts(bench.deps, [{ email: 'a@a.example' }], undefined);
    await take(listB);

    await take(listB, '1');
    expect(await refusalsOf('a@a.example')).toBe(1);
    await takeBackOptOuts(bench.deps, [{ email: 'a@a.example' }], 'another');
    expect(await refusalsOf('a@a.example')).toBe(0);
  });

  it('taken in the background are the same lists', async () => {
    bench = await openImportBench(2);
    await bench.import('opt-outs', listA);

    await take(listA, '1');
    expect(await refusalsOf('a@a.example')).toBe(0);
  });
});

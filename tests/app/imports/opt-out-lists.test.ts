import { afterEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../app/imports/import-file.ts';
import { takeBackOptOuts, importOptOuts } from '../../../app/imports/import-opt-outs.ts';
import { moveJob } from '../../../app/imports/job-store.ts';
import { undoImport } from '../../../app/imports/undo-import.ts';
import { loadStanding } from '../../../app/people/customer-store.ts';
import { addressHash, findAddress } from '../../../app/people/address-store.ts';
import { refusalsIn } from '../../../domain/people/causes.ts';
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
    await importOptOuts(bench.deps, [{ email: 'a@a.example' }], { list: undefined });
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

describe('an import of a list that was wrong', () => {
  const undo = async (id: string | undefined) => {
    await undoImport(bench.deps)({ params: { id: id ?? '' }, query: {}, body: undefined }, aCaller());
    let isLeft = true;
    while (isLeft) isLeft = await bench.step();
    return (await bench.show(id ?? '')).undo;
  };

  it.each([
    ['at once', async () => (await take('Email\na@a.example\nb@b.example\nc@c.example\n')).importId],
    ['in chunks', () => bench.import('opt-outs', 'Email\na@a.example\nb@b.example\nc@c.example\n')],
  ])('taken %s is undone without its file: what others refuse stays', async (_, importing) => {
    bench = await openImportBench(2);
    await take(listA);
    const id = await importing();
    expect(await refusalsOf('a@a.example')).toBe(2);
    expect(await refusalsOf('c@c.example')).toBe(1);

    expect(await undo(id)).toMatchObject({ removed: 0, restored: 3, left: [] });
    expect(await refusalsOf('a@a.example')).toBe(1);
    expect(await refusalsOf('b@b.example')).toBe(0);
    expect(await refusalsOf('c@c.example')).toBe(0);
    await expect(undo(id)).rejects.toMatchObject({ statusCode: 409 });
  });

  it('frees a known person of what the list said, and of nothing else', async () => {
    bench = await openImportBench(2);
    await bench.import(
      'customers',
      '会社名,氏名,メール,配信停止\n甲社,山田,a@a.example,\n乙社,鈴木,b@b.example,○\n',
    );
    const standingOf = async (email: string) => {
      const hash = addressHash(await bench.deps.keyring(), email);
      const { customerId } = await findAddress(bench.deps.db, hash);
      return loadStanding(bench.deps.db, customerId ?? '', '2026-11-20T00:00:00.000Z');
    };
    const before = await standingOf('a@a.example');
    const id = await bench.import('opt-outs', listB);
    expect((await standingOf('a@a.example')).causes).not.toEqual(before.causes);

    await undo(id);
    expect((await standingOf('a@a.example')).causes).toEqual(before.causes);
  });

  it('frees whoever came only after it, of what it said and of nothing else', async () => {
    bench = await openImportBench(2);
    const wrong = await bench.import('opt-outs', listB);
    await take(listA);
    await bench.import('customers', '会社名,氏名,メール\n甲社,山田,a@a.example\n乙社,鈴木,b@b.example\n');
    const refusing = async () =>
      Promise.all(
        ['a@a.example', 'b@b.example'].map(async (email) => {
          const hash = addressHash(await bench.deps.keyring(), email);
          const { customerId = '' } = await findAddress(bench.deps.db, hash);
          return refusalsIn(await loadStanding(bench.deps.db, customerId, '')).length;
        }),
      );
    expect(await refusing()).toEqual([2, 1]);

    await undo(wrong);
    expect(await refusing()).toEqual([1, 0]);
  });

  it('of which an address was known before refuses it still', async () => {
    bench = await openImportBench(2);
    await take(listB);
    const again = await take(listB);

    expect(await undo(again.importId)).toMatchObject({ restored: 0 });
    expect(await refusalsOf('a@a.example')).toBe(1);
  });

  it('of an earlier release is taken back with its file, and the taking back by the list', async () => {
    bench = await openImportBench(2);
    const { importId = '' } = await take(listA);
    await moveJob(bench.deps.db, importId, ['done'], { isJournaled: false });
    await expect(undo(importId)).rejects.toMatchObject({
      text: { en: expect.stringContaining('import opt-outs FILE --undo') },
    });

    const back = await take(listA, '1');
    await expect(undo(back.importId)).rejects.toMatchObject({
      text: { en: expect.stringContaining('took a list back') },
    });
  });
});

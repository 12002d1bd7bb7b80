import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { importFile } from '../../../app/imports/import-file.ts';
import { undoImport } from '../../../app/imports/undo-import.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { putFact } from '../../../app/timeline/timeline-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { callOf, crash, strikes } from '../../support/faults.ts';
import type { StoredItem } from '../../support/dump-tables.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';
import { aCaller } from '../support/a-caller.ts';

let bench: ImportBench;
afterEach(() => bench.close());

const caller = aCaller({ name: 'Aoki' });

const take = (kind: string, text: string) =>
  importFile(bench.deps)(
    {
      params: { kind },
      query: { file: 'list.csv', basis: 'card', dryRun: '0', undo: '0' },
      body: new Uint8Array(Buffer.from(text)),
    },
    caller,
  );

async function work(): Promise<void> {
  let isLeft = true;
  while (isLeft) isLeft = await bench.step();
}

async function undo(id: string) {
  await undoImport(bench.deps)({ params: { id }, query: {}, body: undefined }, caller);
  await work();
  const { state, undo: outcome } = await bench.show(id);
  return { state, ...outcome };
}

/** What is stored, without the bookkeeping of imports, counts of writes, and a code that a person's item holds and nobody reads. */
const stored = async (): Promise<readonly StoredItem[]> =>
  (await bench.dump()).flatMap((each) => {
    const item = Object.fromEntries(
      Object.entries(each).filter(([name]) => name !== 'version' && name !== 'accountCode'),
    );
    const pk = String(item['pk']);
    const isBookkeeping = pk === 'IMPORTS' || pk.startsWith('IMPORT#');
    // An address keeps its entry, which then says nothing: a refusal may be written there at any moment.
    const isEmptyAddress = pk.startsWith('ADDRESS#') && Object.keys(item).length === 3;
    return isBookkeeping || isEmptyAddress ? [] : [item];
  });

const columns = '会社名,得意先コード,顧客ID,氏名,メール,役職,担当,業種,タグ';
const rowOf = (cells: readonly string[]): string => cells.join(',');
const any = <T extends string>(...of: readonly T[]) => fc.constantFrom(...of);
const person = fc.tuple(
  any('株式会社北', '株式会社南', '有限会社東', '㈱北'),
  any('', '001', '002'),
  any('', 'c1', 'c2', 'c3'),
  any('山田 太郎', '鈴木 次郎', '佐藤 花子'),
  any('', 'a@a.example', 'b@b.example', 'c@c.example', 'd@d.example'),
  any('', '課長', '部長'),
  any('', '大野', '佐倉'),
  any('', '製造業', '卸売業'),
  any('', 'red', 'blue'),
);
const file = fc
  .array(person, { minLength: 1, maxLength: 6 })
  .map((rows) => [columns, ...rows.map(rowOf)].join('\n'));

describe('undoing an import', () => {
  it('leaves everything as it was before, whatever was there and whatever the file said', async () => {
    bench = await openImportBench(2);
    const empty = await bench.dump();
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(file, file, any('small', 'job'), async (earlier, later, how) => {
        await bench.restore(empty);
        await take('customers', earlier);
        const before = await stored();
        const id =
          how === 'job'
            ? await bench.import('customers', later)
            : ((await take('customers', later)).importId ?? '');
        if (JSON.stringify(await stored()) !== JSON.stringify(before)) changed++;

        const { state, left } = await undo(id);

        expect([state, left]).toEqual(['undone', []]);
        expect(await stored()).toEqual(before);
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(5);
  });

  it('says how many went and were put back, and does no more when it is done again', async () => {
    bench = await openImportBench(100);
    await take('customers', `${columns}\n株式会社北,,,山田 太郎,a@a.example,課長,,,`);
    const id = await bench.import(
      'customers',
      `${columns}\n株式会社北,,,山田 太郎,a@a.example,部長,,,\n株式会社南,,,鈴木 次郎,b@b.example,,,,`,
    );

    const first = await undo(id);

    expect(first).toMatchObject({ state: 'undone', removed: 1, restored: 1, left: [], by: 'Aoki' });
    await expect(undo(id)).rejects.toMatchObject({ code: 'import-not-undone' });
  });

  it('leaves whom a later import changed, or with whom something happened, and counts them', async () => {
    bench = await openImportBench(100);
    const row = (name: string) => `株式会社${name},,,山田 ${name},${name}@a.example,,,,`;
    const id = await bench.import('customers', [columns, row('one'), row('two'), row('three')].join('\n'));
    await take('customers', `${columns}\n株式会社one,,,山田 one,one@a.example,部長,,,`);
    const two = (await bench.dump()).find(({ email }) => email === 'two@a.example');
    const customerId = String(two?.['id']);
    const at = bench.deps.now().toISOString();
    await transact(bench.deps.db, [
      putFact(bench.deps.db, { kind: 'undeliverable', customerId, id: 'm1', at, why: 'gone' }),
    ]);

    const outcome = await undo(id);

    expect(outcome).toMatchObject({
      removed: 1,
      restored: 0,
      left: [
        { because: 'changedSince', count: 1 },
        { because: 'happenedSince', count: 1 },
      ],
    });
    const people = (await bench.dump()).filter(({ sk, email }) => sk === 'PROFILE' && email !== undefined);
    expect(new Set(people.map(({ email }) => email))).toEqual(new Set(['one@a.example', 'two@a.example']));
  });

  it('takes no refusal back that came with the file', async () => {
    bench = await openImportBench(100);
    const titles = '会社名,氏名,メール,役職,メールNG';
    await take('customers', `${titles}\n株式会社北,山田 太郎,a@a.example,課長,`);
    const id = await bench.import(
      'customers',
      `${titles}\n株式会社北,山田 太郎,a@a.example,部長,○\n株式会社南,鈴木 次郎,b@b.example,,○`,
    );

    const outcome = await undo(id);

    expect(outcome).toMatchObject({ restored: 1, removed: 0, left: [{ because: 'refuses', count: 1 }] });
    const people = (await bench.dump()).filter(({ sk, email }) => sk === 'PROFILE' && email !== undefined);
    expect(new Set(people.map(({ email, title, noMail }) => [email, title, noMail]))).toEqual(
      new Set([
        ['a@a.example', '課長', true],
        ['b@b.example', undefined, true],
      ]),
    );
  });

  it('goes on where it broke off, and counts nobody twice', async () => {
    bench = await openImportBench(1);
    await take('accounts', '会社名,業種\n株式会社北,製造業');
    const before = await stored();
    const id = await bench.import('accounts', '会社名,業種\n株式会社北,卸売業\n株式会社南,製造業');
    const fault = strikes('after', callOf('DeleteItem', 'ACCOUNT#'), crash);
    bench.failWhen(fault.hook);

    await undoImport(bench.deps)({ params: { id }, query: {}, body: undefined }, caller);
    await expect(work()).rejects.toThrow();
    bench.failWhen(undefined);
    await work();

    expect(fault.struck()).toBe(1);
    expect((await bench.show(id)).undo).toMatchObject({ removed: 1, restored: 1, left: [] });
    expect(await stored()).toEqual(before);
  });

  it('is refused of what moved figures, with the way on', async () => {
    bench = await openImportBench(100);
    const deals = await take('deals', '案件ID,会社名,ステージ,受注日\nD-1,株式会社北,受注,2025-03-01');

    await expect(undo(deals.importId ?? '')).rejects.toMatchObject({
      text: { en: expect.stringContaining('moved statuses and figures') },
    });
    expect((await bench.show(deals.importId ?? '')).mayUndo).toBe(false);
    expect(await findCustomer(bench.deps.db, 'nobody')).toBeUndefined();
  });
});

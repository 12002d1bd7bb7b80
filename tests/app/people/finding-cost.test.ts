import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAccounts } from '../../../app/people/account-store.ts';
import { saveCustomers } from '../../../app/people/customer-store.ts';
import { findContacts } from '../../../app/people/find-contacts.ts';
import { listContacts } from '../../../app/people/list-contacts.ts';
import { findingRoutes } from '../../../contract/people.ts';
import { aCustomer, anAccount } from '../../builders/people.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const head = '顧客ID,会社名,氏名,フリガナ,メールアドレス,配信の根拠,最終接触日,担当';
const customers = (...rows: readonly string[]) => world.importCsv('customers', [head, ...rows].join('\r\n'));
const find = async (text: string) =>
  findingRoutes.findContacts.answer.parse((await world.call('POST', '/contacts/find', { text })).body);

describe('an import', () => {
  /** Writes of items under these keys while rows are imported, a row. */
  async function writesARow(
    rows: readonly string[],
  ): Promise<{ readonly all: number; readonly lists: number }> {
    let [all, lists] = [0, 0];
    world.holdWhen(({ operation, body, phase }) => {
      const text = JSON.stringify(body);
      if (phase !== 'before' || !/Put|Update|Delete|Write/.test(operation)) return undefined;
      const each = text.match(/"(Item|Key)":/g)?.length ?? 0;
      all += operation.startsWith('Transact') ? 2 * each : each;
      lists += (text.match(/"FIND#/g)?.length ?? 0) + (text.match(/"leadsKey":/g)?.length ?? 0);
      return undefined;
    });
    await customers(...rows);
    world.holdWhen(undefined);
    return { all: all / rows.length, lists: lists / rows.length };
  }

  it('writes at most three items a row for the lists, and none for a row that says nothing new', async () => {
    const rows = Array.from(
      { length: 100 },
      (_, index) =>
        `U-${index},単位${index % 20}株式会社,単 ${index},タン ${index},u${index}@u${index % 20}.example,名刺,2025-01-01,佐藤 誠`,
    );
    const first = await writesARow(rows);
    const again = await writesARow(rows);

    // Name, reading, last contact; company and domain once for five people.
    expect(first.lists).toBeCloseTo(3.4, 5);
    expect(again.lists).toBe(0);
    expect(first.all - first.lists).toBeLessThan(5);
    expect(again.all).toBeLessThan(0.1);
  });
});

describe('with very many customers', () => {
  it('a search and a page read as much as with few', async () => {
    const { db } = world.deps;
    const reads = async (): Promise<number> => {
      let count = 0;
      const counting = databaseThrough(db, async (command, sendOn) => {
        if (/^(Query|Get|BatchGet)/.test(operationOf(command))) count++;
        return sendOn();
      });
      const caller = aCaller({ locale: undefined });
      await findContacts({ ...world.deps, db: counting })(
        { params: {}, query: {}, body: { text: '多' } },
        caller,
      );
      await listContacts({ ...world.deps, db: counting })(
        { params: {}, query: { sort: 'reading', limit: 50, after: undefined }, body: undefined },
        caller,
      );
      return count;
    };
    const many = async (from: number, count: number) => {
      await saveAccounts(db, [anAccount({ id: `many${from}`, name: `多数${from}` })]);
      await saveCustomers(
        db,
        Array.from({ length: count }, (_, index) =>
          aCustomer({ id: `m${from + index}`, accountId: `many${from}`, fullName: `多田 ${from + index}` }),
        ),
      );
    };
    await many(0, 100);
    const few = await reads();
    await many(1000, 1500);

    expect(await reads()).toBeLessThanOrEqual(few + 2);
    expect((await find('多田')).people).toHaveLength(20);
    expect((await find('多田')).hasMore).toBe(true);
  });
});

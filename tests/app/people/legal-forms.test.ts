import { array, assert, asyncProperty, boolean, constantFrom, record } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveAccounts } from '../../../app/people/account-alias-store.ts';
import { findAccounts, saveAccounts } from '../../../app/people/account-store.ts';
import { putMany } from '../../../platform/dynamodb/engine.ts';
import { anAccount } from '../../builders/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365 });
});
afterAll(() => world.close());

/** The accounts to which names lead that come in files of their own, one after another. */
async function ofFiles(...files: readonly (readonly string[])[]): Promise<readonly (string | undefined)[]> {
  const { db, keyring } = world.deps;
  const ids: (string | undefined)[] = [];
  for (const names of files) {
    const idOf = await resolveAccounts(
      db,
      await keyring(),
      names.map((name) => ({ name })),
    );
    ids.push(...names.map((name) => idOf({ name })));
  }
  return ids;
}

describe('the legal form of a company', () => {
  it('tells 株式会社, 有限会社 and 合同会社 of one name apart, before or behind it', async () => {
    const ids = await ofFiles(
      ['株式会社形式', '有限会社形式', '合同会社形式'],
      ['㈱形式', '形式株式会社', '(有)形式', '形式　有限会社', '形式合同会社'],
    );
    const [stock, limited, partners] = ids;
    expect(new Set(ids).size).toBe(3);
    expect(ids.slice(3)).toEqual([stock, stock, limited, limited, partners]);
  });

  it('that a file leaves out leads to whom the name belongs first, and that one takes the form that comes next', async () => {
    const [bare, limited, stock, again] = await ofFiles(
      ['無印'],
      ['有限会社無印'],
      ['株式会社無印'],
      ['無印'],
    );
    expect(limited).toBe(bare);
    expect(again).toBe(bare);
    expect(stock).not.toBe(bare);
  });

  it('written for abroad tells nothing apart', async () => {
    const ids = await ofFiles(['Formal Inc.', 'Formal Co., Ltd.', 'Formal', 'FORMAL Corporation']);
    expect(new Set(ids).size).toBe(1);
  });

  it('of companies that an earlier release stored is that of their own name', async () => {
    const { db, keyring } = world.deps;
    const keys = await keyring();
    const id = keys.idOf('account', 'name:昔');
    await putMany(db, db.customersTable, [{ pk: `ALIAS#${id}`, sk: 'ACCOUNT', alias: id, accountId: id }]);
    await saveAccounts(db, [anAccount({ id, name: '株式会社昔' })]);

    const [bare, limited, stock, later] = await ofFiles(['昔'], ['有限会社昔', '株式会社昔'], ['(有)昔']);

    expect([bare, stock]).toEqual([id, id]);
    expect(limited).not.toBe(id);
    expect(later).toBe(limited);
    expect((await findAccounts(db, [id])).get(id)?.name).toBe('株式会社昔');
  });

  it('leads names with a form to the same companies in any order, in one file or many', async () => {
    let run = 0;
    const name = record({
      form: constantFrom('株式会社', '有限会社', '合同会社'),
      isBehind: boolean(),
      base: constantFrom('甲', '乙'),
    });
    await assert(
      asyncProperty(array(array(name, { maxLength: 4 }), { maxLength: 4 }), async (files) => {
        run++;
        const written = files.map((each) =>
          each.map(({ form, isBehind, base }) =>
            isBehind ? `${base}${run}${form}` : `${form}${base}${run}`,
          ),
        );
        const ids = await ofFiles(...written);
        const meant = files.flat().map(({ form, base }) => `${form} ${base}`);
        const byMeant = new Map(meant.map((each, index) => [each, ids[index]]));
        expect(ids).toEqual(meant.map((each) => byMeant.get(each)));
        expect(new Set(ids).size).toBe(new Set(meant).size);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

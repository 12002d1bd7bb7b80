import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findAccount } from '../../../app/people/account-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { callOf } from '../../support/faults.ts';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.holdWhen(undefined));

const file = (column: string, value: string): string =>
  [
    `会社名,氏名,メールアドレス,配信の根拠,${column}`,
    `株式会社二枚,山田 太郎,yamada@nimai.example,名刺,${value}`,
  ].join('\r\n');

/** Runs `second` from beginning to end after `first` has read, and before it writes a profile. */
async function meanwhile(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  item: string,
): Promise<void> {
  const isProfile = callOf('PutItem', item, 'PROFILE');
  let isHeld = false;
  world.holdWhen((call) => {
    if (isHeld || !isProfile(call)) return undefined;
    isHeld = true;
    return second();
  });
  await first();
  expect(isHeld).toBe(true);
}

describe('two files that name one person', () => {
  it('at once are both taken: neither overwrites what the other said', async () => {
    await world.importCsv('customers', file('役職', '主任'));
    const id = await idOf(world, 'yamada@nimai.example');

    await meanwhile(
      () => world.importCsv('customers', file('役職', '部長')),
      () => world.importCsv('customers', file('部署', '購買部')),
      'CUSTOMER#',
    );

    const customer = await findCustomer(world.deps.db, id);
    expect(customer).toMatchObject({ title: '部長', department: '購買部' });
  });

  it('at once make one person and one company', async () => {
    const fresh = (column: string, value: string): string =>
      file(column, value).replaceAll('nimai', 'shinki').replace('株式会社二枚', '株式会社新規');

    await meanwhile(
      () => world.importCsv('customers', fresh('業種', '製造業')),
      () => world.importCsv('customers', fresh('従業員数', '300')),
      'ACCOUNT#',
    );

    const customer = await findCustomer(world.deps.db, await idOf(world, 'yamada@shinki.example'));
    expect(await findAccount(world.deps.db, customer?.accountId ?? '')).toMatchObject({
      name: '株式会社新規',
      industry: expect.anything(),
      employees: 300,
    });
  });
});

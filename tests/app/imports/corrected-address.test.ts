import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Journal } from '../../../app/imports/import-journal.ts';
import { importCustomers } from '../../../app/imports/import-people.ts';
import { emptyJournal } from '../../../domain/imports/import-undo.ts';
import { findCustomers, loadStanding, putStanding } from '../../../app/people/customer-store.ts';
import { holdsOf, withCauses, type Cause } from '../../../domain/people/causes.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const take = (number: string, address: string) =>
  world.importCsv(
    'customers',
    ['顧客ID,会社名,氏名,メールアドレス,配信の根拠', `${number},株式会社訂正,山田 太郎,${address},名刺`].join(
      '\r\n',
    ),
  );
const at = '2026-10-01T00:00:00.000Z';
const hold = async (id: string, ...causes: readonly Cause[]): Promise<void> => {
  const standing = await loadStanding(world.deps.db, id, at);
  await transact(world.deps.db, [putStanding(world.deps.db, standing, withCauses(standing, ...causes))]);
};
const holds = async (id: string) => holdsOf(await loadStanding(world.deps.db, id, at));
const bounce: Cause = { of: 'undeliverable', id: 'm1', at, how: '5.1.1' };

describe('an address that did not work', () => {
  it('is forgotten when a file gives another one of the same person', async () => {
    await take('K1', 'yamda@teisei.example');
    const id = await idOf(world, 'yamda@teisei.example');
    await hold(id, bounce, { of: 'neverContact', id: 'f1' });

    await take('K1', 'yamda@teisei.example');
    expect((await holds(id)).undeliverable).toBeDefined();

    await take('K1', 'yamada@teisei.example');
    expect(await idOf(world, 'yamada@teisei.example')).toBe(id);
    expect(await holds(id)).toMatchObject({ undeliverable: undefined, neverContact: true });
  });

  it('stays where sales said that the person has left', async () => {
    await take('K2', 'suzuki@teisei.example');
    const id = await idOf(world, 'suzuki@teisei.example');
    await hold(
      id,
      { of: 'leftCompany', id: 'f2' },
      { of: 'undeliverable', id: 'f2', how: 'left the company' },
    );

    await take('K2', 'suzuki2@teisei.example');
    expect(await holds(id)).toMatchObject({ leftCompany: true, undeliverable: { why: 'left the company' } });
  });

  it('does not work again when the import that gave the other one is undone', async () => {
    await take('K3', 'tanka@teisei.example');
    const id = await idOf(world, 'tanka@teisei.example');
    await hold(id, bounce, { ...bounce, id: 'm2' });
    const { importId = '' } = await take('K3', 'tanaka@teisei.example');
    expect((await holds(id)).undeliverable).toBeUndefined();

    await world.call('POST', `/imports/${importId}/undo`, {});
    await world.stack.settle();

    expect(await idOf(world, 'tanka@teisei.example')).toBe(id);
    expect((await holds(id)).undeliverable).toEqual({ at, why: '5.1.1' });

    await take('K3', 'tanaka@teisei.example');
    expect((await holds(id)).undeliverable).toBeUndefined();
  });

  it('works no better for a file that broke off and is taken once more', async () => {
    await take('K5', 'old@teisei.example');
    await take('K5', 'new@teisei.example');
    const id = await idOf(world, 'new@teisei.example');
    await hold(id, bounce);

    const { deps } = world;
    const again = (email: string, was: string) =>
      importCustomers(
        deps,
        [{ externalId: 'K5', email, accountName: '株式会社訂正', fullName: '山田 太郎', tags: [] }],
        { basis: 'card' },
        { isRepeat: true, journal: noting(was) },
      );
    const customer = (await findCustomers(deps.db, [id])).get(id);
    const noting = (email: string): Journal => ({
      note: () => Promise.resolve(),
      noted: () => ({
        ...emptyJournal,
        customers: customer === undefined ? [] : [{ before: { ...customer, email }, after: customer }],
      }),
    });
    await again('new@teisei.example', 'new@teisei.example');
    expect((await holds(id)).undeliverable).toBeDefined();

    await again('new@teisei.example', 'old@teisei.example');
    expect((await holds(id)).undeliverable).toBeUndefined();
  });

  it('holds nobody back who had none, and is given one', async () => {
    await world.importCsv('customers', '顧客ID,会社名,氏名,配信の根拠\r\nK4,株式会社訂正,無住所 花子,名刺');
    const id = String(
      (await world.dump()).find(({ externalId, sk }) => externalId === 'K4' && sk === 'PROFILE')?.['id'],
    );
    await hold(id, bounce);

    await take('K4', 'hanako@teisei.example');

    expect((await holds(id)).undeliverable).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStanding, putStanding } from '../../../app/people/customer-store.ts';
import { holdsOf, withCauses } from '../../../domain/people/causes.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { idOf } from '../../support/stored.ts';
import { mergesIn } from '../support/merges.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

const { merge, undo, search } = mergesIn(() => world);
const at = '2026-10-01T00:00:00.000Z';
const isDead = async (id: string): Promise<boolean> =>
  holdsOf(await loadStanding(world.deps.db, id, at)).undeliverable !== undefined;
const bounce = async (id: string): Promise<void> => {
  const standing = await loadStanding(world.deps.db, id, at);
  const dead = withCauses(standing, { of: 'undeliverable', id: 'm1', at, how: '5.1.1' });
  await transact(world.deps.db, [putStanding(world.deps.db, standing, dead)]);
};
const head = '顧客ID,会社名,氏名,メールアドレス,配信の根拠';

/** Two records of one person, of which only the one that goes has an address. */
async function two(tag: string): Promise<{ readonly stays: string; readonly goes: string }> {
  const row = (number: string, email: string) => `${number},株式会社${tag},${tag} 太郎,${email},名刺`;
  await world.importCsv(
    'customers',
    [head, row(`S-${tag}`, ''), row(`G-${tag}`, `x@${tag}.example`)].join('\n'),
  );
  await search();
  const stays = (await world.dump()).find(
    ({ sk, externalId }) => sk === 'PROFILE' && externalId === `S-${tag}`,
  );
  return { stays: String(stays?.['id']), goes: await idOf(world, `x@${tag}.example`) };
}

describe('an address that proved dead while a merge held', () => {
  it('is dead for the record that has it again', async () => {
    const { stays, goes } = await two('parted');
    expect((await merge(stays, goes)).status).toBe(200);
    await bounce(stays);

    expect((await undo(goes)).status).toBe(200);

    expect(await idOf(world, 'x@parted.example')).toBe(goes);
    expect(await isDead(goes)).toBe(true);
  });

  it('is so even where the person had another address by then', async () => {
    const { stays, goes } = await two('moved');
    await merge(stays, goes);
    await bounce(stays);
    await world.importCsv('customers', `${head}\nS-moved,株式会社moved,moved 太郎,y@moved.example,名刺`);
    expect(await isDead(stays)).toBe(false);

    expect((await undo(goes)).status).toBe(200);

    expect(await idOf(world, 'x@moved.example')).toBe(goes);
    expect([await isDead(stays), await isDead(goes)]).toEqual([false, true]);
  });
});

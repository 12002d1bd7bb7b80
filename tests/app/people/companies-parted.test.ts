import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDeals } from '../../../app/people/deal-store.ts';
import { spreadMerges } from '../../../app/people/move-company.ts';
import { DAY } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { companiesOf } from '../support/companies-of.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const { list, search, merge, undo, companyOf, profileOf, accountOf, people, deals, find, two } = companiesOf(
  () => world,
);

describe('companies that were made one', () => {
  it('are parted again: who came goes back, who was moved by hand stays, refusals and exclusions survive', async () => {
    const { stays, goes } = await two('san');
    await merge(stays, goes);
    await world.stack.settle();
    // By hand: one of those who came is put into a third company, and one joins afterwards.
    await people(
      '株式会社第三san,,宵田 四,yoi@san.example,,名刺',
      '株式会社双子san,,新田 六,shin@san.example,,名刺',
    );
    await world.importCsv('opt-outs', ['メールアドレス', 'asa@san.example'].join('\n'));
    const undone = await undo(goes);
    await world.stack.settle();
    const again = await undo(goes);
    await people('㈱双子san 浜松,,後田 七,ato@san.example,,名刺');

    expect([undone.status, again.status]).toEqual([202, 409]);
    expect(await companyOf('yoru@san.example')).toBe(goes);
    expect((await profileOf('yoru@san.example'))?.site).toBeUndefined();
    expect((await profileOf('yoru@san.example'))?.cameFrom).toBeUndefined();
    expect(await companyOf('asa@san.example')).toBe(stays);
    expect(await companyOf('shin@san.example')).toBe(stays);
    expect(await companyOf('yoi@san.example')).not.toBe(stays);
    expect(await companyOf('yoi@san.example')).not.toBe(goes);
    expect(await companyOf('ato@san.example')).toBe(goes);
    const [first, second] = [await accountOf(stays), await accountOf(goes)];
    expect(first).toMatchObject({ excluded: true, relationship: { wonCount: 1, wonTotal: 1_200_000 } });
    expect(first?.contractEndsOn).toBeUndefined();
    expect(first?.mergedFrom).toBeUndefined();
    expect(second).toMatchObject({ excluded: true, relationship: { wonCount: 1, wonTotal: 300_000 } });
    expect([second?.mergedInto, first?.merging, second?.merging]).toEqual([undefined, undefined, undefined]);
    expect((await findDeals(world.deps.db, goes)).map(({ dealId }) => dealId)).toEqual(['D2-san']);
    for (const email of ['asa@san.example', 'yoru@san.example'])
      expect((await world.lead(await idOf(world, email))).standing.refused).toBeDefined();
    const asked = (await search()).pairs.map(({ first: a, second: b }) =>
      [a.accountId, b.accountId].toSorted(),
    );
    expect(asked).not.toContainEqual([stays, goes].toSorted());
    expect(await find('双子san')).toEqual(expect.arrayContaining(['株式会社双子san', '㈱双子san 浜松']));
  });

  it('can be parted for 30 days, and then nothing is kept for it', async () => {
    const { stays, goes } = await two('yon');
    await merge(stays, goes);
    await world.advance(29 * DAY);
    const inTime = (await list()).merges.find((each) => each.goes === goes);
    await world.advance(4 * DAY);
    await spreadMerges(world.deps)();
    await world.stack.settle();
    const late = await undo(goes);

    expect(inTime).toMatchObject({ state: 'merged' });
    expect(late.status).toBe(409);
    expect((await list()).merges.find((each) => each.goes === goes)).toBeUndefined();
    expect((await profileOf('yoru@yon.example'))?.cameFrom).toBeUndefined();
    expect((await profileOf('yoru@yon.example'))?.site).toBe('浜松工場');
    expect(await companyOf('yoru@yon.example')).toBe(stays);
    expect(JSON.stringify(await world.dump())).not.toContain(`COMPANYMERGE#${goes}`);
  });

  it('are left without somebody who is erased meanwhile, wherever a merge has left a deal', async () => {
    const { stays, goes } = await two('nana');
    await deals('E1-nana,株式会社双子nana,受注,2024-05-14,100');
    await world.importCsv(
      'deals',
      [
        '案件ID,会社名,顧客メール,ステージ,完了日,金額',
        'E1-nana,㈱双子nana 浜松,yoi@nana.example,受注,2024-05-14,100',
        'E2-nana,㈱双子nana 浜松,yoi@nana.example,受注,2024-06-14,100',
      ].join('\n'),
    );
    await merge(stays, goes);
    await world.stack.settle();
    const id = await idOf(world, 'yoi@nana.example');
    const named = async () =>
      [...(await findDeals(world.deps.db, stays)), ...(await findDeals(world.deps.db, goes))]
        .filter(({ customerId }) => customerId === id)
        .map(({ dealId }) => dealId)
        .toSorted();
    const before = await named();
    const plan = (await world.call('GET', `/personal-data/${id}/erasure`)).body;
    const erased = await world.call('POST', `/personal-data/${id}/erasure`, {
      confirm: 'yoi@nana.example',
    });
    await world.stack.settle();
    await undo(goes);
    await world.stack.settle();

    expect(before).toEqual(['E1-nana', 'E2-nana']);
    expect(JSON.stringify(plan)).toContain('"what":"deals","count":2');
    expect(erased.status).toBe(202);
    expect(await named()).toEqual([]);
    expect(await companyOf('yoru@nana.example')).toBe(goes);
    expect((await accountOf(goes))?.relationship.wonCount).toBe(3);
    expect((await accountOf(stays))?.relationship.wonCount).toBe(2);
  });
});

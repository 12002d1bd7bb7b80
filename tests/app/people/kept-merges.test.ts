import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMerge } from '../../../app/people/merge-store.ts';
import { forgetOldMerges } from '../../../app/people/forget-merges.ts';
import { routes } from '../../../contract/api.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { DAY } from '../../support/rekindle.ts';
import { codeOf, mergesIn } from '../support/merges.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const { merge, undo, merges, two } = mergesIn(() => world);

describe('a merge that can no longer be taken back', () => {
  it('says so where an earlier release made it, and nothing breaks', async () => {
    const [stays, goes] = await two('older');
    await merge(stays, goes);
    const kept = await findMerge(world.deps.db, goes);
    await transact(world.deps.db, [
      { Delete: { TableName: world.deps.db.customersTable, Key: { pk: `CUSTOMER#${goes}`, sk: 'MERGE' } } },
    ]);
    const [listed, refused] = [await merges(stays), await undo(goes)];
    const inEnglish = await undo(goes, 'en');

    expect(kept).toMatchObject({ stays, goes });
    expect(listed).toMatchObject([{ at: kept?.at, by: kept?.by, cannot: { because: 'notKept' } }]);
    expect((await merges()).some((each) => each.goes.customerId === goes)).toBe(false);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'merge-notKept']);
    expect(JSON.stringify(inEnglish.body)).toContain('earlier version');
    expect((await undo('nobody')).status).toBe(404);
    expect((await undo(stays)).status).toBe(404);
  });

  it('is kept for thirty days and no longer', async () => {
    const [stays, goes] = await two('over');
    await merge(stays, goes);
    await world.advance(29 * DAY);
    expect(await findMerge(world.deps.db, goes)).toBeDefined();
    const [before] = await merges(stays);
    await world.advance(2 * DAY);
    const [after] = await merges(stays);
    const refused = await undo(goes);
    await forgetOldMerges(world.deps)();

    expect(before?.cannot).toBeUndefined();
    expect(after?.cannot).toMatchObject({ because: 'expired' });
    expect(codeOf(refused)).toBe('merge-expired');
    expect((await merges(stays))[0]?.cannot).toMatchObject({ because: 'expired' });
    expect(await findMerge(world.deps.db, goes)).toBeUndefined();
    expect((await world.dump()).filter(({ pk }) => pk === 'MERGES')).toEqual([]);
  });

  it('is given out with the person, goes with them, and waits for no erasure that is under way', async () => {
    const [stays, goes] = await two('erased');
    await merge(stays, goes);
    const given = routes.exportPerson.answer.parse(
      (await world.call('POST', `/personal-data/${stays}/export`, { as: 'json' })).body,
    );
    const begun = await world.call('POST', `/personal-data/${stays}/erasure`, {
      confirm: 'a@erased.example',
    });
    const refused = await undo(goes);
    await world.stack.settle();
    const left = JSON.stringify(await world.dump());

    expect(given.data?.sections.merge).toMatchObject([
      { customerId: goes, stays, taken: { email: 'b@erased.example' } },
    ]);
    expect([begun.status, codeOf(refused)]).toEqual([202, 'being-erased']);
    expect(left).not.toContain('b@erased.example');
    expect(left).not.toMatch(new RegExp(`MERGES[^}]*${goes}`));
    expect(await merges()).toEqual([]);
  });
});

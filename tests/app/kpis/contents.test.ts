import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { putMany } from '../../../platform/dynamodb/engine.ts';
import { ask, mailTo } from '../../support/inbox.ts';
import { owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const counted = (deed: string, done: number, of: number) => ({
  pk: `EVIDENCE#${deed}`,
  sk: 'COUNTS',
  done,
  of,
});
const shown = async () => routes.showContents.answer.parse((await world.call('GET', '/kpis/contents')).body);

describe('what led to opportunities', () => {
  it('names nothing before anything was reported', async () => {
    expect(await shown()).toEqual({ contents: { groups: [] }, requests: { groups: [] } });
  });

  it('shows contents and requests apart, ranked only from twenty cases, by title', async () => {
    const { assets } = await world.deps.freshSettings();
    const [first, second, third] = assets.map(({ id, session }) =>
      session === undefined ? `download#${id}` : `webinar#${session}`,
    );
    await putMany(world.deps.db, world.deps.db.customersTable, [
      counted(first ?? '', 30, 60),
      counted(second ?? '', 4, 100),
      counted(third ?? '', 3, 5),
      counted('request#consultation', 4, 12),
    ]);

    const { contents, requests } = await shown();

    expect(contents.groups.map(({ key, verdict }) => [key, verdict])).toEqual([
      [first, 'better'],
      [second, 'worse'],
      [third, 'few'],
    ]);
    expect(contents.groups[0]?.title).toEqual(assets[0]?.title);
    expect(contents.differ).toBe(true);
    expect(contents.mean).toBeCloseTo(37 / 165, 9);
    // 60% of five, drawn to the 22% of all.
    expect(contents.groups[2]?.shrunk?.rate).toBeLessThan(0.5);
    expect(requests).toEqual({
      groups: [{ key: 'request#consultation', what: 'consultation', done: 4, of: 12, verdict: 'few' }],
    });
  });

  it('is told to sales as it is worth, beside the other requests', async () => {
    await putMany(world.deps.db, world.deps.db.customersTable, [
      counted('request#consultation', 18, 24),
      counted('request#quote', 10, 50),
      counted('request#demo', 5, 40),
    ]);

    await ask(world.stack, await given(world, aMailedCustomer('shrunk')));

    const text = mailTo(world.stack, owner).text?.replaceAll('\n', '') ?? '';
    const [, rate] = /同じご依頼の方は過去24名中18名が商談化（実力は([\d.]+)%、/.exec(text) ?? [];
    // 75% raw, the others at 17%.
    expect(Number(rate)).toBeGreaterThan(40);
    expect(Number(rate)).toBeLessThan(75);
  });
});

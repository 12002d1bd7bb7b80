import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

it('an erasure takes the company that bears the name of who stands alone; without an address the number is typed', async () => {
  await world.importCsv(
    'customers',
    '会社名,氏名,メールアドレス,直通電話,最終接触日\r\n,独り 立男,tatsuo@gmail.com,,2025-01-10\r\n株式会社無人,無住所 仁,,03-7777-1234,2025-01-10',
  );
  const profiles = (await world.dump()).filter(({ sk }) => sk === 'PROFILE');
  const alone = profiles.flatMap(({ id, fullName }) =>
    ['独り 立男', '無住所 仁'].includes(String(fullName)) ? [String(id)] : [],
  );
  expect(alone).toHaveLength(2);
  for (const id of alone) {
    const plan = routes.showErasure.answer.parse(
      (await world.call('GET', `/personal-data/${id}/erasure`)).body,
    );
    const confirm = plan.confirmBy === 'count' ? String(plan.items) : 'tatsuo@gmail.com';
    expect((await world.call('POST', `/personal-data/${id}/erasure`, { confirm })).status).toBe(202);
    await world.stack.settle();
  }

  const text = JSON.stringify(await world.dump());
  expect(['独り', '立男', 'tatsuo', '無住所', '7777'].filter((word) => text.includes(word))).toEqual([]);
  expect(await world.verify()).toEqual([]);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { listLeads } from '../../../app/interest/show-leads.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

it('lists whoever asked for something, and nobody who is cold', async () => {
  await world.people(
    'leads',
    { email: 'hot@hot.example', name: '温井 一' },
    { email: 'cold@cold.example', name: '冷田 二' },
  );
  const asked = ['メールアドレス,種別,内容,受付日時', 'hot@hot.example,デモのご希望,見たい,2026-10-05 10:00'];

  await world.importCsv('inquiry', asked.join('\n'));

  const { status, body } = await world.call('GET', '/leads?temperature=hot');
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain('温井 一');
  expect(JSON.stringify(body)).not.toContain('冷田 二');
});

it('a salesperson gets as many leads of their own as the limit says, whatever stands before them', async () => {
  await world.people(
    'owned',
    { email: 'ken@mirai-find.example', name: '渡邉 健', ownerName: '佐藤 誠' },
    { email: 'aoki@logi-find.example', name: '青木 遥', ownerName: '加藤 律' },
  );
  await world.importCsv(
    'inquiry',
    [
      'メールアドレス,種別,内容,受付日時',
      'ken@mirai-find.example,デモのご希望,見たい,2026-10-05 10:00',
      'aoki@logi-find.example,お見積,見積を,2026-09-05 08:00',
    ].join('\n'),
  );
  const list = listLeads(world.deps);
  const all = await list(
    { params: {}, query: { temperature: 'hot', limit: 50 }, body: undefined },
    { name: 'x', locale: undefined, changed: () => undefined, tagged: () => undefined, sees: 'all' },
  );
  const last = all.leads.at(-1)?.owner ?? '';
  const own = await list(
    { params: {}, query: { temperature: 'hot', limit: 1 }, body: undefined },
    {
      name: 'x',
      locale: undefined,
      changed: () => undefined,
      tagged: () => undefined,
      sees: { own: { id: 'x', name: last } },
    },
  );

  expect(all.leads.length).toBeGreaterThan(1);
  expect(last).not.toBe('');
  expect(own.leads.map(({ owner }) => owner)).toEqual([last]);
});

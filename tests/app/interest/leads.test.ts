import { afterAll, beforeAll, expect, it } from 'vitest';
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

import { afterAll, beforeAll, expect, it } from 'vitest';
import { findInterest, putInterest } from '../../../app/interest/interest-store.ts';
import { rescoreOnce } from '../../../app/interest/rescore-once.ts';
import { listLeads } from '../../../app/interest/show-leads.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { MINUTE } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';
import { ownerNamed } from '../support/owner-named.ts';

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
    aCaller({ locale: undefined }),
  );
  const last = all.leads.at(-1)?.owner ?? '';
  const own = await list(
    { params: {}, query: { temperature: 'hot', limit: 1 }, body: undefined },
    {
      name: 'x',
      locale: undefined,
      changed: () => undefined,
      tagged: () => undefined,
      roles: ['sales'],
      sees: { own: await ownerNamed(world, last) },
    },
  );

  expect(all.leads.length).toBeGreaterThan(1);
  expect(last).not.toBe('');
  expect(own.leads.map(({ owner }) => owner)).toEqual([last]);
});

it('a shared address scores nothing, what is asked there reaches sales, and a personal address counts it all', async () => {
  const known = ['顧客ID,氏名,メールアドレス,営業担当', 'K-1,共有 太郎,info@kyoyu.example,佐藤 誠'];
  await world.importCsv('customer', known.join('\n'));
  await world.importCsv(
    'inquiry',
    ['メールアドレス,種別,内容,受付日時', 'info@kyoyu.example,デモのご希望,見たい,2026-10-05 10:00'].join(
      '\n',
    ),
  );
  const id = (await world.deps.keyring()).idOf('customer', 'info@kyoyu.example');
  await world.dispatch();
  const shared = await world.lead(id);
  const moved = ['顧客ID,氏名,メールアドレス', 'K-1,共有 太郎,taro@kyoyu.example'];
  const differences = await world.verify();
  await world.importCsv('customer', moved.join('\n'));
  const personal = await world.lead(id);

  expect(shared.interest).toMatchObject({ points: 0, temperature: 'cold', unscored: 'sharedAddress' });
  expect(shared.engagements).toHaveLength(1);
  expect(shared.handoffs).toMatchObject([{ rank: 'A' }]);
  expect(shared.facts.map(({ kind }) => kind)).not.toContain('crossing');
  expect(personal.interest.points).toBeGreaterThan(20);
  expect(personal.interest.unscored).toBeUndefined();
  expect([...differences, ...(await world.verify())]).toEqual([]);
});

it('what a shared address had scored before that rule is folded anew by night, once', async () => {
  await world.people('before', { email: 'info@mukashi.example', name: '昔 花子' });
  await world.importCsv(
    'inquiry',
    ['メールアドレス,種別,内容,受付日時', 'info@mukashi.example,資料請求,資料を,2026-10-05 10:00'].join('\n'),
  );
  const { db, keyring, settings } = world.deps;
  const id = (await keyring()).idOf('customer', 'info@mukashi.example');
  const { model } = await settings();
  const stored = await findInterest(db, id, model.id);
  if (stored === undefined) throw new Error('nothing is stored');
  const { neverScores: _never, isShared: _shared, ...former } = stored;
  await transact(db, [putInterest(db, stored, { ...former, heat: 700 }, model)]);
  const before = await world.verify();

  await rescoreOnce(world.deps)();
  await world.advance(MINUTE);
  await rescoreOnce(world.deps)();

  expect(before).toMatchObject([{ what: 'interest', id }]);
  expect(await world.verify()).toEqual([]);
});

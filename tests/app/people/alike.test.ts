import { afterAll, beforeAll, expect, it } from 'vitest';
import { findRecipient } from '../../../app/mail/recipient-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { alikeRoutes } from '../../../contract/alike.ts';
import { customerOf, mailsTo, oneClickLink, press } from '../../support/inbox.ts';
import { DAY, MINUTE } from '../../support/rekindle.ts';
import { idOf, stepOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const list = async () =>
  alikeRoutes.listAlike.answer.parse((await world.call('GET', '/contacts/alike')).body);
async function search() {
  await world.call('POST', '/contacts/alike/find', {});
  await world.stack.settle();
  return list();
}
const merge = (stays: string, goes: string) => world.call('POST', '/contacts/alike/same', { stays, goes });
const namesIn = ({ pairs }: Awaited<ReturnType<typeof list>>) =>
  pairs.map(({ first }) => first.name).toSorted();
const profile = (id: string) => findCustomer(world.deps.db, id);
const head = '顧客ID,会社名,氏名,メールアドレス,役職,配信の根拠';
const imported = (...rows: readonly string[]) => world.importCsv('customers', [head, ...rows].join('\n'));

it('asks about the same name at one company, remembers "two people", and makes one of two', async () => {
  const rows = [
    'C-1,株式会社似,似田 一,ichi@one.example,,名刺',
    'C-2,株式会社似,似田　一,ichi@two.example,部長,申込',
    'C-3,株式会社似,別田 二,ni@one.example,,名刺',
    'C-4,株式会社似,別田 二,ni@two.example,,名刺',
    'C-5,株式会社他,似田 一,ichi@other.example,,名刺',
  ];
  await imported(...rows);
  await world.importCsv('opt-outs', ['メールアドレス', 'ichi@two.example'].join('\n'));
  const [one, two, three, four] = await Promise.all(
    ['ichi@one.example', 'ichi@two.example', 'ni@one.example', 'ni@two.example'].map((email) =>
      idOf(world, email),
    ),
  );
  if (one === undefined || two === undefined) throw new Error('nobody was imported');
  const before = await list();
  const found = await search();
  const apart = await world.call('POST', '/contacts/alike/different', { first: four, second: three });
  const merged = await merge(one, two);
  const again = await merge(one, two);
  const searched = await search();
  const report = await imported(...rows);
  const repeated = await imported(...rows);

  expect(before).toMatchObject({ pairs: [] });
  expect(namesIn(found)).toEqual(['別田 二', '似田 一'].toSorted());
  expect([apart.status, merged.status, again.status]).toEqual([200, 200, 409]);
  expect(searched.pairs).toEqual([]);
  expect(report).toMatchObject({ counts: { created: 0 } });
  expect(repeated).toMatchObject({ counts: { created: 0, updated: 0 } });
  expect(await profile(one)).toMatchObject({
    email: 'ichi@one.example',
    formerEmails: ['ichi@two.example'],
    title: '部長',
    mergedFrom: [two],
  });
  expect(await profile(two)).toMatchObject({ mergedInto: one });
  expect((await profile(two))?.email).toBeUndefined();
  expect((await world.lead(one)).standing.refused).toMatchObject({ how: 'import' });
  expect(await world.verify()).toEqual([]);
});

it('mails the record that is left no more, and an old link to it still refuses for both', async () => {
  const mail = await given(world, aMailedCustomer('former', { name: '送先 三', account: '株式会社送' }));
  await world.people('stays', { email: 'new@stays.example', name: '送先 三', account: '株式会社送' });
  const [stays, goes] = [await idOf(world, 'new@stays.example'), customerOf(mail)];
  await search();
  expect((await merge(stays, goes)).status).toBe(200);
  await world.advance(20 * DAY);
  const recipient = async () =>
    findRecipient(world.deps.db, stays, world.stack.now().toISOString(), () => 'none');
  const open = await recipient();
  // The text that went to the record of before is not sent again.
  await world.launch('stays', { name: 'again' });
  const after = await stepOf(world, 'new@stays.example');
  await press(world.stack, oneClickLink(mail), { 'List-Unsubscribe': 'One-Click' });
  await world.advance(MINUTE);

  expect(mailsTo(world.stack, 'former@former.example')).toHaveLength(1);
  expect(mailsTo(world.stack, 'new@stays.example')).toEqual([]);
  expect(after).toMatchObject({ path: [{ outcome: 'skipped:sameText' }] });
  expect(open).toMatchObject({ isAddressRefused: false });
  expect(await recipient()).toMatchObject({ isAddressRefused: true });
});

it('keeps the record that sales is working on, and knows people without an address again', async () => {
  await imported(',株式会社番,番田 四,ban@one.example,,名刺', ',株式会社番,番田 四,,課長,名刺');
  const found = (await search()).pairs.find(({ first }) => first.name === '番田 四');
  if (found === undefined) throw new Error('nobody was found');
  const named = await idOf(world, 'ban@one.example');
  const nameless =
    [found.first, found.second].find(({ customerId }) => customerId !== named)?.customerId ?? '';
  await world.people('owned', {
    email: 'ban@one.example',
    name: '番田 四',
    account: '株式会社番',
    ownerName: '佐藤 誠',
  });
  await world.importCsv(
    'inquiry',
    [
      'メールアドレス,種別,内容,受付日時',
      `ban@one.example,デモのご希望,見たい,${world.stack.now().toISOString().slice(0, 10)} 08:00`,
    ].join('\n'),
  );
  await world.dispatch();
  const refused = await merge(nameless, named);
  const merged = await merge(named, nameless);
  const row = ',株式会社番,番田 四,,課長,名刺';
  await imported(row);
  const report = await imported(row);

  expect([refused.status, merged.status]).toEqual([409, 200]);
  expect(report).toMatchObject({ counts: { created: 0, updated: 0, unchanged: 1 } });
  expect(await profile(named)).toMatchObject({ title: '課長', email: 'ban@one.example' });
});

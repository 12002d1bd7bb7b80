import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContacts } from '../../../app/people/find-contacts.ts';
import { listContacts } from '../../../app/people/list-contacts.ts';
import { loadStanding, putStanding } from '../../../app/people/customer-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { findingRoutes } from '../../../contract/people.ts';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';
import { ownerNamed } from '../support/owner-named.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const head = '顧客ID,会社名,氏名,フリガナ,メールアドレス,配信の根拠,最終接触日,担当';
const customers = (...rows: readonly string[]) => world.importCsv('customers', [head, ...rows].join('\r\n'));
const find = async (text: string) =>
  findingRoutes.findContacts.answer.parse((await world.call('POST', '/contacts/find', { text })).body);
const namesFound = async (text: string) => (await find(text)).people.map(({ name }) => name);
const page = async (query: string) =>
  findingRoutes.listContacts.answer.parse((await world.call('GET', `/contacts?${query}`)).body);
/** Every page of a list, one after another. */
async function whole(query: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const answer: Awaited<ReturnType<typeof page>> = await page(
      `${query}&after=${next}`.replace(/&after=$/, ''),
    );
    names.push(...answer.contacts.map(({ name }) => name));
    next = answer.next;
  }
  return names;
}
const terms = async () => (await world.dump()).filter(({ pk }) => String(pk).startsWith('FIND#'));

describe('somebody', () => {
  beforeAll(() =>
    customers(
      'K-7,株式会社みらい在庫,渡邉 健,ワタナベ ケン,ken@mirai-find.example,名刺,2025-03-01,佐藤 誠',
      'K-8,㈱ミライ物流,青木 遥,アオキ ハルカ,aoki@logi-find.example,名刺,2025-05-01,加藤 律',
      'K-9,Northwind Inc.,John Smith,,john@northwind-find.example,名刺,,佐藤 誠',
    ),
  );

  it.each([
    ['the name', '渡邉'],
    ['the reading in hiragana, though katakana is stored', 'わたな'],
    ['the reading in half-width katakana', 'ﾜﾀﾅﾍﾞ'],
    ['the company without 株式会社', 'みらい在'],
    ['the company with ㈱ in front', '㈱みらい在庫'],
    ['the domain', 'mirai-f'],
    ['the domain with @', '@mirai-find'],
    ['the whole address, in capitals', 'KEN@mirai-find.example'],
    ['their own number, in full width', 'Ｋ－７'],
  ])('is found by %s', async (_, text) => {
    expect(await namesFound(text)).toEqual(['渡邉 健']);
  });

  it('is found whatever the case, and not by what stands in the middle', async () => {
    expect(await namesFound('JOHN S')).toEqual(['John Smith']);
    expect(await namesFound('smith')).toEqual([]);
    expect(await namesFound('northwind inc')).toEqual(['John Smith']);
    expect(await namesFound('ken@mirai')).toEqual([]);
  });

  it('is found with the company, which is found too', async () => {
    const { people, companies } = await find('ミライ');

    expect(companies.map(({ name }) => name).toSorted()).toEqual(
      ['㈱ミライ物流', '株式会社みらい在庫'].toSorted(),
    );
    expect(people.map(({ name }) => name).toSorted()).toEqual(['渡邉 健', '青木 遥'].toSorted());
  });

  it('who has another name now is found by that alone, and nothing of the former stays', async () => {
    await customers('K-8,㈱ミライ物流,黒木 遥,クロキ ハルカ,aoki@logi-find.example,名刺,2025-05-01,加藤 律');

    expect(await namesFound('青木')).toEqual([]);
    expect(await namesFound('くろき')).toEqual(['黒木 遥']);
    expect(JSON.stringify(await terms())).not.toMatch(/青木|あおき/);
  });

  it('of another salesperson is not found by one who sees only their own', async () => {
    const search = findContacts(world.deps);
    const asked = { params: {}, query: {}, body: { text: 'ミライ' } };
    const { people, companies } = await search(asked, {
      name: '加藤 律',
      locale: undefined,
      changed: () => undefined,
      tagged: () => undefined,
      roles: ['sales'],
      sees: { own: await ownerNamed(world, '加藤 律') },
    });

    expect(people.map(({ name }) => name)).toEqual(['黒木 遥']);
    expect(companies.map(({ name }) => name)).toEqual(['㈱ミライ物流']);
  });
});

describe('the lists', () => {
  const readings = Array.from({ length: 23 }, (_, index) => `ンア${String.fromCodePoint(0x30a2 + index)}`);
  beforeAll(() =>
    customers(
      ...readings.map(
        (kana, index) =>
          `,リスト商事,列 ${index},${kana},l${index}@list.example,名刺,2024-06-${String(1 + (index % 9)).padStart(2, '0')},加藤 律`,
      ),
    ),
  );

  it('hold everybody once in the order of readings, however many a page holds', async () => {
    const [some, all] = [await whole('sort=reading&limit=4'), await whole('sort=reading&limit=100')];

    expect(some).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((name) => name.startsWith('列 '))).toEqual(readings.map((_, index) => `列 ${index}`));
  });

  it('hold those with a last contact, the latest first, and no one twice', async () => {
    const [some, all] = [await whole('sort=lastContact&limit=4'), await whole('sort=lastContact&limit=100')];
    const days = (await page('sort=lastContact&limit=100')).contacts.map(
      ({ lastContactOn }) => lastContactOn,
    );

    expect(some).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(days).toEqual(days.toSorted((a = '', b = '') => b.localeCompare(a)));
    expect(all).not.toContain('John Smith');
  });

  it('follow the contact that sales reports', async () => {
    const { db, now } = world.deps;
    const id = await idOf(world, 'l3@list.example');
    const standing = await loadStanding(db, id, now().toISOString());
    await transact(db, [putStanding(db, standing, { ...standing, lastTwoWayOn: '2026-11-10' })]);

    expect((await whole('sort=lastContact&limit=4'))[0]).toBe('列 3');
    expect((await whole('sort=lastContact&limit=4')).filter((name) => name === '列 3')).toHaveLength(1);
  });

  it('show a salesperson whole pages of their own', async () => {
    const list = listContacts(world.deps);
    const sees = { own: await ownerNamed(world, '加藤 律') };
    const { contacts } = await list(
      { params: {}, query: { sort: 'reading', limit: 10, after: undefined }, body: undefined },
      aCaller({ locale: undefined, sees, roles: ['sales'] }),
    );

    expect(contacts).toHaveLength(10);
    expect(new Set(contacts.map(({ owner }) => owner))).toEqual(new Set(['加藤 律']));
  });
});

describe('what was stored by a release before the lists', () => {
  it('is found after one night, and stands in both orders', async () => {
    await customers('K-70,株式会社むかし,昔野 一,ムカシノ イチ,old@old-find.example,名刺,2025-02-02,佐藤 誠');
    const { client, customersTable } = world.deps.db;
    for (const { pk, sk } of await world.dump()) {
      const isTerm = String(pk).startsWith('FIND#') && /むかし|昔野|old-find/.test(String(sk));
      if (isTerm) await client.send(new DeleteCommand({ TableName: customersTable, Key: { pk, sk } }));
      const isOld = sk === 'PROFILE' && String(pk).includes(await idOf(world, 'old@old-find.example'));
      if (isOld)
        await client.send(
          new UpdateCommand({
            TableName: customersTable,
            Key: { pk, sk },
            UpdateExpression: 'REMOVE findable, leadsKey, #level, version',
            ExpressionAttributeNames: { '#level': 'level' },
          }),
        );
    }
    await world.stack.invoke('MailsDispatchDue', {});
    const before = await find('むかしの');
    await world.stack.invoke('AudienceSelectAudience', {});
    await world.stack.settle();
    const after = await find('むかしの');

    expect([before.people, before.isComplete]).toEqual([[], false]);
    expect(after.people.map(({ name }) => name)).toEqual(['昔野 一']);
    expect(after.isComplete).toBe(true);
    expect(await whole('sort=lastContact&limit=100')).toContain('昔野 一');
  });
});

it('a new installation is known to miss nobody within a minute', async () => {
  const fresh = await openWorld();
  await fresh.people('fresh', { email: 'a@fresh.example' });
  await fresh.stack.invoke('MailsDispatchDue', {});
  const { body } = await fresh.call('GET', '/contacts');
  await fresh.close();

  expect(findingRoutes.listContacts.answer.parse(body)).toMatchObject({ isComplete: true });
});

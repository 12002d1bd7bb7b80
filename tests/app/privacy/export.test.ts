import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { aLivedPerson, type LivedPerson } from '../support/lived-person.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let her: LivedPerson;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
  her = await aLivedPerson(world);
}, 60_000);
afterAll(() => world.close());

const exported = async (id: string, as: 'json' | 'csv', locale: 'ja' | 'en' = 'ja') =>
  routes.exportPerson.answer.parse(
    (await world.call('POST', `/personal-data/${id}/export`, { as }, locale)).body,
  );

describe('everything that is stored of one person', () => {
  it('is given out under all records of theirs, mails with their words', async () => {
    const { data, items } = await exported(her.formerId, 'json');
    const sections = data?.sections;

    expect(data).toMatchObject({
      schema: 'rekindle.person/1',
      customerId: her.customerId,
      records: [her.customerId, her.formerId],
    });
    expect(sections?.profile).toHaveLength(2);
    expect(sections?.addresses.map(({ email }) => email)).toEqual([
      'hanako@kesu-own.example',
      'hanako.old@kesu-own.example',
    ]);
    expect(sections?.mails.some(({ text }) => String(text).includes('消田'))).toBe(true);
    for (const section of [
      'standing',
      'interest',
      'enrolments',
      'acts',
      'history',
      'handoffs',
      'deals',
    ] as const)
      expect(sections?.[section].length, section).toBeGreaterThan(0);
    const text = JSON.stringify(data);
    for (const word of [
      'ひみつの会話',
      'ひみつの返信',
      'ひみつの相談',
      'ひみつのメモ',
      '203.0.113.99',
      '090-9999-0001',
      '申込',
    ])
      expect(text.includes(word) || word === '申込', word).toBe(true);
    expect(sections?.other).toEqual([]);
    expect(items).toBe(Object.values(sections ?? {}).flat().length);
  });

  it('reads as a table, in the language of who asks', async () => {
    const [ja, en] = [await exported(her.customerId, 'csv'), await exported(her.customerId, 'csv', 'en')];

    expect(ja.csv).toContain('区分,番号,日時,項目,内容');
    expect(ja.csv).toContain('フリガナ,ケシダ ハナコ');
    expect(ja.csv).toContain('メール,1,');
    expect(en.csv).toContain('Section,Number,When,Field,Content');
    expect(en.csv).toContain('Reading (kana),ケシダ ハナコ');
    expect(ja.data).toBeUndefined();
  });

  it('leaves a line in the audit log without any of it', async () => {
    await exported(her.customerId, 'json');
    const { lines } = routes.listAudit.answer.parse(
      (await world.call('GET', '/audit?kind=personal-data')).body,
    );

    expect(lines[0]).toMatchObject({ route: 'exportPerson', thing: her.customerId });
    expect(JSON.stringify(lines[0])).not.toContain('ひみつ');
  });

  it('is nothing of somebody unknown', async () => {
    expect((await world.call('POST', '/personal-data/nobody/export', {})).status).toBe(404);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAudienceMember } from '../../../app/audience/audience-store.ts';
import { dormancyOf } from '../../../domain/audience/dormancy.ts';
import { exclusionsOf } from '../../../domain/audience/exclusion.ts';
import { idOf } from '../../support/stored.ts';
import { companiesOf } from '../support/companies-of.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 720, isAlwaysOpen: true });
});
afterAll(() => world.close());

const {
  list,
  search,
  merge,
  undo,
  show,
  compare,
  companyOf,
  accountOf,
  people,
  companies,
  deals,
  find,
  two,
} = companiesOf(() => world);

describe('companies that may be one', () => {
  it('are found in the background, shown side by side, and not asked about again once answered', async () => {
    const { stays, goes } = await two('ichi');
    await people(
      '株式会社双子ichiホールディングス,,別田 五,betsu@ichi.example,,名刺',
      '見本電話A,,川田 一,a@gmail.com,03-0000-7777,名刺',
      '見本電話B,,川田 二,b@gmail.com,03 0000 7777,名刺',
      '何でもない会社,,川田 三,c@gmail.com,,名刺',
    );
    const before = await list();
    const found = await search();
    const [side, page] = [await compare(stays, goes), await show(stays)];
    const other = found.pairs.find(({ first }) => first.name.startsWith('見本電話'));
    const apart = await world.call('POST', '/companies/alike/different', {
      first: other?.second.accountId,
      second: other?.first.accountId,
    });
    const again = await search();

    expect(before).toMatchObject({ pairs: [], hasMore: false });
    expect(before.startedAt).toBeUndefined();
    expect(found.searching).toBeUndefined();
    expect(found.pairs.map(({ because }) => because.join()).toSorted()).toEqual(['name,domain', 'phone']);
    expect(page.alike).toEqual([{ accountId: goes, name: '㈱双子ichi 浜松', because: ['name', 'domain'] }]);
    expect(side).toMatchObject({
      site: '浜松工場',
      stays: { code: 'S-ichi', owner: '佐藤 誠', contacts: 2, refusing: 0, excluded: false },
      goes: { code: 'T-ichi', owner: '', contacts: 2, refusing: 1, excluded: true },
      after: {
        name: '株式会社双子ichi',
        code: 'S-ichi',
        contacts: 4,
        refusing: 1,
        excluded: true,
        wonTotal: 1_500_000,
        lastWonOn: '2025-03-14',
        contractEndsOn: '2027-03-31',
      },
    });
    expect(apart.status).toBe(200);
    expect(again.pairs.map(({ because }) => because)).toEqual([['name', 'domain']]);
  });

  it('become one: people, deals, names and what holds either back; lists and search follow', async () => {
    const { stays, goes } = await two('ni');
    const merged = await merge(stays, goes);
    const twice = await merge(stays, goes);
    const during = await accountOf(stays);
    await world.stack.settle();
    const account = await accountOf(stays);
    const page = await show(goes);
    const rows = await people(
      '㈱双子ni 浜松,,夜田 三,yoru@ni.example,,名刺',
      '㈱双子ni 浜松,,新田 六,shin@ni.example,,名刺',
    );
    await companies('会社コード,会社名,業種,対象外', 'T-ni,㈱双子ni 浜松,卸売業,');
    await deals('D3-ni,㈱双子ni 浜松,受注,2025-06-01,500000');
    const later = await accountOf(stays);

    expect([merged.status, twice.status]).toEqual([202, 409]);
    expect(during?.merging).toBeDefined();
    expect(account).toMatchObject({
      name: '株式会社双子ni',
      code: 'S-ni',
      excluded: true,
      excludedBecause: '先方の希望',
      contractEndsOn: '2027-03-31',
      mergedFrom: [goes],
      relationship: { wonCount: 2, wonTotal: 1_500_000, lastWonOn: '2025-03-14' },
    });
    expect(account?.merging).toBeUndefined();
    expect(await accountOf(goes)).toMatchObject({ mergedInto: stays, relationship: { wonCount: 0 } });
    expect(page.account.id).toBe(stays);
    expect(page.contacts.map(({ name, site }) => `${name} ${site}`).toSorted()).toEqual(
      ['朝田 一 大阪本社', '昼田 二 浜松工場', '夜田 三 浜松工場', '宵田 四 北館'].toSorted(),
    );
    expect(page.merges).toMatchObject([{ goes, name: '㈱双子ni 浜松', state: 'merged' }]);
    expect(rows).toMatchObject({ counts: { created: 1 } });
    expect(await companyOf('shin@ni.example')).toBe(stays);
    expect(later).toMatchObject({
      name: '株式会社双子ni',
      code: 'S-ni',
      industry: '製造業',
      excluded: true,
      relationship: { wonCount: 3, wonTotal: 2_000_000 },
    });
    expect(await find('双子ni')).toEqual(['株式会社双子ni']);
    expect(await find('T-ni')).toEqual(['株式会社双子ni']);
    expect((await world.lead(await idOf(world, 'yoru@ni.example'))).standing.refused).toBeDefined();
    expect(await world.verify()).toEqual([]);
  });

  it('are refused while sales works on the one that goes, and nobody of either is mailed while it lasts', async () => {
    const { stays, goes } = await two('go');
    await companies('会社コード,会社名,対象外', 'T-go,㈱双子go 浜松,0');
    await world.importCsv(
      'inquiry',
      [
        'メールアドレス,種別,内容,受付日時',
        `yoi@go.example,デモのご希望,見たい,${world.stack.now().toISOString().slice(0, 10)} 08:00`,
      ].join('\n'),
    );
    await world.dispatch();
    const refused = await merge(stays, goes);
    const turned = await merge(goes, stays);
    const exclusions = async (email: string) => {
      const settings = await world.deps.settings();
      const member = await findAudienceMember(
        world.deps.db,
        await idOf(world, email),
        settings.model.id,
        world.stack.now().toISOString(),
      );
      if (member === undefined) throw new Error(`nobody is ${email}`);
      const today = world.stack.now().toISOString().slice(0, 10);
      return exclusionsOf(member, dormancyOf(member, today, settings.dormancy), today, settings.exclusion);
    };
    const during = [await exclusions('asa@go.example'), await exclusions('yoi@go.example')];
    await world.stack.settle();
    const after = [await exclusions('asa@go.example'), await exclusions('yoi@go.example')];

    expect(refused).toMatchObject({ status: 409 });
    expect(JSON.stringify(refused.body)).toContain('営業が対応中');
    expect(turned.status).toBe(202);
    for (const each of during) expect(each).toContain('companyMerging');
    for (const each of after) expect(each).not.toContain('companyMerging');
    expect(await companyOf('asa@go.example')).toBe(goes);
  });

  it('answer with what is wrong and what to do', async () => {
    const { stays, goes } = await two('roku');
    const unknown = await merge(stays, 'nobody');
    const same = await merge(stays, stays);
    const early = await undo(goes);
    await merge(stays, goes);
    const midway = await undo(goes);
    const third = await merge(goes, stays);
    await world.stack.settle();

    expect([unknown, same, early, midway, third].map(({ status }) => status)).toEqual([
      404, 400, 409, 409, 409,
    ]);
    expect(await companyOf('yoru@roku.example')).toBe(stays);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { divideKpis } from '../../../app/kpis/divide-kpis.ts';
import { exportKpiTable, exportKpiWorkbook } from '../../../app/kpis/export-kpis.ts';
import { partTitles } from '../../../app/kpis/part-titles.ts';
import { listKpiPeople } from '../../../app/kpis/list-kpi-people.ts';
import { listOwners } from '../../../app/people/owner-store.ts';
import { routes } from '../../../contract/api.ts';
import type { Role } from '../../../contract/route.ts';
import { aCaller } from '../support/a-caller.ts';
import { kpiRowsIn } from '../support/kpi-rows.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let kpis: ReturnType<typeof kpiRowsIn>;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  kpis = kpiRowsIn(world);
  const file = [
    '会社名,氏名,メールアドレス,担当,最終接触日,配信の根拠,タグ',
    '丸産業,丸 一,maru@maru.example,佐藤 誠,2025-01-15,名刺,owned',
    '角産業,角 二,kado@kado.example,佐藤　誠,2025-01-15,名刺,owned',
    '星産業,星 三,hoshi@hoshi.example,,2025-01-15,名刺,owned',
  ].join('\r\n');
  await world.importCsv('customer', file);
  await world.launch('owned');
});
afterAll(() => world.close());

const as = (...roles: readonly Role[]) => aCaller({ roles });
const none = { params: {}, body: undefined };

/** Everything that may be asked by owner. */
const asked = {
  page: (...roles: readonly Role[]) =>
    divideKpis(world.deps)({ ...none, query: { by: 'owner', campaign: undefined } }, as(...roles)),
  people: (...roles: readonly Role[]) =>
    listKpiPeople(world.deps)(
      {
        ...none,
        query: { by: 'owner', value: 'whoever', count: 'enrolled', window: 'all', limit: 5 },
      },
      as(...roles),
    ),
  table: (...roles: readonly Role[]) =>
    exportKpiTable(world.deps)({ ...none, query: { by: 'owner' } }, as(...roles)),
  workbook: (...roles: readonly Role[]) =>
    exportKpiWorkbook(world.deps)({ ...none, query: { by: 'owner' } }, as(...roles)),
} as const;

describe('the KPIs by owner', () => {
  it('tell two salespeople of one name apart', async () => {
    const two = ['氏名,メール', '原 光,hara.h@sales.example', '原 光,hara.m@sales.example'].join('\r\n');
    await world.importCsv('owners', two);
    const owners = await listOwners(world.deps.db);
    const titleOf = await partTitles(world.deps.db, { assets: [] }, 'owner');

    const called = owners.map(({ id }) => titleOf(id)?.ja);
    expect(new Set(called).size).toBe(owners.length);
    expect(called).toContain('原 光 (hara.m@sales.example)');
    expect(called).toContain('佐藤 誠');
  });

  it('are of whose customer it was at the enrolment, named as the owner is called now', async () => {
    const [owner] = (await listOwners(world.deps.db)).filter(({ name }) => name === '佐藤 誠');
    const { parts, rest } = routes.divideKpis.answer.parse(
      (await world.call('GET', '/kpis/division?by=owner')).body,
    );

    expect(parts).toMatchObject([
      { key: owner?.id, title: { ja: '佐藤 誠', en: '佐藤 誠' }, counts: { enrolled: 2 } },
    ]);
    expect(rest).toMatchObject({ counts: { enrolled: 1 } });
    const { people } = await kpis.listed({ count: 'enrolled', by: 'owner', value: owner?.id });
    expect(people).toHaveLength(2);
    expect(await world.verify()).toEqual([]);
  });

  it.each(['page', 'people', 'table', 'workbook'] as const)(
    'are refused to marketing and sales as a %s, and shown to those who lead sales',
    async (name) => {
      for (const roles of [['marketing'], ['marketing', 'sales']] as const)
        await expect(asked[name](...roles)).rejects.toMatchObject({ statusCode: 403, code: 'not-your-role' });
      for (const role of ['manager', 'admin'] as const)
        await expect(asked[name]('marketing', role)).resolves.toBeDefined();
    },
  );

  it('are left out of the files of all divisions for those who may not see them', async () => {
    const file = async (role: Role): Promise<string> =>
      (await exportKpiTable(world.deps)({ ...none, query: {} }, as(role))).csv;

    expect(await file('manager')).toContain('担当者ごと,佐藤 誠,2,');
    expect(await file('marketing')).toContain('対象条件ごと,');
    expect(await file('marketing')).not.toContain('担当者');
  });
});

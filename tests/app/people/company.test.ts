import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { companyRoutes } from '../../../contract/people.ts';
import type { OwnerOf } from '../../../contract/route.ts';
import { showCompany } from '../../../app/people/show-company.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { idOf } from '../../support/stored.ts';
import { openWorld, type World } from '../support/world.ts';
import { aCaller } from '../support/a-caller.ts';
import { ownerNamed } from '../support/owner-named.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  await world.people(
    'company',
    { email: 'cold@yama.example', name: '冷田 一', account: '株式会社山', ownerName: '佐藤 誠' },
    { email: 'hot@yama.example', name: '温井 二', account: '株式会社山', ownerName: '佐藤 誠' },
    { email: 'else@kawa.example', name: '川上 三', account: '株式会社川', ownerName: '加藤 律' },
  );
  await world.importCsv(
    'deals',
    ['案件ID,会社名,ステージ,完了日,金額,商品', 'D-1,株式会社山,受注,2024-03-14,1200000,在庫くん'].join('\n'),
  );
  await world.importCsv(
    'inquiry',
    ['メールアドレス,種別,内容,受付日時', 'hot@yama.example,デモのご希望,見たい,2026-10-05 10:00'].join('\n'),
  );
  await world.importCsv('opt-outs', ['メールアドレス', 'cold@yama.example'].join('\n'));
});
afterAll(() => world.close());

const companyOf = async (email: string): Promise<string> =>
  (await findCustomer(world.deps.db, await idOf(world, email)))?.accountId ?? '';
const show = async (id: string) => {
  const { status, body } = await world.call('GET', `/companies/${id}`);
  return { status, body };
};

describe('a company', () => {
  it('shows its people by interest, its open handoff with the clock, deals, and what happened to whom', async () => {
    const { body } = await show(await companyOf('hot@yama.example'));
    const view = companyRoutes.showCompany.answer.parse(body);

    expect(view.contacts.map(({ name, stops }) => [name, stops])).toEqual([
      ['温井 二', ['withSales']],
      ['冷田 一', expect.arrayContaining(['refused'])],
    ]);
    expect(view).toMatchObject({ owner: '佐藤 誠', known: 2, historyOf: 2 });
    expect(view.handoffs).toMatchObject([{ customerName: '温井 二', ownerName: '佐藤 誠', rank: 'A' }]);
    expect(view.handoffs[0]?.firstContactDueAt).toMatch(/^2026-/);
    expect(view.deals).toMatchObject([{ dealId: 'D-1', stage: 'won', amount: 1_200_000 }]);
    expect(view.history.map(({ at }) => at)).toEqual(
      view.history
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(new Set(view.history.map(({ customerName }) => customerName))).toEqual(
      new Set(['温井 二', '冷田 一']),
    );
    expect(JSON.stringify(body)).not.toContain('ipAddress');
  });

  it('that is nobody’s is unknown, and says where to look', async () => {
    expect(await show('none')).toMatchObject({ status: 404, body: { code: 'unknown-company' } });
  });

  it('is a salesperson’s who has it, and no other’s', async () => {
    const id = await companyOf('else@kawa.example');
    const sees = { own: await ownerNamed(world, '加藤 律') };
    const view = companyRoutes.showCompany.answer.parse(
      await showCompany(world.deps)(
        { params: { id }, query: {}, body: undefined },
        aCaller({ locale: undefined, sees, roles: ['sales'] }),
      ),
    );
    const ownPart = (owner: OwnerOf) => companyRoutes.showCompany.own?.(view, owner);

    expect(ownPart(sees.own)).toBeDefined();
    expect(ownPart(await ownerNamed(world, '佐藤 誠'))).toBeUndefined();
  });

  it('stands in the list of companies by name, page by page', async () => {
    const list = async (query: string) =>
      companyRoutes.listCompanies.answer.parse((await world.call('GET', `/companies?${query}`)).body);
    const first = await list('limit=1');
    const second = await list(`limit=1&after=${first.next}`);
    const names = [...first.companies, ...second.companies].map(({ name }) => name);

    expect(names.toSorted()).toEqual(['株式会社山', '株式会社川'].toSorted());
    expect((await list(`after=${second.next}`)).companies).toEqual([]);
  });
});

describe('a company that a file has left out', () => {
  it('is taken in again by a marketer who says why; that stays in the audit log', async () => {
    await world.importCsv('accounts', '会社名,状況\n株式会社休,取引停止\n');
    await world.people('company', { email: 'p@yasumi.example', account: '株式会社休' });
    const id = await companyOf('p@yasumi.example');
    const was = companyRoutes.showCompany.answer.parse((await show(id)).body).account;

    const unsaid = await world.call('POST', `/companies/${id}/lift-exclusion`, { because: ' ' });
    const lifted = await world.call('POST', `/companies/${id}/lift-exclusion`, { because: '取引再開' });
    const again = await world.call('POST', `/companies/${id}/lift-exclusion`, { because: '取引再開' });

    const is = companyRoutes.showCompany.answer.parse((await show(id)).body).account;
    const { lines } = routes.listAudit.answer.parse((await world.call('GET', '/audit?limit=100')).body);
    expect(was).toMatchObject({ excluded: true, excludedBecause: '取引停止' });
    expect([unsaid.status, lifted.status, again.status]).toEqual([422, 200, 200]);
    expect(is.excluded).toBe(false);
    expect(is.excludedBecause).toBeUndefined();
    expect(
      lines.find(({ route, thing }) => route === 'liftExclusion' && thing === '株式会社休')?.changes,
    ).toEqual(expect.arrayContaining([{ field: 'because', after: '取引再開' }]));
  });
});

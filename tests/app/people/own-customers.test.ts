import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkAnswers } from '../../../app/handoffs/answer/link-answers.ts';
import { takeLead } from '../../../app/handoffs/create/take-lead.ts';
import { checkAccess } from '../../../app/kernel/check-access.ts';
import { saveMember } from '../../../app/members/member-store.ts';
import { findContacts } from '../../../app/people/find-contacts.ts';
import { listCompanies } from '../../../app/people/list-companies.ts';
import { listContacts } from '../../../app/people/list-contacts.ts';
import { listOwners } from '../../../app/people/owner-store.ts';
import { showCompany } from '../../../app/people/show-company.ts';
import { showLead } from '../../../app/interest/show-leads.ts';
import type { Role } from '../../../contract/route.ts';
import { routes } from '../../../contract/api.ts';
import { leadRoutes } from '../../../contract/interest.ts';
import { companyRoutes } from '../../../contract/people.ts';
import type { Owner } from '../../../domain/people/customer.ts';
import { idOf } from '../../support/stored.ts';
import { aCaller } from '../support/a-caller.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let namesakes: readonly [east: Owner, west: Owner];
let family: Owner;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
  await world.importCsv(
    'owners',
    [
      '氏名,メール,上司,上司メール',
      '田中 太郎,east@sales.example,大野 真,ono@sales.example',
      '田中 太郎,west@sales.example,大野 真,ono@sales.example',
      '小林 碧,kobayashi@sales.example,大野 真,ono@sales.example',
    ].join('\r\n'),
  );
  await world.importCsv(
    'customers',
    [
      '会社名,氏名,メールアドレス,配信の根拠,最終接触日,担当,担当メール',
      '東商事,東 一,a@east-co.example,名刺,2024-06-01,田中 太郎,east@sales.example',
      '西商事,西 二,b@west-co.example,名刺,2024-06-01,田中 太郎,west@sales.example',
      '中商事,中 三,c@mid-co.example,名刺,2024-06-01,田中 太郎,',
      '北商事,北 四,d@north-co.example,名刺,2024-06-01,小林,',
    ].join('\r\n'),
  );
  const owners = await listOwners(world.deps.db);
  const at = (email: string): Owner => owners.find((each) => each.email === email) ?? raise(email);
  namesakes = [at('east@sales.example'), at('west@sales.example')];
  family = at('kobayashi@sales.example');
});
afterAll(() => world.close());

const raise = (what: string): never => {
  throw new Error(`there is no ${what}`);
};
const seenBy = (own: Owner) => aCaller({ roles: ['sales'], sees: { own } });
const names = async (own: Owner): Promise<readonly string[]> => {
  const asked = { params: {}, query: { sort: 'reading', limit: 50 } as const, body: undefined };
  const search = { params: {}, query: {}, body: { text: '商事' } };
  const listed = (await listContacts(world.deps)(asked, seenBy(own))).contacts.map(({ name }) => name);
  const companies = await listCompanies(world.deps)(
    { params: {}, query: { limit: 50 }, body: undefined },
    seenBy(own),
  );
  const found = await findContacts(world.deps)(search, seenBy(own));
  return [listed, companies.companies, found.people].flat().map((each) => String(Object(each).name ?? each));
};
const opened = async (own: Owner, email: string): Promise<boolean> => {
  const id = await idOf(world, email);
  const lead = leadRoutes.showLead.answer.parse(
    await showLead(world.deps)({ params: { id }, query: {}, body: undefined }, seenBy(own)),
  );
  const company = companyRoutes.showCompany.answer.parse(
    await showCompany(world.deps)(
      { params: { id: lead.customer.accountId }, query: {}, body: undefined },
      seenBy(own),
    ),
  );
  const isTheirs = leadRoutes.showLead.own?.(lead, own) !== undefined;
  expect(companyRoutes.showCompany.own?.(company, own) !== undefined).toBe(isTheirs);
  return isTheirs;
};

it('two salespeople of one name see each their own customers, and not those of whom only the name is known', async () => {
  const [east, west] = namesakes;

  expect(new Set(await names(east))).toEqual(new Set(['東 一']));
  expect(new Set(await names(west))).toEqual(new Set(['西 二']));
  expect([await opened(east, 'a@east-co.example'), await opened(west, 'a@east-co.example')]).toEqual([
    true,
    false,
  ]);
  expect([await opened(east, 'c@mid-co.example'), await opened(west, 'c@mid-co.example')]).toEqual([
    false,
    false,
  ]);
});

it('whoever a list shows a customer opens it too, also where the file names them by the family name alone', async () => {
  expect(await names(family)).toContain('北 四');
  expect(await opened(family, 'd@north-co.example')).toBe(true);
});

it('a salesperson calls nobody else’s customer, and decides about none: routes that write know whose they are too', async () => {
  const [east] = namesakes;
  await saveMember(world.deps.db, {
    schemaVersion: 1,
    id: 'east',
    email: 'east@sales.example',
    name: east.name,
    locale: 'ja',
    roles: ['sales'],
    ownerId: east.id,
    invitedAt: world.deps.now().toISOString(),
    invitedBy: 'test',
    version: 0,
  });
  const check = checkAccess(world.deps.db, world.deps.now);
  const admitted = await Promise.all(
    Object.values(routes)
      .filter(({ roles }) => roles.includes('sales'))
      .map((route) => check(route, { kind: 'member', id: 'east', name: 'east', groups: [] })),
  );
  const id = await idOf(world, 'b@west-co.example');

  const caller = { ...seenBy(east), memberId: 'east' };
  const taken = takeLead(world.deps)({ params: { id }, query: {}, body: {} }, caller);
  await expect(taken).rejects.toMatchObject({ statusCode: 404 });
  expect(admitted.map(({ sees }) => (sees === 'all' ? sees : sees.own?.id))).toEqual(
    admitted.map(() => east.id),
  );
});

it('another role that sees everything lets a salesperson act in nobody’s place', async () => {
  const both = aCaller({ roles: ['sales', 'support'], memberId: 'east' });
  const take = (id: string, owner?: string) =>
    takeLead(world.deps)({ params: { id }, query: {}, body: { owner } }, both);
  const [own, others] = [await idOf(world, 'a@east-co.example'), await idOf(world, 'd@north-co.example')];

  await expect(take(others)).rejects.toMatchObject({ statusCode: 404 });
  await expect(take(others, family.name)).rejects.toMatchObject({ statusCode: 404 });
  const { code } = await take(own, family.name);
  const linksOf = async (...roles: readonly Role[]) =>
    (
      await linkAnswers(world.deps)(
        { params: { code }, query: {}, body: undefined },
        aCaller({ roles, memberId: 'x' }),
      )
    ).links.map(({ action }) => action);

  expect(await linksOf('sales', 'support')).toEqual([]);
  expect(await linksOf('manager')).toEqual(['manage']);
});

it('whoever has left sees nothing more, though the member was not removed', async () => {
  const check = checkAccess(world.deps.db, world.deps.now);
  const caller = { kind: 'member', id: 'east', name: 'east', groups: [] } as const;
  const before = await check(routes.listContacts, caller);
  await world.importCsv(
    'owners',
    '氏名,メール,上司,上司メール,退職フラグ\r\n田中 太郎,east@sales.example,大野 真,ono@sales.example,1\r\n',
  );
  const { sees } = await check(routes.listContacts, caller);
  const id = await idOf(world, 'a@east-co.example');
  const taken = takeLead(world.deps)(
    { params: { id }, query: {}, body: {} },
    aCaller({ roles: ['sales'], memberId: 'east', sees }),
  );

  expect(before.sees).toMatchObject({ own: { name: '田中 太郎' } });
  expect(sees).toEqual({ own: undefined });
  await expect(taken).rejects.toMatchObject({ code: 'no-owner' });
});

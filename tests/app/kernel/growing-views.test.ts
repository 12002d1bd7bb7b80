import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { segmentOf } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import { createMeter } from '../support/metered-database.ts';
import { openWorld, type World } from '../support/world.ts';

/** More than a page of any list, and four times as many. */
const [FEW, MANY] = [60, 240];

const meter = createMeter();
let world: World;
let addresses: Readonly<Record<string, string>> = {};
const costs = new Map<string, readonly [few: number, many: number]>();

const people = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => ({
    email: `p${from + n}@grown${from + n}.example`,
    name: `成長 ${from + n}`,
    account: `成長${from + n}株式会社`,
    ownerName: '佐藤 誠',
  }));

beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true }, meter);
  await world.people('grown', ...people(0, FEW));
  const { body } = await world.call('POST', '/campaigns', {
    name: 'grown',
    segment: segmentOf('grown'),
    continuous: true,
  });
  await world.stack.settle();
  await world.dispatch();
  addresses = await addressesOf(String(Object(body).campaign.id));
  await settled();
  const few = await readAll();
  await world.people('grown', ...people(FEW, MANY));
  await world.stack.invoke('AudienceSelectAudience', {});
  await world.stack.settle();
  await world.dispatch();
  await settled();
  const many = await readAll();
  for (const [name, units] of few) costs.set(name, [units, many.get(name) ?? Number.NaN]);
}, 120_000);
afterAll(() => world.close());

/** Counts that are kept are made by jobs, begun by the first look. */
async function settled(): Promise<void> {
  for (const path of ['/segments', '/segments/all-dormant']) await world.call('GET', path);
  await world.stack.settle();
}

/** Every page that is read: its route, with something of the company where it names one. */
async function addressesOf(campaignId: string): Promise<Readonly<Record<string, string>>> {
  const customerId = await idOf(world, 'p7@grown7.example');
  const { customer } = await world.lead(customerId);
  const companyId = String(Object(customer)['accountId']);
  const ofOne: Readonly<Record<string, string>> = {
    showCompany: `/companies/${companyId}`,
    showSegment: '/segments/all-dormant',
    listSegmentValues: '/segments/values/industry',
    showCampaign: `/campaigns/${campaignId}`,
    showLead: `/leads/${customerId}`,
    showTestMail: '',
    exportLeads: '/exports/excel',
  };
  return Object.fromEntries(
    Object.entries(routes).flatMap(([name, route]) => {
      if (route.method !== 'GET') return [];
      const address = ofOne[name] ?? (route.path.includes('{') ? '' : route.path);
      return address === '' ? [] : [[name, address] as const];
    }),
  );
}

/** Read units of each page. */
async function readAll(): Promise<ReadonlyMap<string, number>> {
  const units = new Map<string, number>();
  for (const [name, address] of Object.entries(addresses)) {
    const cost = await meter.during(async () => {
      const answer = await fetch(`${world.stack.urls.api}${address}`);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${text}`);
    });
    units.set(
      name,
      Object.values(cost).reduce((sum, { readUnits }) => sum + readUnits, 0),
    );
  }
  return units;
}

/** What goes through all, part by part, for a command; and what looks at everybody only as long as they are few (`atOnce` in count-over). */
const readAllOfIt = new Set(['verifyPart', 'replayVerdicts', 'listSegments', 'listSegmentValues']);

describe('a page of the console', () => {
  it('reads no more of four times as many customers', async () => {
    const grown = [...costs]
      .filter(([name]) => !readAllOfIt.has(name))
      .filter(([, [few, many]]) => !(many <= few * 1.25 + 2))
      .map(([name, [few, many]]) => `${name}: ${few} read units of ${FEW}, ${many} of ${MANY}`);

    expect(costs.size).toBeGreaterThan(20);
    expect((await world.kpis()).all.counts.enrolled).toBe(MANY);
    expect(grown).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { segmentOf } from '../../support/rekindle.ts';
import { consoleReads, countsKept, readPage, readsOfAll } from '../support/console-reads.ts';
import { createMeter } from '../support/metered-database.ts';
import { openWorld, type World } from '../support/world.ts';

/** More than a page of any list, and four times as many. */
const [FEW, MANY] = [60, 240];

const meter = createMeter();
let world: World;
let addresses: ReadonlyMap<string, string> = new Map();
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
  addresses = await consoleReads(world, {
    email: 'p7@grown7.example',
    campaignId: String(Object(body).campaign.id),
  });
  await countsKept(world);
  const few = await readAll();
  await world.people('grown', ...people(FEW, MANY));
  await world.stack.invoke('AudienceSelectAudience', {});
  await world.stack.settle();
  await world.dispatch();
  await countsKept(world);
  const many = await readAll();
  for (const [name, units] of few) costs.set(name, [units, many.get(name) ?? Number.NaN]);
}, 120_000);
afterAll(() => world.close());

/** Read units of each page. */
async function readAll(): Promise<ReadonlyMap<string, number>> {
  const units = new Map<string, number>();
  for (const [name, address] of addresses) {
    const cost = await meter.during(() => readPage(world, address));
    units.set(
      name,
      Object.values(cost).reduce((sum, { readUnits }) => sum + readUnits, 0),
    );
  }
  return units;
}

describe('a page of the console', () => {
  it('reads no more of four times as many customers', async () => {
    const grown = [...costs]
      .filter(([name]) => !readsOfAll.has(name))
      .filter(([, [few, many]]) => !(many <= few * 1.25 + 2))
      .map(([name, [few, many]]) => `${name}: ${few} read units of ${FEW}, ${many} of ${MANY}`);

    expect(costs.size).toBeGreaterThan(20);
    expect((await world.kpis()).all.counts.enrolled).toBe(MANY);
    expect(grown).toEqual([]);
  });
});

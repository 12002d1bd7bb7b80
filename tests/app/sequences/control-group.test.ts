import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignRoutes } from '../../../contract/sequences.ts';
import { mailsTo } from '../../support/inbox.ts';
import { DAY, SECOND, segmentOf } from '../../support/rekindle.ts';
import { idsByAddress, stepOf } from '../../support/stored.ts';
import { keepName } from '../../../app/sequences/review/keep-name.ts';
import { messageOf } from '../../support/team-api.ts';
import { night } from '../support/monthly.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const COMPANIES = 40;
/** Two colleagues of each of so many companies. */
const colleagues = (tag: string, companies = COMPANIES) =>
  Array.from({ length: companies }, (_, index) => `${tag}${index}.example`).flatMap((domain) => [
    { email: `a@${domain}`, account: `株式会社${domain}` },
    { email: `b@${domain}`, account: `株式会社${domain}` },
  ]);
const isMailed = (address: string): boolean => mailsTo(world.stack, address).length > 0;
/** Those of a campaign who wait, by what is stored. */
async function heldIn(id: string): Promise<readonly string[]> {
  const items = await world.dump();
  const held = items.filter(({ sk, state }) => sk === `ENROLMENT#${id}` && state === 'held');
  const addresses = new Map(
    [...(await idsByAddress(world))].map(([address, customer]) => [customer, address]),
  );
  return held.map(({ customerId }) => addresses.get(String(customerId)) ?? '').toSorted();
}
/** Sends all that is due, second by second, as fast as SES takes it. */
async function sendAll(): Promise<void> {
  for (let second = 0; second < 8; second++) {
    await world.dispatch();
    await world.advance(SECOND);
  }
}
const liftOf = async (id: string) =>
  campaignRoutes.showLift.answer.parse((await world.call('GET', `/campaigns/${id}/lift`)).body);
/** An opportunity that began today. */
const deal = async (address: string): Promise<void> => {
  const [name = '', domain = ''] = address.split('@');
  await world.importCsv(
    'deals',
    [
      '案件ID,会社名,メールアドレス,ステータス,金額,商談開始日',
      `${name}-${domain},株式会社${domain},${address},商談中,500000,${world.stack.now().toISOString().slice(0, 10)}`,
    ].join('\r\n'),
  );
};

describe('a campaign that mails half of the companies later', () => {
  const people = colleagues('half').map(({ email }) => email);
  let id: string;
  let waiting: readonly string[] = [];
  let mailed: readonly string[] = [];

  beforeAll(async () => {
    await world.people('half', ...colleagues('half'));
    id = await world.launch('half', { control: 'delayed' });
    waiting = await heldIn(id);
    mailed = people.filter((each) => !waiting.includes(each));
    await sendAll();
  });

  it('draws by company, about half of them, and mails the others at once', () => {
    expect(people.filter(isMailed)).toEqual(mailed);
    const domains = new Set(mailed.map((address) => address.split('@')[1]));
    expect(mailed).toHaveLength(domains.size * 2);
    expect(domains.size).toBeGreaterThan(COMPANIES / 4);
    expect(domains.size).toBeLessThan((COMPANIES * 3) / 4);
  });

  it('keeps who waits out of every other campaign, also one that may overlap', async () => {
    const { body } = await world.call('POST', '/segments/preview', {
      segment: segmentOf('half'),
      mayOverlap: true,
    });
    expect(Object(body)).toMatchObject({
      selected: mailed.length,
      excluded: [{ because: 'inControlGroup', count: waiting.length }],
    });
    const second = await world.launch('half', { name: 'second', mayOverlap: true });
    await world.call('POST', `/campaigns/${second}/end`);
    await sendAll();
    expect(waiting.filter(isMailed)).toEqual([]);
  });

  it('counts both arms from the draw, whoever was mailed, and gives no verdict before its day', async () => {
    await world.advance(10 * DAY);
    await deal(waiting[0] ?? '');
    await deal(mailed[0] ?? '');
    await deal(mailed[2] ?? '');

    const { until, ...lift } = await liftOf(id);

    expect(lift).toEqual({
      kind: 'delayed',
      share: 0.5,
      isOver: false,
      mailed: { done: 2, of: mailed.length },
      control: { done: 1, of: waiting.length },
    });
    expect((Date.parse(until) - Date.parse('2026-10-06')) / DAY).toBeCloseTo(91, 0);
    const { all } = await world.kpis(id);
    // Each counts for the campaign that mailed last; the comparison asks what came of the draw.
    expect(all.counts).toMatchObject({ enrolled: mailed.length, opportunities: 0 });
    expect(await world.verify()).toEqual([]);
  });

  it('mails who waited when the 90 days are over, and those who bought meanwhile not', async () => {
    await world.advance(79 * DAY);
    await night(world);
    await sendAll();
    expect(waiting.filter(isMailed)).toEqual([]);

    await world.advance(3 * DAY);
    await night(world);
    await night(world);
    await sendAll();

    const domain = waiting[0]?.split('@')[1] ?? '';
    const bought = [`a@${domain}`, `b@${domain}`];
    // Both colleagues of the company that is in talks.
    const unmailed = waiting.filter((each) => !isMailed(each));
    expect(unmailed).toEqual(bought);
    expect(await stepOf(world, bought[1] ?? '')).toMatchObject({
      state: 'ended',
      endedBecause: 'controlOver',
    });
  });

  it('then says once what mailing did, while who came late counts for the campaign alone', async () => {
    const lift = await liftOf(id);
    expect(lift).toMatchObject({
      isOver: true,
      mailed: { done: 2, of: mailed.length },
      control: { done: 1, of: waiting.length },
      lift: { comparison: { verdict: 'unknown' } },
    });
    expect(lift.lift?.designEffect).toBeGreaterThan(1);
    const { all } = await world.kpis(id);
    expect(all.counts.enrolled).toBe(people.length - 2);
    expect(await world.verify()).toEqual([]);
  });
});

describe('a campaign with a control group', () => {
  it('lets who waits go when it is ended before the time', async () => {
    await world.people('short', ...colleagues('short', 6));
    const id = await world.launch('short', { control: 'delayed' });
    const waiting = await heldIn(id);
    expect(waiting).not.toEqual([]);

    await world.call('POST', `/campaigns/${id}/end`);
    await night(world);
    await world.launch('short', { name: 'after' });
    await sendAll();

    expect(waiting.filter((each) => !isMailed(each))).toEqual([]);
  });

  it('counts in neither arm whom the owner keeps back', async () => {
    await world.people('kept', ...colleagues('kept', 6));
    const id = await world.launch('kept', { control: 'delayed', ownerReviewDays: 1 });
    const [address = ''] = await heldIn(id);
    const { mailed, control } = await liftOf(id);
    expect(mailed.of + control.of).toBe(12);

    const customerId = (await idsByAddress(world)).get(address) ?? '';
    const kept = {
      customerId,
      reason: 'noProspect',
      span: 'once',
      at: world.stack.now().toISOString(),
    } as const;
    await keepName(world.deps, await world.deps.freshSettings(), id, customerId, kept);
    await world.advance(92 * DAY);
    await night(world);
    await sendAll();

    expect(isMailed(address)).toBe(false);
    expect(await liftOf(id)).toMatchObject({ mailed, control: { of: control.of - 1 } });
  });

  it('holds out a tenth only of many, and takes nobody whom another campaign mails', async () => {
    await world.people('few', ...colleagues('few', 3));
    const launch = (more: object) =>
      world.call('POST', '/campaigns', {
        name: 'few',
        segment: segmentOf('few'),
        continuous: false,
        ...more,
      });
    const tooFew = await launch({ control: 'holdout' });
    const both = await launch({ control: 'delayed', mayOverlap: true });

    expect([tooFew.status, both.status]).toEqual([409, 422]);
    expect(messageOf(tooFew)).toContain('20,000');
    expect(messageOf(both)).toContain('--may-overlap');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOf, documentLink, press } from '../../support/inbox.ts';
import { DAY } from '../../support/rekindle.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

describe('traces', () => {
  it('fade after the days that the settings say: the act stays, its address and browser go; twice is once', async () => {
    const mail = await mailedGuide(rekindle, 'fading');
    await press(rekindle.stack, documentLink(mail));
    const { interest } = await rekindle.lead(customerOf(mail));
    await rekindle.call('PUT', '/settings', { fadeTracesAfterDays: 30 });
    const traces = async () =>
      (await rekindle.dump()).filter(
        (item) => item['pk'] === `CUSTOMER#${customerOf(mail)}` && JSON.stringify(item).includes('ipAddress'),
      ).length;
    const fresh = await traces();

    await rekindle.stack.invoke('TracesFadeTraces', {});
    await rekindle.stack.settle();
    const kept = await traces();
    await rekindle.advance(31 * DAY);
    await rekindle.stack.invoke('TracesFadeTraces', {});
    await rekindle.stack.settle();
    const once = await rekindle.dump();
    await rekindle.stack.invoke('TracesFadeTraces', {});
    await rekindle.stack.settle();

    expect([fresh, kept, await traces()]).toEqual([1, 1, 0]);
    expect(await rekindle.dump()).toEqual(once);
    const after = await rekindle.lead(customerOf(mail));
    expect(after.engagements).toMatchObject([{ kind: 'download', faded: true }]);
    expect(after.interest.points).toBeCloseTo(interest.points / 2 ** (31 / 30), 0);
  });
});

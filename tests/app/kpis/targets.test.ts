import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

describe('targets of the KPIs', () => {
  it('stand beside the rates once there are cases enough, and only where somebody set one', async () => {
    await world.people(
      'aimed',
      ...Array.from({ length: 20 }, (_, n) => ({ email: `p${n}@aimed-${n}.example` })),
    );
    await world.launch('aimed');
    const before = await world.kpis();

    const set = await world.call('PUT', '/settings', {
      kpis: { wonDays: 365, targets: { dormantToOpportunity: 0.3, hotToOpportunity: 0.4 } },
    });
    const young = await world.kpis();
    await world.advance(125 * DAY);
    const over = await world.kpis();

    expect(set.status).toBe(200);
    expect([before.wonDays, before.targets]).toEqual([180, {}]);
    expect([young.wonDays, young.targets]).toEqual([
      365,
      { dormantToOpportunity: { target: 0.3 }, hotToOpportunity: { target: 0.4 } },
    ]);
    // None of 20 is truly 0 to 16%.
    expect(over.targets).toEqual({
      dormantToOpportunity: { target: 0.3, verdict: 'below' },
      hotToOpportunity: { target: 0.4 },
    });
  });

  it.each([
    [{ wonDays: 120, targets: {} }, /120.*90, 180 or 365/],
    [{ wonDays: 180, targets: { dormantToOpportunity: 8 } }, /dormantToOpportunity/],
  ])('are refused as %j, with the reason', async (kpis, reason) => {
    const { status, body } = await world.call('PUT', '/settings', { kpis });

    expect(status).toBe(422);
    expect(JSON.stringify(body)).toMatch(reason);
  });
});

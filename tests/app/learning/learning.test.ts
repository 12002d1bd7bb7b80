import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginLearning, keepRows, learningParts } from '../../../app/learning/learning-store.ts';
import { learningRoutes } from '../../../contract/learning.ts';
import { modelRoutes } from '../../../contract/interest.ts';
import { learningWorld } from '../../builders/learning-world.ts';
import { actionLink, answer, download, press, report } from '../../support/inbox.ts';
import { DAY, MINUTE } from '../../support/rekindle.ts';
import { at, openSalesCompany, type SalesCompany } from '../support/sales-company.ts';

let sales: SalesCompany;
beforeAll(async () => {
  sales = await openSalesCompany();
});
afterAll(() => sales.world.close());

const show = async () =>
  learningRoutes.showLearning.answer.parse((await sales.world.call('GET', '/learning')).body);
const count = async () => {
  expect((await sales.world.call('POST', '/learning/count')).status).toBe(202);
  await sales.world.stack.settle();
};

describe('learning from handoffs', () => {
  it('takes those whose 90 days are over and that have an outcome, once, as they were then', async () => {
    const asked: { readonly customerId: string }[] = [];
    for (const name of ['bought', 'nothing', 'silent', 'taken-back', 'no-time'])
      asked.push(await sales.asking(name));
    const [bought, nothing, , takenBack, noTime] = asked.map(({ customerId }) =>
      sales.newest(at('sato'), customerId),
    );
    if (bought === undefined || nothing === undefined || takenBack === undefined || noTime === undefined)
      throw new Error('somebody was not handed over');
    for (const mail of [bought, nothing, takenBack, noTime]) await answer(sales.world.stack, mail, 'accept');
    await report(sales.world.stack, bought, 'opportunity', { amount: '100' });
    await report(sales.world.stack, nothing, 'notNeeded');
    await report(sales.world.stack, noTime, 'noTime');
    await report(sales.world.stack, takenBack, 'opportunity', { amount: '100' });
    const receipt = sales.newest(at('sato'), asked[3]?.customerId ?? '', /記録/);
    await press(sales.world.stack, actionLink(receipt, 'undo'));
    await report(sales.world.stack, takenBack, 'gathering');

    expect(await show()).toMatchObject({ state: 'never' });
    await count();
    expect(await show()).toMatchObject({
      state: 'counted',
      learning: { rows: 0, because: 'tooFew', nextLook: 100 },
    });

    await sales.world.advance(91 * DAY);
    await count();
    const first = await show();
    await count();
    const { learning } = await show();

    expect(first.learning).toMatchObject({ rows: 3, opportunities: 1, accounts: 3 });
    expect(learning).toEqual(first.learning);
    // Requests are handed over at any threshold; they lie 91 days back, before the weeks that are replayed.
    expect(first.weekly).toMatchObject({ weeks: 12, requests: 0 });
    expect(first.weekly?.thresholds).toHaveLength(76);
    expect(first.weekly?.capacity).toBeUndefined();
  });

  it('says which threshold would have given the wanted number of handoffs a week, counting twice as once', async () => {
    for (const name of ['asks-1', 'asks-2']) await sales.asking(name);
    // At an address that several people read a request reaches sales, and nothing else counts.
    await sales.asking('asks-shared', { email: 'info@asks-shared.example' });
    const shared = await sales.mailed('reads-shared', { email: 'info@reads-shared.example' });
    await download(sales.world.stack, shared);
    await sales.world.advance(8 * DAY);
    await count();
    await count();
    const { weekly } = learningRoutes.showLearning.answer.parse(
      (await sales.world.call('GET', '/learning?wanted=5')).body,
    );

    expect(weekly?.requests).toBeCloseTo(3 / 12, 9);
    expect(weekly?.thresholds[0]).toMatchObject({ hotAt: 25, mean: weekly?.requests });
    expect(weekly).toMatchObject({ wanted: 5, advice: { kind: 'chosen', hotAt: 25 } });
  });

  it('says how far the counting is, and counts nothing twice when a part comes again', async () => {
    const { db, now } = sales.world.deps;
    await sales.world.advance(MINUTE);
    const startedAt = now().toISOString();
    await beginLearning(db, { run: startedAt, startedAt, modelId: 'preset-003' });
    const before = await show();
    for (const part of [0, 5, 5]) await keepRows(db, { run: startedAt, part, at: startedAt }, []);
    await keepRows(db, { run: 'the one before', part: 7, at: startedAt }, []);

    expect(before).toMatchObject({ state: 'counting', counting: { done: 0, of: learningParts } });
    expect((await show()).counting?.done).toBe(2);
  });

  it('proposes nothing without a reason for it, and puts what it learned on trial beside the points in force', async () => {
    const { db, now } = sales.world.deps;
    const refused = await sales.world.call('POST', '/learning/propose', {});
    await count();
    const { countedAt = '' } = await show();
    const rows = learningWorld(7, 1200);
    for (let part = 0; part < learningParts; part++)
      await keepRows(
        db,
        { run: countedAt, part, at: now().toISOString() },
        rows.filter((_, place) => place % learningParts === part),
      );

    const { learning } = await show();
    const proposed = await sales.world.call('POST', '/learning/propose', {});
    const { candidate, models } = modelRoutes.listModels.answer.parse(
      (await sales.world.call('GET', '/models')).body,
    );
    const tried = models.find(({ id }) => id === candidate);

    expect(refused.status).toBe(409);
    expect(learning).toMatchObject({ rows: 1200, lookedAt: 1100 });
    expect(learning?.because).toBeUndefined();
    expect(proposed.status).toBe(200);
    expect(candidate).toMatch(/^learned-\d{4}-\d\d-\d\d$/);
    expect(tried?.points.webinar).toBe(
      learning?.changes.find(({ feature }) => feature === 'webinar')?.points,
    );
    expect(tried?.hotAt).toBe(50);
  });

  it('begins anew where other points are in force: amounts were counted by theirs', async () => {
    await sales.world.call('POST', '/models/discard');
    await sales.world.call('POST', '/models/propose', { id: 'preset-000' });
    await sales.world.advance(DAY);
    for (let part = 0; part < 4; part++) await sales.world.call('POST', '/models/compare', { part });
    const switched = await sales.world.call('POST', '/models/switch');

    expect(switched.status).toBe(200);
    expect((await show()).state).toBe('never');
  });
});

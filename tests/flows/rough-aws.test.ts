import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../local/local-stack.ts';
import type { TemperCounts } from '../../local/dynamodb/temper.ts';
import { answer, ask, customerOf, mailsTo, mailTo } from '../support/inbox.ts';
import { MINUTE, otherOwner, owner, segmentOf, type Rekindle } from '../support/rekindle.ts';
import { startRekindle } from '../support/rekindle-stack.ts';

const LAG_MILLISECONDS = 6000;
const counts: TemperCounts = { conflicts: 0, throttled: 0, unprocessed: 0, lagged: 0 };
const people = Array.from({ length: 16 }, (_, index) => ({ email: `p${index}@rough-${index}.example` }));

let rekindle: Rekindle<LocalStack>;
const mailsNow = (): number => people.filter(({ email }) => mailsTo(rekindle.stack, email).length > 0).length;
beforeAll(async () => {
  rekindle = await startRekindle({
    tickMinutes: 1,
    isAlwaysOpen: true,
    temper: {
      of: {
        holdMilliseconds: 2,
        conflictShare: 0.1,
        throttledShare: 0.005,
        unprocessedShare: 0.3,
        indexLagMilliseconds: LAG_MILLISECONDS,
      },
      counts,
    },
  });
}, 60_000);
afterAll(() => rekindle.close());

describe('on a DynamoDB that conflicts, throttles, leaves work undone and lags', () => {
  it('everybody gets one mail, a hot lead reaches sales, the answer is kept and the counts are right', async () => {
    await rekindle.people('rough', ...people);
    const launched = await rekindle.call('POST', '/campaigns', {
      name: 'rough',
      segment: segmentOf('rough'),
      continuous: false,
    });
    // What the index does not show yet is found by a later minute; its lag is real time, which virtual minutes outrun.
    for (let minute = 0; minute < 60 && mailsNow() < people.length; minute++) {
      await rekindle.advance(MINUTE);
      await setTimeout(LAG_MILLISECONDS / 30);
    }
    await rekindle.advance(2 * MINUTE);
    const mails = people.map(({ email }) => mailsTo(rekindle.stack, email).length);
    const first = mailTo(rekindle.stack, people[0]?.email ?? '');
    await ask(rekindle.stack, first);
    await rekindle.advance(2 * MINUTE);
    const handoff = rekindle.stack.mailbox
      .mails()
      .findLast(({ to }) => to.includes(owner) || to.includes(otherOwner));
    if (handoff !== undefined) await answer(rekindle.stack, handoff, 'accept');
    await rekindle.advance(2 * MINUTE);

    expect(launched.status).toBe(201);
    expect(mails).toEqual(people.map(() => 1));
    expect((await rekindle.lead(customerOf(first))).standing.status).not.toBe('nurturing');
    expect((await rekindle.kpis()).all.counts).toMatchObject({
      enrolled: 16,
      mailed: 16,
      hot: 1,
      handoffs: 1,
      accepted: 1,
    });
    expect(await rekindle.verify()).toEqual([]);
    expect(rekindle.stack.deadLetters()).toEqual([]);
    // Each of them happened: the test is of nothing otherwise.
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
  });
});

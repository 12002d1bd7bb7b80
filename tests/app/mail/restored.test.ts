import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { findSendingState } from '../../../app/mail/sending-store.ts';
import type { Item } from '../../../platform/dynamodb/database.ts';
import { collect, scanAll } from '../../../platform/dynamodb/engine.ts';
import { customerOf } from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE, segmentOf } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';
import { restoreCustomers } from '../support/test-database.ts';

const PEOPLE = 12;
let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

async function launched(name: string): Promise<string> {
  await world.people(
    name,
    ...Array.from({ length: PEOPLE }, (_, index) => ({ email: `p${index}@${name}-${index}.example` })),
  );
  const { body } = await world.call('POST', '/campaigns', {
    name,
    segment: segmentOf(name),
    continuous: false,
  });
  await world.stack.settle();
  return routes.launchCampaign.answer.parse(body).campaign.id;
}
const mailsOf = (name: string) =>
  world.stack.mailbox.mails().filter(({ to }) => to.some((address) => address.includes(`@${name}-`)));
const backup = (): Promise<readonly Item[]> =>
  collect(scanAll(world.deps.db, { TableName: world.deps.db.customersTable, ConsistentRead: true }));
/** Time passes; then the minute comes by, and what it sends on its way arrives. */
async function later(milliseconds: number): Promise<void> {
  await world.advance(milliseconds);
  await world.dispatch();
  await world.advance(MINUTE);
}
const stopNow = async () => (await findSendingState(world.deps.db)).stop;

describe('a table that is restored from the backup of yesterday (case 74)', () => {
  let kept: readonly Item[] = [];
  let campaignId: string;

  it('mails nobody, also not whoever is in a queue still, and says why, in doctor too', async () => {
    await later(MINUTE);
    campaignId = await launched('yesterday');
    kept = await backup();
    const { checkedAt } = await findSendingState(world.deps.db);
    await later(DAY);
    const before = mailsOf('yesterday');

    await restoreCustomers(world.deps.db, kept);
    // One of them waits in the queue still, and comes before the minute has looked.
    await world.deps.nurtureQueue.send({
      kind: 'step',
      customerId: customerOf(before[0] ?? expect.fail('nobody was mailed')),
      campaignId,
    });
    await world.stack.settle();
    const beforeTheMinute = mailsOf('yesterday').length;
    await later(HOUR);

    expect(beforeTheMinute).toBe(PEOPLE);
    expect(before).toHaveLength(PEOPLE);
    expect(mailsOf('yesterday')).toHaveLength(PEOPLE);
    expect(await stopNow()).toMatchObject({ reason: 'restored', scope: 'all', knownUntil: checkedAt });
    const { stopped } = routes.showSending.answer.parse((await world.call('GET', '/sending')).body);
    expect(stopped?.because).toContain('バックアップ');
    const { checks } = routes.showReadiness.answer.parse((await world.call('GET', '/readiness')).body);
    expect(checks.find(({ id }) => id === 'sending')).toMatchObject({ light: 'red' });
    const { body } = await world.call('POST', '/campaigns', { name: 'x', segment: segmentOf('yesterday') });
    expect(JSON.stringify(body)).toContain('バックアップ');
  });

  it('goes on when somebody says so: nobody is mailed twice, and the next step comes', async () => {
    const { status } = await world.call('POST', '/sending/resume', {});
    await later(HOUR);
    const afterwards = mailsOf('yesterday').length;
    await later(15 * DAY);

    expect(status).toBe(200);
    expect(await stopNow()).toBeUndefined();
    expect(afterwards).toBe(PEOPLE);
    expect(mailsOf('yesterday')).toHaveLength(2 * PEOPLE);
    const subjects = new Set(mailsOf('yesterday').map(({ to, subject }) => `${to.join()} ${subject}`));
    expect(subjects.size).toBe(2 * PEOPLE);
    expect(world.stack.deadLetters()).toEqual([]);
  });

  it('sends what falls due from then on', async () => {
    await launched('later');
    await later(HOUR);

    expect(mailsOf('later')).toHaveLength(PEOPLE);
  });

  it('may send again what perhaps went out, where somebody says so', async () => {
    await restoreCustomers(world.deps.db, kept);
    await later(2 * MINUTE);
    const before = mailsOf('yesterday').length;
    await world.call('POST', '/sending/resume', { perhapsSent: 'send' });
    await later(HOUR);

    expect(mailsOf('yesterday').length - before).toBe(PEOPLE);
  });

  it('is nothing to resume where nothing was restored', async () => {
    const { status, body } = await world.call('POST', '/sending/resume', {});

    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('rekindle sending');
  });

  it('is not what an outage is: after days without any dispatch all goes on', async () => {
    const quiet = await openWorld({ isAlwaysOpen: true });
    await quiet.people('quiet', { email: 'p@quiet.example' });
    await quiet.dispatch();
    await quiet.call('POST', '/campaigns', {
      name: 'quiet',
      segment: segmentOf('quiet'),
      continuous: false,
    });
    await quiet.stack.settle();
    await quiet.advance(3 * DAY);
    const before = quiet.stack.mailbox.mails().length;
    await quiet.dispatch();
    await quiet.advance(MINUTE);

    expect(quiet.stack.mailbox.mails().length).toBeGreaterThan(before);
    await quiet.close();
  });
});

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findQuarantined } from '../../../platform/dynamodb/quarantine.ts';
import { getItem } from '../../../platform/dynamodb/engine.ts';
import { mailsTo } from '../../support/inbox.ts';
import { MINUTE, segmentOf } from '../../support/rekindle.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

const put = (item: object) =>
  world.deps.db.client.send(new PutCommand({ TableName: world.deps.db.customersTable, Item: { ...item } }));

describe('an item that cannot be read', () => {
  it.each([
    ['handoff', { pk: 'CUSTOMER#z1', sk: 'HANDOFF#z1', id: 'z1', rank: 'S', dueKey: 'handoff#00' }],
    ['mail', { pk: 'CUSTOMER#z2', sk: 'MAIL#z2', id: 'z2', state: '?', dueKey: 'mail#00' }],
    ['waiting lead', { pk: 'CUSTOMER#z3', sk: 'WAITING', trigger: '?', dueKey: 'waiting#00' }],
    ['open handoff', { pk: 'OPEN', sk: 'sato#z1', handoffId: 'z1', customerId: 'z1' }],
  ])('(%s) stops nothing else', async (kind, item) => {
    await put({ ...item, dueAt: 1 });
    const name = kind.replace(' ', '');
    await world.people(name, { email: `x@${name}.example` });
    await world.call('POST', '/campaigns', { name, segment: segmentOf(name), continuous: false });
    await world.stack.settle();
    await world.dispatch();
    await world.advance(20 * MINUTE);

    expect(mailsTo(world.stack, `x@${name}.example`)).toHaveLength(1);
    expect((await world.call('GET', '/handoffs')).status).toBe(200);
  });

  it('is set aside with what is wrong with it, waits no more, and can be tried again', async () => {
    const entries = await findQuarantined(world.deps.db);
    const [entry] = entries.filter(({ itemPk }) => itemPk === 'CUSTOMER#z1');
    if (entry === undefined) throw new Error('not set aside');
    const key = { pk: entry.itemPk, sk: entry.itemSk };

    expect(entry.error).toMatch(/^unreadable: .*rank/);
    expect(await getItem(world.deps.db, key)).not.toHaveProperty('dueKey');

    const retried = await world.call('POST', '/set-aside/retry');
    expect(retried).toMatchObject({ status: 200 });
    expect(await getItem(world.deps.db, key)).toHaveProperty('dueKey');
    expect((await findQuarantined(world.deps.db)).map(({ itemPk }) => itemPk)).not.toContain('CUSTOMER#z1');
  });
});

import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handoffSchema } from '../../../domain/handoffs/handoff.ts';
import { factSchema } from '../../../domain/timeline/fact.ts';
import { findHandoffs } from '../../../app/handoffs/handoff-store.ts';
import { loadStanding } from '../../../app/people/customer-store.ts';
import { actionLink, answer, ask, customerOf, mailsTo, mailTo, press, report } from '../../support/inbox.ts';
import { HOUR, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const handoffOf = async (customerId: string) => {
  const [handoff] = await findHandoffs(world.deps.db, customerId);
  if (handoff === undefined) throw new Error(`${customerId} has no handoff`);
  return handoff;
};

/** Writes a handoff and its answers back as release 0.2 stored them: one list, and the changes in the fact. */
async function asStoredBefore(
  customerId: string,
  changes: Readonly<Record<string, { readonly before: object; readonly after: object }>>,
): Promise<void> {
  const { client, customersTable, timelineTable } = world.deps.db;
  for (const { table, ...item } of await world.dump()) {
    const [pk, sk] = [String(item['pk']), String(item['sk'])];
    if (pk === `CUSTOMER#${customerId}` && sk.startsWith('HANDOFF#')) {
      const { rung, log } = handoffSchema.parse(item);
      const fired = [...rung, ...log.map(({ did, id }) => `${did}@${id}`)];
      const rest = { ...item, version: undefined, rung: undefined, log: undefined };
      await client.send(new PutCommand({ TableName: customersTable, Item: { ...rest, fired } }));
    }
    if (sk.startsWith('UNDO#'))
      await client.send(new DeleteCommand({ TableName: customersTable, Key: { pk, sk } }));
    if (table === 'DataTimeline' && sk.includes('#feedback#') && pk.endsWith(customerId))
      await client.send(
        new PutCommand({
          TableName: timelineTable,
          Item: { ...item, fact: { ...factSchema.parse(item['fact']), ...changes } },
        }),
      );
  }
}

describe('a handoff of release 0.2', () => {
  it('is accepted, reported and undone by this one', async () => {
    const mail = await given(world, aMailedCustomer('old'));
    const customerId = customerOf(mail);
    await ask(world.stack, mail);
    const staff = mailTo(world.stack, owner);
    await asStoredBefore(customerId, {});

    await answer(world.stack, staff, 'accept');
    const accepted = await handoffOf(customerId);
    await world.advance(HOUR);
    await report(world.stack, staff, 'tooEarly', { until: 'months6' });
    const reported = await handoffOf(customerId);

    expect(accepted).toMatchObject({ state: 'accepted', log: [{ did: 'answer' }] });
    expect(reported).toMatchObject({ state: 'closed', outcome: 'tooEarly', version: accepted.version + 1 });
  });

  it('gets back what an answer changed that release 0.2 recorded', async () => {
    const mail = await given(world, aMailedCustomer('older'));
    const customerId = customerOf(mail);
    await ask(world.stack, mail);
    const staff = mailTo(world.stack, owner);
    const [before, standing] = [
      await handoffOf(customerId),
      await loadStanding(world.deps.db, customerId, ''),
    ];
    await report(world.stack, staff, 'tooEarly', { until: 'months6' });
    const receipt = mailsTo(world.stack, owner).findLast((each) => each.text?.includes('a=undo'));
    await asStoredBefore(customerId, {
      handoff: { before, after: await handoffOf(customerId) },
      standing: { before: standing, after: await loadStanding(world.deps.db, customerId, '') },
    });

    await press(world.stack, receipt === undefined ? '' : actionLink(receipt, 'undo'));

    const after = await handoffOf(customerId);
    expect(after).toMatchObject({ state: 'open', ownerId: before.ownerId });
    expect(after.outcome).toBeUndefined();
    expect(await loadStanding(world.deps.db, customerId, '')).toMatchObject({ status: standing.status });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findRecipient } from '../../../app/mail/recipient-store.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { databaseThrough } from '../../support/database-through.ts';
import { customerOf } from '../../support/inbox.ts';
import { mailsOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ isAlwaysOpen: true });
});
afterAll(() => world.close());

const queried = z.object({ Items: z.array(z.looseObject({ sk: z.string() })) });

/** The same database, whose queries do not show mails: as if they were read before the standing that names one. */
const withoutMails = (db: Database): Database =>
  databaseThrough(db, async (_, sendOn) => {
    const answer = await sendOn();
    const rows = queried.safeParse(answer);
    return rows.success ? { Items: rows.data.Items.filter(({ sk }) => !sk.startsWith('MAIL#')) } : answer;
  });

describe('a recipient', () => {
  it('whose standing names a mail that was not read with it is read anew', async () => {
    const mail = await given(world, aMailedCustomer('stale'));
    const { db } = world.deps;
    const read = (from: Database) =>
      findRecipient(from, customerOf(mail), world.stack.now().toISOString(), () => 'none');
    const [fresh, stale] = [await read(db), await read(withoutMails(db))];
    const [claimed] = await mailsOf(world, 'stale@stale.example');
    if (claimed === undefined) throw new Error('the customer was mailed');

    expect(fresh).toMatchObject({ mails: [{ id: claimed.id }], isAddressRefused: false });
    expect(stale).toBe('stale');
  });
});

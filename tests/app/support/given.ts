import { findAccount } from '../../../app/people/account-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { enrol } from '../../../app/sequences/enrol.ts';
import { campaignSchema } from '../../../domain/sequences/campaign.ts';
import { threeMails } from '../../../domain/sequences/sequence.ts';
import type { Mail } from '../../../local/ses/mail.ts';
import { mailTo } from '../../support/inbox.ts';
import { segmentOf, type Person } from '../../support/rekindle.ts';
import type { World } from './world.ts';

/** Something that a test begins with. */
export type Arrangement<T> = (world: World) => Promise<T>;

/** Arranges it: by the stores, not by the way that the product would take. */
export const given = <T>(world: World, arrange: Arrangement<T>): Promise<T> => arrange(world);

/** A customer NAME@NAME.example whom a running campaign of the same name mailed: the first mail of three. */
export const aMailedCustomer =
  (name: string, described: Partial<Person> = {}): Arrangement<Mail> =>
  async (world) => {
    const email = described.email ?? `${name}@${name}.example`;
    await world.people(name, { ...described, email });
    const { db, keyring, mailQueue, now, settings } = world.deps;
    const at = now().toISOString();
    const customerId = (await keyring()).idOf('customer', email);
    const campaign = campaignSchema.parse({
      schemaVersion: 1,
      id: (await keyring()).idOf('campaign', name),
      name,
      segment: segmentOf(name),
      sequence: { ...threeMails, topic: (await settings()).topic },
      state: 'running',
      launchedAt: at,
      launchedBy: 'test',
      isContinuous: false,
      waves: [{ maxSilentDays: 1e6, startAt: at }],
    });
    await createCampaign(db, campaign);
    const person = await findCustomer(db, customerId);
    if (person === undefined) throw new Error(`${email} was not imported`);
    const dormancy = { kind: 'dormant', dormancy: 'lapsed', sinceOn: '2025-01-15', silentDays: 600 } as const;
    const account = await findAccount(db, person.accountId);
    await enrol(world.deps, campaign, { customer: person, account }, dormancy, await settings());
    await mailQueue.send({ kind: 'step', customerId, campaignId: campaign.id });
    await world.stack.settle();
    return mailTo(world.stack, email);
  };

import { findCustomer } from '../../../app/people/customer-store.ts';
import { putEnrolment } from '../../../app/sequences/campaign-store.ts';
import { findPlace } from '../../../app/sequences/monthly-store.ts';
import type { Enrolment } from '../../../domain/sequences/enrolment.ts';
import type { MonthlyPlace } from '../../../domain/sequences/monthly.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import type { Person, Rekindle } from '../../support/rekindle.ts';
import { idOf } from '../../support/stored.ts';
import type { Arrangement } from './given.ts';
import type { World } from './world.ts';

/** Customers NAME@NAME.example whose sequence has ended, of which no campaign is stored any more. */
export const finishedCustomers =
  (
    names: readonly string[],
    enrolment: Partial<Enrolment> = {},
    described: Partial<Person> = {},
  ): Arrangement<readonly string[]> =>
  async (world) => {
    await world.people(names[0] ?? '', ...names.map((name) => ({ ...described, email: addressOf(name) })));
    const ids: string[] = [];
    for (const name of names) {
      const customerId = (await world.deps.keyring()).idOf('customer', addressOf(name));
      if ((await findCustomer(world.deps.db, customerId)) === undefined)
        throw new Error(`${name} was not imported`);
      const finished: Enrolment = {
        schemaVersion: 1,
        campaignId: 'former',
        customerId,
        enrolledAt: '2026-08-01T01:00:00.000Z',
        dormancy: 'lapsed',
        state: 'done',
        nextStep: 3,
        version: 0,
        ...enrolment,
      };
      await transact(world.deps.db, [putEnrolment(world.deps.db, undefined, finished, undefined)]);
      ids.push(customerId);
    }
    return ids;
  };

export const addressOf = (name: string): string => `${name}@${name}.example`;

/** What the stack does by night. */
export async function night(rekindle: Rekindle): Promise<void> {
  await rekindle.stack.invoke('AudienceSelectAudience', {});
  await rekindle.stack.settle();
}

const text = { subject: '{{ topic }}のご案内', body: '{{ customer.name }}様\n\n[資料]({{ asset.url }})' };

/** Writes the topic of a month, and approves it unless told not to. */
export async function aTopic(
  rekindle: Rekindle,
  month: string,
  { isApproved = true, title = `在庫の話 ${month}` }: { isApproved?: boolean; title?: string } = {},
): Promise<void> {
  const written = await rekindle.call('PUT', `/monthly/${month}`, {
    title,
    text: { ja: text, en: { subject: 'On {{ topic }}', body: 'Dear {{ customer.name }}' } },
    assetId: 'guide',
  });
  if (written.status !== 200) throw new Error(`writing answered ${written.status}`);
  if (!isApproved) return;
  const approved = await rekindle.call('POST', `/monthly/${month}/approve`, { revision: 1 });
  if (approved.status !== 200) throw new Error(`approving answered ${approved.status}`);
}

export async function placeOf(world: World, name: string): Promise<MonthlyPlace | undefined> {
  return findPlace(world.deps.db, await idOf(world, addressOf(name)));
}

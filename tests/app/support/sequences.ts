import { findAccount } from '../../../app/people/account-store.ts';
import { findCustomer } from '../../../app/people/customer-store.ts';
import { createCampaign } from '../../../app/sequences/campaign-store.ts';
import { enrol } from '../../../app/sequences/enrol.ts';
import { campaignSchema, type Campaign } from '../../../domain/sequences/campaign.ts';
import { sequenceSchema } from '../../../domain/sequences/sequence.ts';
import type { Step } from '../../../domain/sequences/step.ts';
import { segmentOf } from '../../support/rekindle.ts';
import type { Arrangement } from './given.ts';
import type { World } from './world.ts';

/** Customers NAME@NAME.example under way in a running campaign of these steps, their first look due now. */
export const aCampaignOf =
  (
    steps: readonly Step[],
    names: readonly string[],
  ): Arrangement<{ readonly campaign: Campaign; readonly ids: readonly string[] }> =>
  async (world) => {
    const tag = names[0] ?? 'nobody';
    await world.people(tag, ...names.map((name) => ({ email: `${name}@${name}.example` })));
    const { db, keyring, now, settings } = world.deps;
    const at = now().toISOString();
    const keys = await keyring();
    const campaign = campaignSchema.parse({
      schemaVersion: 1,
      id: keys.idOf('campaign', `${tag}${at}`),
      name: tag,
      segment: segmentOf(tag),
      sequence: sequenceSchema.parse({
        id: 'tested',
        name: { ja: '試験', en: 'Tested' },
        topic: { ja: tag, en: tag },
        steps,
      }),
      state: 'running',
      launchedAt: at,
      launchedBy: 'test',
      isContinuous: false,
      waves: [{ maxSilentDays: 1e6, startAt: at }],
    });
    await createCampaign(db, campaign);
    const ids: string[] = [];
    for (const name of names) {
      const customerId = keys.idOf('customer', `${name}@${name}.example`);
      const customer = await findCustomer(db, customerId);
      if (customer === undefined) throw new Error(`${name} was not imported`);
      const dormancy = {
        kind: 'dormant',
        dormancy: 'lapsed',
        sinceOn: '2025-01-15',
        silentDays: 600,
      } as const;
      const account = await findAccount(db, customer.accountId);
      await enrol(world.deps, campaign, { customer, account }, dormancy, await settings());
      ids.push(customerId);
    }
    return { campaign, ids };
  };

/** What is stored of an enrolment: its path in short. */
export async function pathOf(world: World, customerId: string): Promise<readonly string[]> {
  const items = await world.dump();
  const item = items.find(
    ({ pk, sk }) => pk === `CUSTOMER#${customerId}` && String(sk).startsWith('ENROLMENT#'),
  );
  const path: unknown = item?.['path'];
  return Array.isArray(path)
    ? path.map((each: { id: string; outcome: string }) => `${each.id}:${each.outcome}`)
    : [];
}

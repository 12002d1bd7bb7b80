import type { Deps } from '../app/mail/deps.ts';
import { saveCustomers } from '../app/people/customer-store.ts';
import { putEnrolment } from '../app/sequences/campaign-store.ts';
import { defaultSettings } from '../domain/settings/settings.ts';
import type { Database } from '../platform/dynamodb/database.ts';
import { transact } from '../platform/dynamodb/transact.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { keyringFrom } from '../platform/keyring.ts';
import { linkKeysFrom } from '../platform/link-keys.ts';
import { openMailSender } from '../platform/ses.ts';
import { aCustomer } from '../tests/builders/people.ts';

/** An ordinary working hour in Tokyo. */
export const NOW = '2026-11-20T01:00:00.000Z';

/** What sending a step depends on; the queues take all and do nothing. */
export function mailDeps(db: Database): Deps {
  const keys = linkKeysFrom('bench', JSON.stringify({ id: 'first', key: 'bench' }), () => 0);
  const queue = { send: async () => undefined, sendAll: async () => undefined };
  const settings = { ...defaultSettings, companyName: '株式会社見本', optOutsDeclared: true };
  return {
    db,
    tableId: async () => 'bench',
    settings: async () => settings,
    keyring: async () => keyringFrom('bench'),
    linkKeys: async () => keys,
    sender: openMailSender(),
    mailQueue: queue,
    nurtureQueue: queue,
    publicUrl: 'https://links.company.example',
    replyDomain: 'reply.company.example',
    customerConfigurationSet: 'customers',
    staffConfigurationSet: 'staff',
    now: () => new Date(NOW),
  };
}

/** People of account `a`, each in campaign `c` with the first step due. */
export async function prepareMails(db: Database, all: readonly string[]): Promise<void> {
  await saveCustomers(
    db,
    all.map((id) => aCustomer({ id, accountId: 'a', email: `${id}@toto.example` })),
  );
  await inParallel(all, 10, async (customerId) => {
    await transact(db, [
      putEnrolment(
        db,
        undefined,
        {
          schemaVersion: 1,
          campaignId: 'c',
          customerId,
          enrolledAt: NOW,
          dormancy: 'lapsed',
          state: 'active',
          nextStep: 0,
          version: 0,
        },
        Date.parse(NOW),
      ),
    ]);
  });
}

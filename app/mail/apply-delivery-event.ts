import { withCauses } from '../../domain/people/causes.ts';
import type { Needs } from '../kernel/deps.ts';
import { findCustomer, loadStanding, putStanding, whoSpeaksFor } from '../people/customer-store.ts';
import { findMerge } from '../people/merge-store.ts';
import { putStandingOfPerson } from '../people/speaker-standing-store.ts';
import type { Customer } from '../../domain/people/customer.ts';
import { addressKey } from '../../domain/people/names.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { rememberRefusal, addressHash } from '../people/address-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findMail, markOnce } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { campaignOf } from '../../domain/mail/mail.ts';
import type { DeliveryEvent } from '../../domain/mail/delivery-event.ts';

type Deps = Needs<'db' | 'keyring' | 'settings'>;

/** Takes what a mail server said: any event confirms that the mail was taken; bounces and complaints end the relation by mail. */
export const applyDeliveryEvent =
  (deps: Deps) =>
  async (customerId: string, event: DeliveryEvent): Promise<void> => {
    const { db } = deps;
    if (event.kind === 'rejected') {
      await settleMail(deps, customerId, event.mailId, { to: 'rejected', at: event.at, because: event.why });
      return;
    }
    const known = await findMail(db, customerId, event.mailId);
    const mail = await settleMail(
      deps,
      customerId,
      event.mailId,
      { to: 'sent', at: event.at, messageId: event.sesMessageId },
      known,
    );
    if (mail === undefined) return;
    if (event.kind === 'delivered') await markOnce(db, mail, 'deliveredAt', event.at, []);
    if (event.kind === 'bounced' || event.kind === 'complained') await countAgainst(deps, mail, event);
  };

async function countAgainst(deps: Deps, mail: OutboxMail, event: DeliveryEvent): Promise<void> {
  const { db } = deps;
  const campaignId = campaignOf(mail);
  const isBounce = event.kind === 'bounced';
  if (isStaff(mail)) {
    await markOnce(db, mail, isBounce ? 'bouncedAt' : 'complainedAt', event.at, []);
    return;
  }
  await endByMail(deps, mail.customerId, event);
  // Nobody bounced or complained anew where SES did not send: the person is not mailed, and the campaign is not blamed.
  const isCounted = campaignId !== undefined && event.isSuppressed !== true;
  const counts = isBounce ? 'bounced' : 'complained';
  const base = { customerId: mail.customerId, at: event.at, id: `${mail.id}.${counts}` };
  const facts = isCounted ? [putFact(db, { kind: 'mailReturned', ...base, campaignId, counts })] : [];
  await markOnce(db, mail, isBounce ? 'bouncedAt' : 'complainedAt', event.at, facts);
}

const isStaff = (mail: OutboxMail): boolean => mail.subject.kind !== 'nurture';

const TRIES = 6;

/** A mail may be unsubscribed from and complained about: two refusals. */
const complaintOf = (mailId: string): string => `complaint.${mailId}`;

/** Marks the customer undeliverable, or refusing, and remembers the refusal by address. */
async function endByMail({ db, keyring }: Deps, customerId: string, event: DeliveryEvent): Promise<void> {
  const customer = await findCustomer(db, customerId);
  const address = customer?.email;
  const isOfPerson = customer !== undefined && (await isAddressOfPerson(db, customer));
  await untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const standing = await loadStanding(db, customerId, event.at);
    const base = { customerId, at: event.at, id: event.mailId };
    const after = withCauses(
      standing,
      event.kind === 'bounced'
        ? { of: 'undeliverable', id: event.mailId, at: event.at, how: event.why }
        : { of: 'refused', id: complaintOf(event.mailId), at: event.at, how: 'complaint' },
    );
    if (after === standing) return undefined;
    const outcome = await transact(db, [
      ...(isOfPerson ? await putStandingOfPerson(db, standing, after) : [putStanding(db, standing, after)]),
      putFact(
        db,
        event.kind === 'bounced'
          ? { kind: 'undeliverable', ...base, why: event.why }
          : { kind: 'refused', ...base, how: 'complaint' },
      ),
      ...(address === undefined || event.kind === 'bounced'
        ? []
        : [
            rememberRefusal(db, addressHash(await keyring(), address), {
              id: complaintOf(event.mailId),
              at: event.at,
              how: 'complaint',
            }),
          ]),
    ]);
    return outcome.kind === 'done' ? undefined : 'lost';
  });
}

/** Whether the mail of a record that was merged went to the address at which its person is mailed now. */
async function isAddressOfPerson(db: Database, customer: Customer): Promise<boolean> {
  if (customer.mergedInto === undefined) return false;
  const [merge, speaker] = await Promise.all([findMerge(db, customer.id), whoSpeaksFor(db, customer)]);
  const [was, is] = [merge?.taken.email, speaker?.email];
  return was !== undefined && is !== undefined && addressKey(was) === addressKey(is);
}

import { withCauses, type Cause } from '../../domain/people/causes.ts';
import type { Needs } from '../kernel/deps.ts';
import { findCustomer, loadStanding, putStanding, whoSpeaksFor } from '../people/customer-store.ts';
import { findMerge } from '../people/merge-store.ts';
import { putStandingOfPerson } from '../people/speaker-standing-store.ts';
import { isSameAddress } from '../../domain/people/names.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { addressHash, findAddress, rememberRefusal } from '../people/address-store.ts';
import { holdAtDead, rememberDead } from '../people/dead-address-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { findMail, markOnce } from './mail-store.ts';
import { noteStaffReturn } from './note-staff-return.ts';
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
    if (isBounce) await noteStaffReturn(db, mail, event);
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

/**
 * Marks the customer undeliverable, or refusing, and remembers the refusal by address. That no mail arrives at an address which
 * is theirs no more says nothing of the one that they have now: it is remembered of that address alone.
 */
async function endByMail(deps: Deps, customerId: string, event: DeliveryEvent): Promise<void> {
  const { db, keyring } = deps;
  const isBounce = event.kind === 'bounced';
  const base = { customerId, at: event.at, id: event.mailId };
  const cause: Cause = isBounce
    ? { of: 'undeliverable', id: event.mailId, at: event.at, how: event.why }
    : { of: 'refused', id: complaintOf(event.mailId), at: event.at, how: 'complaint' };
  await untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const { own, ofPerson } = await addressesNow(db, customerId);
    const mailed = event.to ?? own;
    const standing = await loadStanding(db, customerId, event.at);
    const after = withCauses(standing, cause);
    if (after === standing) return undefined;
    const hash = mailed === undefined ? undefined : addressHash(await keyring(), mailed);
    if (isBounce && mailed !== undefined && hash !== undefined && !isSameAddress(mailed, own)) {
      await transact(db, [rememberDead(db, hash, [cause])]);
      await holdWhoHasIt(deps, hash, mailed, event.at);
      return undefined;
    }
    // Whoever complains is one person under whichever address; a dead address is one address.
    const outcome = await transact(db, [
      ...(!isBounce || isSameAddress(mailed, ofPerson)
        ? await putStandingOfPerson(db, standing, after)
        : [putStanding(db, standing, after)]),
      putFact(
        db,
        isBounce
          ? { kind: 'undeliverable', ...base, why: event.why }
          : { kind: 'refused', ...base, how: 'complaint' },
      ),
      ...(isBounce || hash === undefined
        ? []
        : [rememberRefusal(db, hash, { id: cause.id, at: event.at, how: 'complaint' })]),
    ]);
    return outcome.kind === 'done' ? undefined : 'lost';
  });
}

/** An address may be somebody else's since the mail went out, or another record's of the same person. */
async function holdWhoHasIt(deps: Deps, hash: string, email: string, at: string): Promise<void> {
  const { customerId: id } = await findAddress(deps.db, hash);
  if (id === undefined) return;
  const holder = await findCustomer(deps.db, id);
  if (isSameAddress(holder?.email, email))
    await holdAtDead(deps.db, await deps.keyring(), [{ id, email }], at);
}

/** The address of a record, before it was merged if it was; and that at which its person is mailed since. */
async function addressesNow(
  db: Database,
  customerId: string,
): Promise<{ readonly own: string | undefined; readonly ofPerson?: string | undefined }> {
  const customer = await findCustomer(db, customerId);
  if (customer?.mergedInto === undefined) return { own: customer?.email };
  const [merge, speaker] = await Promise.all([findMerge(db, customerId), whoSpeaksFor(db, customer)]);
  return { own: merge?.taken.email, ofPerson: speaker?.email };
}

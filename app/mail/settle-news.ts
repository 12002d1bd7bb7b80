import {
  addDelivery,
  changeCampaignState,
  findDelivery,
} from '../sequences/campaign-store.ts';
import {
  findCustomer,
  loadStanding,
  putStanding,
  rememberRefusal,
} from '../people/customer-store.ts';
import { transact, untilWon, type Database } from '../../platform/dynamodb/database.ts';
import { findMail, markOnce } from './mail-store.ts';
import { settleMail } from './settle-mail.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { guardTrips } from '../../domain/sequences/campaign.ts';
import type { Standing } from '../../domain/people/customer.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { addressKey } from '../../domain/people/names.ts';
import { campaignOf } from '../../domain/sequences/next-step.ts';
import type { MailNews } from '../engagement/read-intents.ts';

export interface Deps {
  readonly db: Database;
  readonly keyring: () => Promise<Keyring>;
}

/** Takes what a mail server said: any event confirms that the mail was taken; bounces and complaints end the relation by mail. */
export const settleNews =
  (deps: Deps) =>
  async (customerId: string, news: MailNews): Promise<void> => {
    const { db } = deps;
    if (news.kind === 'rejected') {
      await settleMail(db, customerId, news.mailId, { to: 'rejected', at: news.at, because: news.why });
      return;
    }
    const known = await findMail(db, customerId, news.mailId);
    const mail = await settleMail(
      db,
      customerId,
      news.mailId,
      { to: 'sent', at: news.at, messageId: news.sesMessageId },
      known,
    );
    if (mail === undefined) return;
    if (news.kind === 'delivered') await markOnce(db, mail, 'deliveredAt', news.at, []);
    if (news.kind === 'bounced' || news.kind === 'complained') await countAgainst(deps, mail, news);
  };

async function countAgainst(deps: Deps, mail: OutboxMail, news: MailNews): Promise<void> {
  const { db } = deps;
  const campaignId = campaignOf(mail);
  const isBounce = news.kind === 'bounced';
  if (isStaff(mail)) {
    await markOnce(db, mail, isBounce ? 'bouncedAt' : 'complainedAt', news.at, []);
    return;
  }
  await endByMail(deps, mail.customerId, news);
  const counts =
    campaignId === undefined
      ? []
      : [addDelivery(db, campaignId, isBounce ? { bounced: 1 } : { complained: 1 })];
  await markOnce(db, mail, isBounce ? 'bouncedAt' : 'complainedAt', news.at, counts);
  if (campaignId !== undefined) await guard(db, campaignId);
}

const isStaff = (mail: OutboxMail): boolean => mail.subject.kind !== 'nurture';

/** A campaign whose bounces or complaints are too many pauses itself (R15). */
async function guard(db: Database, campaignId: string): Promise<void> {
  const trips = guardTrips(await findDelivery(db, campaignId));
  if (trips !== null)
    await changeCampaignState(db, campaignId, { from: ['running'], to: 'paused', because: trips });
}

const TRIES = 6;

/** Marks the customer undeliverable, or refusing, and remembers the refusal by address. */
async function endByMail({ db, keyring }: Deps, customerId: string, news: MailNews): Promise<void> {
  const customer = await findCustomer(db, customerId);
  const address = customer?.email;
  await untilWon(`the standing of customer ${customerId}`, TRIES, async () => {
    const standing = await loadStanding(db, customerId, news.at);
    const isKnown =
      news.kind === 'bounced' ? standing.undeliverable !== undefined : standing.refused !== undefined;
    if (isKnown) return undefined;
    const after: Standing =
      news.kind === 'bounced'
        ? { ...standing, undeliverable: { at: news.at, why: news.why } }
        : { ...standing, refused: { at: news.at, how: 'complaint' } };
    const base = { customerId, at: news.at, id: news.mailId };
    const outcome = await transact(db, [
      putStanding(db, standing, after),
      putFact(
        db,
        news.kind === 'bounced'
          ? { kind: 'undeliverable', ...base, why: news.why }
          : { kind: 'refused', ...base, how: 'complaint' },
      ),
      ...(address === undefined || news.kind === 'bounced'
        ? []
        : [
            rememberRefusal(db, (await keyring()).idOf('address', addressKey(address)), news.at, 'complaint'),
          ]),
    ]);
    return outcome.kind === 'done' ? undefined : 'lost';
  });
}

import { deathsIn, holdsOf, refusesAll, withoutCause } from '../../domain/people/causes.ts';
import { calledName } from '../../domain/people/customer.ts';
import type { contactChangeRoutes } from '../../contract/contact-changes.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { addressHash } from './address-store.ts';
import { loadStanding, putStanding } from './customer-store.ts';
import { forgetDead } from './dead-address-store.ts';
import { theirCustomer } from './whose-customer.ts';

const TRIES = 6;

/**
 * Somebody takes it upon themselves that an address works which returned a mail. SES comes first: an address that it still
 * holds back must not count as one that works.
 */
export const confirmAddress =
  ({
    db,
    keyring,
    now,
    suppressionList,
  }: Needs<'db' | 'keyring' | 'now' | 'suppressionList'>): Serve<typeof contactChangeRoutes.confirmAddress> =>
  async ({ params: { id }, body: { because } }, caller) => {
    const customer = await theirCustomer(db, caller, id);
    if (customer === undefined) throw unknown;
    const name = calledName(customer);
    const { email, mergedInto } = customer;
    if (email === undefined || mergedInto !== undefined) throw nothingReturned(name);
    return untilWon(`the standing of customer ${id}`, TRIES, async () => {
      const at = now().toISOString();
      const standing = await loadStanding(db, id, at);
      // What an automatic reply said of the address is answered where it was said.
      const returned = deathsIn(standing).filter(({ how = '' }) => !how.startsWith('automatic reply'));
      if (returned.length === 0) throw nothingReturned(name);
      if (holdsOf(standing).leftCompany || customer.retired) throw hasLeft(name);
      if (refusesAll(customer, standing)) throw refuses(name);
      if ((await suppressionList.free(email)) === 'complained') throw refuses(name);
      const free = returned.reduce((all, cause) => withoutCause(all, 'undeliverable', cause.id), standing);
      const outcome = await transact(db, [
        putStanding(db, standing, free),
        forgetDead(db, addressHash(await keyring(), email), returned),
        putFact(db, { kind: 'addressConfirmed', customerId: id, at, id: at, by: caller.name, because }),
      ]);
      if (outcome.kind === 'lost') return 'lost';
      caller.changed({
        thing: name,
        before: { undeliverable: true },
        after: { undeliverable: false, because },
      });
      return { customerId: id };
    });
  };

const unknown = new UserError(404, 'unknown-customer', {
  ja: 'この方は見つからないか、あなたの担当ではありません。一覧を開き直してください。',
  en: 'Nobody of this id is known, or they are not yours. Open the list again.',
});

const nothingReturned = (name: string): UserError =>
  new UserError(409, 'nothing-returned', {
    ja: `「${name}」様のアドレスへのメールは、戻ってきていません。確認は要りません。`,
    en: `No mail to the address of ${name} was returned. There is nothing to confirm.`,
  });

const hasLeft = (name: string): UserError =>
  new UserError(409, 'has-left', {
    ja: `「${name}」様は退職・異動とされています。在籍中であれば、先にそちらを訂正してください。`,
    en: `${name} is said to have left. If that is wrong, correct it first.`,
  });

const refuses = (name: string): UserError =>
  new UserError(409, 'refuses', {
    ja: `「${name}」様は配信停止をお申し出になっているか、迷惑メールとして申告されています。アドレスが届いても、メールは送れません。`,
    en: `${name} has unsubscribed or complained: no mail goes to them, though the address may work.`,
  });

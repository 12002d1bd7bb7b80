import type { Bilingual } from '../../domain/kernel/locale.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { ownerRoutes } from '../../contract/owners.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { calledOr404 } from './owner-called.ts';
import { listOwners } from './owner-store.ts';
import { findReturned, forgetReturned } from './returned-address-store.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { queueMail } from '../mail/mail-store.ts';
import type { MailMessage } from '../../domain/mail/mail-message.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { queuedMail, staffId } from '../../domain/mail/mail.ts';
import { canBeTold, isUnwelcomed } from '../../domain/people/welcome.ts';
import type { Needs } from '../kernel/deps.ts';

type Deps = Needs<'db' | 'freshSettings' | 'mailQueue' | 'now' | 'suppressionList'>;

/**
 * Introduces Rekindle by mail to every owner who has not pressed the button yet, or to those named; once a day each. Where mails
 * came back, SES sends to the address again.
 */
export const inviteOwners =
  (deps: Deps): Serve<typeof ownerRoutes.inviteOwners> =>
  async ({ body: { names } }, caller) => {
    const settings = await deps.freshSettings();
    const [owners, isReturned] = await Promise.all([listOwners(deps.db), findReturned(deps.db)]);
    const asked =
      names.length === 0
        ? owners.filter((owner) => !owner.retired)
        : names.map((name) => calledOr404(owners, name));
    if (names.length === 0)
      await freeReturned(deps, [settings.marketingAddress, settings.supportAddress], isReturned);
    const locale = caller.locale ?? settings.locale;
    const today = dayOf(deps.now().getTime(), settings.calendar.timeZone);
    const invited: { name: string; email: string }[] = [];
    const skipped: { name: string; message: string }[] = [];
    for (const owner of asked) {
      const wasReturned = await freeReturned(deps, [owner.email, owner.managerEmail], isReturned);
      const because =
        isUnwelcomed(owner) || (wasReturned && canBeTold(owner))
          ? (await queueWelcome(deps, owner, today))
            ? undefined
            : sentToday
          : whyNot(owner);
      if (because === undefined) invited.push({ name: owner.name, email: owner.email ?? '' });
      else skipped.push({ name: owner.name, message: because[locale] });
    }
    return { invited, skipped };
  };

/** Whether mails came back from any of these addresses: whoever introduces Rekindle anew says that they arrive now. */
async function freeReturned(
  { db, suppressionList }: Deps,
  addresses: readonly (string | undefined)[],
  isReturned: (email: string | undefined) => boolean,
): Promise<boolean> {
  const returned = addresses.flatMap((address) =>
    address !== undefined && isReturned(address) ? [address] : [],
  );
  for (const address of returned) {
    await suppressionList.free(address);
    await forgetReturned(db, address);
  }
  return returned.length > 0;
}

async function queueWelcome({ db, now, mailQueue }: Deps, owner: Owner, today: string): Promise<boolean> {
  const mailId = `welcome-${owner.id}-${today}`;
  const outcome = await transact(db, [
    queueMail(
      db,
      queuedMail(mailId, staffId, { kind: 'ownerWelcome', ownerId: owner.id }, now().toISOString()),
      now().getTime(),
    ),
  ]);
  if (outcome.kind === 'lost') return false;
  const message: MailMessage = { kind: 'outbox', customerId: staffId, mailId };
  await mailQueue.send(message);
  return true;
}

const sentToday: Bilingual = {
  ja: '本日すでに送っています。届かない場合は、明日もう一度送れます。',
  en: 'was sent one today; it can be sent again tomorrow.',
};

const whyNot = (owner: Owner): Bilingual =>
  owner.email === undefined
    ? { ja: 'メールアドレスがありません。', en: 'has no e-mail address.' }
    : owner.retired
      ? { ja: '退職・異動の方です。', en: 'has left.' }
      : { ja: '受け取り済みです。', en: 'has confirmed already.' };

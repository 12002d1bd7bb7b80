import { calledIn } from '../../domain/people/names.ts';
import { linkToken } from '../../platform/signed-links.ts';
import { renderWelcomeMail } from '../../templates/mails/welcome-mail.ts';
import type { Needs } from '../kernel/deps.ts';
import { ownerGone, type StaffMailRenderers } from '../kernel/staff-mail.ts';
import { listOwners } from './owner-store.ts';

/** The mail that introduces Rekindle to a salesperson, with one button. */
export const welcomeMails = ({
  db,
  settings: load,
  linkKeys,
  publicUrl,
}: Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl'>): StaffMailRenderers<'ownerWelcome'> => ({
  ownerWelcome: async ({ subject }) => {
    const settings = await load();
    const owner = (await listOwners(db)).find(({ id }) => id === subject.ownerId);
    if (owner?.email === undefined) return ownerGone;
    return {
      kind: 'ready',
      to: owner.email,
      mail: renderWelcomeMail({
        locale: settings.locale,
        toLastName: calledIn(owner.name, settings.locale),
        companyName: settings.companyName,
        senderAddress: settings.staffSenderAddress,
        askAddress: settings.marketingAddress,
        url: `${publicUrl}/o/${linkToken(await linkKeys(), 'o', [owner.id])}`,
      }),
    };
  },
});

import { calledIn } from '../../domain/people/names.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { renderTaskMail } from '../../templates/mails/task-mail.ts';
import type { Needs } from '../kernel/deps.ts';
import { customerGone, type StaffMailRenderers } from '../kernel/staff-mail.ts';
import { loadPerson } from '../people/load-person.ts';

/** A task of a sequence or of a customer's mail: to the customer's owner; where there is none, to marketing, who knows whom to ask. */
export const taskMails = ({
  db,
  settings: load,
  now,
}: Needs<'db' | 'settings' | 'now'>): StaffMailRenderers<'salesTask'> => ({
  salesTask: async ({ customerId, subject }) => {
    const [settings, person] = await Promise.all([load(), loadPerson(db, customerId, now().toISOString())]);
    if (person === undefined) return customerGone;
    const { customer, account, owners } = person;
    const owner = writerFor(owners, customer, account);
    return {
      kind: 'ready',
      to: owner?.email ?? settings.marketingAddress,
      mail: renderTaskMail({
        locale: settings.locale,
        toLastName: owner?.email === undefined ? '' : calledIn(owner.name, settings.locale),
        what: subject.what,
        url: subject.url,
        customerName: customer.fullName ?? '',
        accountName: account.name,
        email: customer.noMail ? undefined : customer.email,
        phone: customer.noCall
          ? undefined
          : (customer.phoneMobile ?? customer.phoneDirect ?? customer.phoneMain),
      }),
    };
  },
});

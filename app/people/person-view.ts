import type { Account, Customer } from '../../domain/people/customer.ts';
import type { PersonView } from '../../templates/mails/person-view.ts';

/** A person as a mail or page names him or her. */
export const personView = (customer: Customer, account: Account | undefined): PersonView => ({
  fullName: customer.fullName,
  lastName: customer.lastName,
  kana: customer.kana,
  department: customer.department,
  title: customer.title,
  accountName: customer.accountName ?? account?.name,
});

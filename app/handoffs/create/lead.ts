import type { Account, Customer } from '../../../domain/people/customer.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import type { FactOf } from '../../../domain/timeline/fact.ts';

/** A hot customer, with all that handing over looks at. */
export interface Lead {
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  readonly settings: Settings;
  /** Within which part of the company only one handoff is open. */
  readonly scope: string;
}

/** What calls for a handoff. */
export type Trigger = FactOf<'crossing'> | FactOf<'requested'>;

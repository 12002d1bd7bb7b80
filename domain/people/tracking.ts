import type { Customer } from './customer.ts';

/** Whether opens and clicks of a mail to somebody are counted: as they said, else as the company decided for those who were not asked. */
export const isTracked = (
  { trackingConsent }: Pick<Customer, 'trackingConsent'>,
  { tracksUnasked }: { readonly tracksUnasked: boolean },
): boolean => trackingConsent ?? tracksUnasked;

/** What two sources say of one person: a refusal of either holds. */
export function joinedTracking(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  return one === false || other === false ? false : (one ?? other);
}

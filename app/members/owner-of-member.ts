import type { Owner } from '../../domain/people/customer.ts';
import { UserError } from '../../platform/user-error.ts';

/** The salesperson that a member is said to be, or the one with the same address; undefined: none. */
export function ownerIdFor(
  owners: readonly Owner[],
  email: string,
  ownerId: string | undefined,
): string | undefined {
  if (ownerId === undefined)
    return owners.find((owner) => owner.email?.toLowerCase() === email.toLowerCase())?.id;
  if (ownerId === '') return undefined;
  if (owners.some(({ id }) => id === ownerId)) return ownerId;
  throw new UserError(422, 'no-such-owner', {
    ja: `営業担当「${ownerId}」はいません。営業担当の一覧から選んでください。`,
    en: `There is no salesperson "${ownerId}". Choose one of the list of salespeople.`,
  });
}

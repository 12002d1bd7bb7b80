import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import type { LinkKeys } from '../../platform/link-keys.ts';
import { linkToken } from '../../platform/signed-links.ts';

/** Buttons of a handoff's mails: one signed link a handoff and owner; what it asks for stands in the query. */
export function handoffUrl(
  keys: LinkKeys,
  publicUrl: string,
  handoffId: string,
  ownerId: string,
  action: string,
): string {
  return `${publicUrl}/h/${linkToken(keys, 'h', [handoffId, ownerId])}?a=${action}`;
}

/** The same for whoever manages its owner at `address`: he sees it and gives it to somebody else, as long as he manages. */
export function managerUrl(
  keys: LinkKeys,
  publicUrl: string,
  { id, ownerId }: Pick<Handoff, 'id' | 'ownerId'>,
  address: string,
  action: string,
): string {
  const token = linkToken(keys, 'h', [id, ownerId, 'manager', fingerprint(address.toLowerCase())]);
  return `${publicUrl}/h/${token}?a=${action}`;
}

/**
 * Whether a manager's link is still of somebody who manages: the manager, or marketing where there was none. Links of
 * releases before 0.4 name no address.
 */
export const isManagersLink = (
  named: string | undefined,
  addresses: readonly (string | undefined)[],
): boolean =>
  named === undefined ||
  addresses.some((each) => each !== undefined && fingerprint(each.toLowerCase()) === named);

/** A link to a handoff that ended long ago: sent on demand, with an end of its own. */
export function freshHandoffUrl(
  keys: LinkKeys,
  publicUrl: string,
  handoff: { readonly id: string; readonly ownerId: string },
  expiresAtEpochSeconds: number,
): string {
  const token = linkToken(keys, 'h', [handoff.id, handoff.ownerId, 'fresh'], expiresAtEpochSeconds);
  return `${publicUrl}/h/${token}?a=report`;
}

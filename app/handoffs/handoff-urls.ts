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

/** The same for the manager of whoever owns it: he sees it and gives it to somebody else. */
export function managerUrl(
  keys: LinkKeys,
  publicUrl: string,
  handoffId: string,
  ownerId: string,
  action: string,
): string {
  return `${publicUrl}/h/${linkToken(keys, 'h', [handoffId, ownerId, 'manager'])}?a=${action}`;
}

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

import type { Keyring } from '../adapters/secrets.ts';
import { linkToken } from '../adapters/signed-links.ts';
import type { Asset } from '../domain/settings.ts';

/** Where customers' links lead. Paths are single letters and tokens carry ids only: no inner word is ever visible. */
export interface CustomerUrls {
  readonly asset: string;
  readonly consultation: string;
  readonly unsubscribe: string;
  /** A link that no person sees. */
  readonly unseen: string;
}

/** In whose name links of previews and test mails are made: nobody's, so that trying them out counts for no customer. */
export const nobody = 'preview';

export function customerUrls(
  keyring: Keyring,
  publicUrl: string,
  customerId: string,
  mailId: string,
  asset: Asset | undefined,
): CustomerUrls {
  const at = (purpose: 'd' | 'w' | 'q' | 'u' | 'n', fields: readonly string[]): string =>
    `${publicUrl}/${purpose}/${linkToken(keyring, purpose, [customerId, mailId, ...fields])}`;
  return {
    asset: asset === undefined ? at('q', []) : at(asset.kind === 'webinar' ? 'w' : 'd', [asset.id]),
    consultation: at('q', []),
    unsubscribe: at('u', []),
    unseen: at('n', []),
  };
}

/** Buttons of a handoff's mails: one signed link a handoff and owner; what it asks for stands in the query. */
export function handoffUrl(
  keyring: Keyring,
  publicUrl: string,
  handoffId: string,
  ownerId: string,
  action: string,
): string {
  return `${publicUrl}/h/${linkToken(keyring, 'h', [handoffId, ownerId])}?a=${action}`;
}

/** A link to a handoff that ended long ago: sent on demand, with an end of its own. */
export function freshHandoffUrl(
  keyring: Keyring,
  publicUrl: string,
  handoff: { readonly id: string; readonly ownerId: string },
  expiresAtEpochSeconds: number,
): string {
  const token = linkToken(keyring, 'h', [handoff.id, handoff.ownerId, 'fresh'], expiresAtEpochSeconds);
  return `${publicUrl}/h/${token}?a=report`;
}

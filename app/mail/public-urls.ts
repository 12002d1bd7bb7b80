import type { Keyring } from '../../platform/keyring.ts';
import { linkToken } from '../../platform/signed-links.ts';
import { dayOf } from '../../domain/kernel/local-date.ts';
import type { Asset, Settings } from '../../domain/settings/settings.ts';

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

/** How long somebody who came from a mail is known on the company's own site. */
const VISITS_KNOWN_DAYS = 180;

/** An address on the company's own site, with a token that the site's script keeps (docs/site-script.md); any other stays as it is. */
export function siteUrl(
  keyring: Keyring,
  settings: Pick<Settings, 'site' | 'calendar'>,
  customerId: string,
  url: string,
  nowEpochMs: number,
): string {
  if (customerId === nobody || !URL.canParse(url)) return url;
  const address = new URL(url);
  if (!isOwnSite(address.hostname, settings)) return url;
  const landedOn = dayOf(nowEpochMs, settings.calendar.utcOffsetMinutes);
  const until = Math.floor(nowEpochMs / 1000) + VISITS_KNOWN_DAYS * 86_400;
  const token = linkToken(keyring, 'v', [customerId, landedOn], until);
  // What follows the # reaches no server and no log; where the page needs its own, the query takes it.
  if (address.hash === '') address.hash = `sv=${token}`;
  else address.searchParams.set('sv', token);
  return address.href;
}

/** The company's own host, or one below it. */
export const isOwnSite = (host: string, { site }: Pick<Settings, 'site'>): boolean =>
  site.domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

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

/** The same for the manager of whoever owns it: he sees it and gives it to somebody else. */
export function managerUrl(
  keyring: Keyring,
  publicUrl: string,
  handoffId: string,
  ownerId: string,
  action: string,
): string {
  return `${publicUrl}/h/${linkToken(keyring, 'h', [handoffId, ownerId, 'manager'])}?a=${action}`;
}

/** The page where a salesperson says that our mails arrive. */
export const welcomeUrl = (keyring: Keyring, publicUrl: string, ownerId: string): string =>
  `${publicUrl}/o/${linkToken(keyring, 'o', [ownerId])}`;

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

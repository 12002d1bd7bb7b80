import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { LinkKeys } from '../../platform/link-keys.ts';
import { linkToken } from '../../platform/signed-links.ts';
import { previewCustomerId } from '../../domain/people/customer.ts';
import type { Settings } from '../../domain/settings/settings.ts';

/** How long somebody who came from a mail is known on the company's own site. */
const VISITS_KNOWN_DAYS = 180;

/** An address on the company's own site, with a token that the site's script keeps (docs/site-script.md); any other stays as it is. */
export function siteUrl(
  keys: LinkKeys,
  settings: Pick<Settings, 'site' | 'calendar'>,
  customerId: string,
  url: string,
  nowEpochMs: number,
): string {
  if (customerId === previewCustomerId || !URL.canParse(url)) return url;
  const address = new URL(url);
  if (!isOwnSite(address.hostname, settings)) return url;
  const landedOn = dayOf(nowEpochMs, settings.calendar.timeZone);
  const until = Math.floor(nowEpochMs / 1000) + VISITS_KNOWN_DAYS * 86_400;
  const token = linkToken(keys, 'v', [customerId, landedOn], until);
  // What follows the # reaches no server and no log; where the page needs its own, the query takes it.
  if (address.hash === '') address.hash = `sv=${token}`;
  else address.searchParams.set('sv', token);
  return address.href;
}

/** The company's own host, or one below it. */
export const isOwnSite = (host: string, { site }: Pick<Settings, 'site'>): boolean =>
  site.domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

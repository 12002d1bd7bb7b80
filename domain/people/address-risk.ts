import { isFreeMail } from './free-mail.ts';
import { isSharedAddress } from './shared-address.ts';

/** Why a mail to an address may come back or annoy, the worst first; `none`: nothing is known against it. */
export const addressRisks = ['mistyped', 'deadDomain', 'shared', 'longSilent', 'none'] as const;
export type AddressRisk = (typeof addressRisks)[number];

/** Addresses die at about a quarter a year: after two years of silence nobody knows whether one still lives. */
const longSilentDays = 730;

/** What speaks against an address; undefined where there is none. */
export function addressRiskOf(
  email: string | undefined,
  silentDays: number,
  deadDomains: ReadonlySet<string> = new Set(),
): AddressRisk | undefined {
  const domain = email?.toLowerCase().split('@')[1];
  if (domain === undefined) return undefined;
  if (isMistyped(domain)) return 'mistyped';
  if (deadDomains.has(domain)) return 'deadDomain';
  if (isSharedAddress(email)) return 'shared';
  return silentDays > longSilentDays ? 'longSilent' : 'none';
}

/** Mailboxes of so many people that a slip of the finger is likelier than another company of nearly the same name. */
const wellKnown = [
  'gmail.com',
  'yahoo.co.jp',
  'hotmail.com',
  'hotmail.co.jp',
  'outlook.com',
  'outlook.jp',
  'icloud.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'softbank.ne.jp',
];
/** One letter away from one of those, and real. */
const real: ReadonlySet<string> = new Set(['email.com', 'ymail.com', 'hmail.com', 'mail.com', 'cloud.com']);
const brokenEnds =
  /\.(?:con|cmo|ocm|comm|vom|xom|cpm|c0m|cojp|co\.jo|co\.kp|co\.jpn|co\.j|ne\.jo|or\.jo|jpp|nejp)$/;

function isMistyped(domain: string): boolean {
  if (isFreeMail(domain) || real.has(domain)) return false;
  return brokenEnds.test(domain) || wellKnown.some((known) => isOneSlip(domain, known));
}

/** One letter left out, added, changed, or two next to each other exchanged. */
function isOneSlip(given: string, meant: string): boolean {
  if (Math.abs(given.length - meant.length) > 1) return false;
  let from = 0;
  while (from < given.length && given[from] === meant[from]) from++;
  const [restGiven, restMeant] = [given.slice(from), meant.slice(from)];
  return (
    restGiven.slice(1) === restMeant.slice(1) ||
    restGiven === restMeant.slice(1) ||
    restGiven.slice(1) === restMeant ||
    (restGiven[0] === restMeant[1] &&
      restGiven[1] === restMeant[0] &&
      restGiven.slice(2) === restMeant.slice(2))
  );
}

import type { SendingAccount } from './sending-account.ts';

/** What somebody else's system says about a thing: the thing, that there is none, or nothing at all. */
export type Told<Thing> =
  | { readonly kind: 'told'; readonly it: Thing }
  | { readonly kind: 'absent' }
  /** It would not say: permissions, throttling, no answer. `because` is its own word for it. */
  | { readonly kind: 'unreadable'; readonly because: string };

/** A domain or an address that SES may send from: GetEmailIdentity. */
export interface SendingIdentity {
  readonly name: string;
  readonly isVerified: boolean;
  /** SUCCESS once the three records stand in the DNS; PENDING, FAILED, TEMPORARY_FAILURE or NOT_STARTED before. */
  readonly dkimStatus: string;
  /** One DNS record each: `TOKEN._domainkey.NAME CNAME TOKEN.dkim.amazonses.com`. */
  readonly dkimTokens: readonly string[];
  /** A MAIL FROM domain of our own; absent, SES's own is used and SPF is not aligned. */
  readonly mailFrom?: { readonly domain: string; readonly status: string } | undefined;
}

/** A configuration set or a tenant: whether SES sends with it. */
export interface SendingSet {
  readonly isEnabled: boolean;
}

/** Asks SES how it is set up, without sending anything. */
export interface SendingSetup {
  readonly region: () => Promise<string>;
  readonly account: () => Promise<Told<SendingAccount>>;
  readonly identity: (name: string) => Promise<Told<SendingIdentity>>;
  readonly configurationSet: (name: string) => Promise<Told<SendingSet>>;
  /** A tenant: whether SES sends as it. */
  readonly tenant: (name: string) => Promise<Told<SendingSet>>;
}

/** Asks the DNS. */
export interface Dns {
  readonly txt: (name: string) => Promise<Told<readonly string[]>>;
  /** The hosts that receive mail for a domain. */
  readonly mx: (name: string) => Promise<Told<readonly string[]>>;
  /** Its own addresses, of version 4 or 6. */
  readonly address: (name: string) => Promise<Told<readonly string[]>>;
}

import type { StopReason } from '../kernel/sending-account.ts';

/** green: as it should be. amber: mails go out, yet something is missing. red: nothing may be launched. */
export const lights = ['green', 'amber', 'red'] as const;
export type Light = (typeof lights)[number];

/** What the sequences to start from write into their mails, and a launch of them asks for. */
export type Material = 'topic' | 'documents';

/** What a check may find, with the values that its words name. */
export interface ReadinessValues {
  readonly companyGiven: object;
  readonly companyMissing: { readonly settings: readonly string[] };
  readonly materialsGiven: object;
  readonly materialsMissing: { readonly missing: readonly Material[] };
  readonly optOutsDeclared: object;
  readonly optOutsUndeclared: object;
  readonly ownersReady: { readonly count: number };
  readonly ownersUnwelcomed: { readonly names: readonly string[] };
  readonly ownersReturned: { readonly names: readonly string[] };
  readonly ownersNone: object;
  readonly senderVerified: { readonly identity: string };
  readonly senderUnknown: { readonly address: string; readonly domain: string };
  readonly senderPending: { readonly identity: string };
  readonly senderUnreadable: { readonly because: string };
  readonly dkimSigned: { readonly identity: string };
  readonly dkimPending: {
    readonly identity: string;
    readonly status: string;
    readonly tokens: readonly string[];
  };
  readonly mailFromOwn: { readonly domain: string };
  readonly mailFromPending: { readonly domain: string; readonly status: string; readonly region: string };
  readonly mailFromDefault: { readonly identity: string; readonly region: string };
  readonly accountHealthy: object;
  readonly accountProbation: object;
  readonly accountPaused: object;
  readonly accountShutDown: object;
  readonly accountUnreadable: { readonly because: string };
  readonly sandboxLeft: object;
  readonly sandboxed: { readonly perDay: number };
  readonly quotaRoom: { readonly perSecond: number; readonly perDay: number; readonly sentToday: number };
  readonly quotaShort: { readonly perDay: number; readonly sentToday: number };
  readonly setsReady: object;
  readonly setMissing: { readonly set: string };
  readonly setPaused: { readonly set: string };
  readonly setUnreadable: { readonly set: string; readonly because: string };
  readonly tenantReady: { readonly tenant: string };
  readonly tenantMissing: { readonly tenant: string };
  readonly tenantPaused: { readonly tenant: string };
  readonly tenantUnreadable: { readonly tenant: string; readonly because: string };
  readonly suppressionOn: object;
  readonly suppressionOff: object;
  readonly sendingFlows: object;
  readonly sendingDenied: { readonly since: string };
  readonly sendingHeld: { readonly reason: StopReason; readonly since: string };
  /** ISO: `knownUntil` is the moment of the backup. */
  readonly sendingRestored: { readonly since: string; readonly knownUntil: string };
  readonly linksOwn: { readonly host: string };
  readonly linksLocal: object;
  readonly linksForeign: { readonly host: string };
  readonly repliesReceived: { readonly domain: string };
  readonly repliesToOwners: object;
  readonly repliesLost: { readonly domain: string; readonly region: string };
  readonly dmarcPublished: { readonly record: string };
  readonly dmarcMissing: { readonly domain: string };
  /** A name that no DNS has: examples and tests (RFC 2606). */
  readonly dnsReserved: { readonly domain: string };
  readonly dnsUnreadable: { readonly domain: string; readonly because: string };
}
export type ReadinessKind = keyof ReadinessValues;

/** The checks, in the order in which somebody mends them. */
export const readinessChecks = [
  'company',
  'materials',
  'optOuts',
  'owners',
  'sender',
  'dkim',
  'account',
  'sandbox',
  'sets',
  'tenant',
  'sending',
  'quota',
  'suppression',
  'mailFrom',
  'dmarc',
  'replies',
  'links',
] as const;
export type ReadinessCheck = (typeof readinessChecks)[number];

/** What one check found. */
export type Finding = {
  [Kind in ReadinessKind]: { readonly check: ReadinessCheck; readonly kind: Kind } & ReadinessValues[Kind];
}[ReadinessKind];

/** Which light a finding is. Red is only what would use up, bounce or break the law with the first mails. */
export const lightOf: Readonly<Record<ReadinessKind, Light>> = {
  companyGiven: 'green',
  companyMissing: 'red',
  materialsGiven: 'green',
  materialsMissing: 'amber',
  optOutsDeclared: 'green',
  optOutsUndeclared: 'red',
  ownersReady: 'green',
  ownersUnwelcomed: 'amber',
  ownersReturned: 'amber',
  ownersNone: 'red',
  senderVerified: 'green',
  senderUnknown: 'red',
  senderPending: 'red',
  senderUnreadable: 'red',
  dkimSigned: 'green',
  dkimPending: 'red',
  mailFromOwn: 'green',
  mailFromPending: 'amber',
  mailFromDefault: 'amber',
  accountHealthy: 'green',
  accountProbation: 'amber',
  accountPaused: 'red',
  accountShutDown: 'red',
  accountUnreadable: 'red',
  sandboxLeft: 'green',
  sandboxed: 'red',
  quotaRoom: 'green',
  quotaShort: 'amber',
  setsReady: 'green',
  setMissing: 'red',
  setPaused: 'red',
  setUnreadable: 'red',
  tenantReady: 'green',
  tenantMissing: 'red',
  tenantPaused: 'red',
  tenantUnreadable: 'amber',
  suppressionOn: 'green',
  suppressionOff: 'amber',
  sendingFlows: 'green',
  sendingDenied: 'red',
  sendingHeld: 'amber',
  sendingRestored: 'red',
  linksOwn: 'green',
  linksLocal: 'green',
  linksForeign: 'amber',
  repliesReceived: 'green',
  repliesToOwners: 'green',
  repliesLost: 'amber',
  dmarcPublished: 'green',
  dmarcMissing: 'amber',
  dnsReserved: 'green',
  dnsUnreadable: 'amber',
};

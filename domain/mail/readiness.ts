import type { SendingAccount } from '../kernel/sending-account.ts';
import type { SendingIdentity, SendingSet, Told } from '../kernel/sending-setup.ts';
import { lightOf, lights, readinessChecks, type Finding, type Material } from './readiness-findings.ts';
import type { SendingState } from './sending.ts';

/** An address that mails come from, and the identity of SES that it falls under. */
export interface Sender {
  readonly address: string;
  readonly identity: Told<SendingIdentity>;
}

/** All that decides whether mails may go out. What the DNS says is asked for only where somebody looks at it. */
export interface ReadinessFacts {
  /** Names of settings that still hold what was shipped. */
  readonly shippedSettings: readonly string[];
  readonly missingMaterials: readonly Material[];
  readonly optOutsDeclared: boolean;
  /** Salespeople with an address, those among them who have not confirmed that our mails reach them, and to whom mails came back. */
  readonly owners: {
    readonly reachable: number;
    readonly unwelcomed: readonly string[];
    readonly returning: readonly string[];
  };
  readonly senders: readonly Sender[];
  readonly account: Told<SendingAccount>;
  readonly sets: readonly { readonly name: string; readonly set: Told<SendingSet> }[];
  /** The tenant of SES that mails are sent as; undefined: none. */
  readonly tenant?: { readonly name: string; readonly tenant: Told<SendingSet> } | undefined;
  readonly state: SendingState;
  readonly region: string;
  readonly publicUrl: string;
  readonly replyDomain: string;
  readonly dns?:
    | { readonly dmarc: Told<readonly string[]>; readonly mx: Told<readonly string[]> | undefined }
    | undefined;
}

/** Each check with what it found: of several things that one check looks at, the worst. */
export function readinessOf(facts: ReadinessFacts): readonly Finding[] {
  const found = [
    ...ofCompany(facts),
    ...facts.senders.flatMap((sender) => ofSender(sender, facts.region)),
    ...ofAccount(facts.account),
    ...facts.sets.map(ofSet),
    ...(facts.tenant === undefined ? [] : [ofTenant(facts.tenant)]),
    ofState(facts.state),
    ofLinks(facts.publicUrl),
    ...ofNames(facts),
  ];
  return readinessChecks.flatMap((check) => {
    const [worst] = found
      .filter((finding) => finding.check === check)
      .toSorted((a, b) => lights.indexOf(lightOf[b.kind]) - lights.indexOf(lightOf[a.kind]));
    return worst === undefined ? [] : [worst];
  });
}

/** The identities that SES may find an address under: itself, its domain, the domains above. */
export function identitiesOf(address: string): readonly string[] {
  const labels = domainOf(address).split('.');
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return [address.toLowerCase(), ...domains];
}

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What several identities of one address are together: SES asks any of them for the verification, and any for DKIM. */
export function identityUnder(asked: readonly Told<SendingIdentity>[]): Told<SendingIdentity> {
  const found = asked.flatMap((each) => (each.kind === 'told' ? [each.it] : []));
  const best = found.find(({ isVerified }) => isVerified) ?? found[0];
  if (best === undefined) return asked.find(({ kind }) => kind === 'unreadable') ?? { kind: 'absent' };
  const signed = found.find(({ dkimStatus }) => dkimStatus === 'SUCCESS');
  return {
    kind: 'told',
    it:
      signed === undefined ? best : { ...best, dkimStatus: signed.dkimStatus, dkimTokens: signed.dkimTokens },
  };
}

const ofCompany = ({
  shippedSettings,
  missingMaterials,
  optOutsDeclared,
  owners,
}: ReadinessFacts): readonly Finding[] => [
  shippedSettings.length === 0
    ? { check: 'company', kind: 'companyGiven' }
    : { check: 'company', kind: 'companyMissing', settings: shippedSettings },
  missingMaterials.length === 0
    ? { check: 'materials', kind: 'materialsGiven' }
    : { check: 'materials', kind: 'materialsMissing', missing: missingMaterials },
  { check: 'optOuts', kind: optOutsDeclared ? 'optOutsDeclared' : 'optOutsUndeclared' },
  owners.reachable === 0
    ? { check: 'owners', kind: 'ownersNone' }
    : owners.returning.length > 0
      ? { check: 'owners', kind: 'ownersReturned', names: owners.returning }
      : owners.unwelcomed.length === 0
        ? { check: 'owners', kind: 'ownersReady', count: owners.reachable }
        : { check: 'owners', kind: 'ownersUnwelcomed', names: owners.unwelcomed },
];

function ofSender({ address, identity: told }: Sender, region: string): readonly Finding[] {
  if (told.kind === 'absent')
    return [{ check: 'sender', kind: 'senderUnknown', address, domain: domainOf(address) }];
  if (told.kind === 'unreadable')
    return [{ check: 'sender', kind: 'senderUnreadable', because: told.because }];
  const { name: identity, isVerified, dkimStatus: status, dkimTokens: tokens, mailFrom } = told.it;
  return [
    { check: 'sender', kind: isVerified ? 'senderVerified' : 'senderPending', identity },
    status === 'SUCCESS'
      ? { check: 'dkim', kind: 'dkimSigned', identity }
      : { check: 'dkim', kind: 'dkimPending', identity, status, tokens },
    mailFrom === undefined
      ? { check: 'mailFrom', kind: 'mailFromDefault', identity: domainOf(identity), region }
      : mailFrom.status === 'SUCCESS'
        ? { check: 'mailFrom', kind: 'mailFromOwn', domain: mailFrom.domain }
        : { check: 'mailFrom', kind: 'mailFromPending', ...mailFrom, region },
  ];
}

/** Below a fifth of the day's quota a campaign is likely to wait for tomorrow. */
const SHORT_OF_QUOTA = 0.8;

function ofAccount(told: Told<SendingAccount>): readonly Finding[] {
  if (told.kind !== 'told')
    return [
      {
        check: 'account',
        kind: 'accountUnreadable',
        because: told.kind === 'absent' ? 'NotFoundException' : told.because,
      },
    ];
  const { isEnabled, isProduction, enforcement, suppresses, maxPerSecond, maxPerDay, sentToday } = told.it;
  return [
    {
      check: 'account',
      kind:
        enforcement === 'SHUTDOWN'
          ? 'accountShutDown'
          : !isEnabled
            ? 'accountPaused'
            : enforcement === 'PROBATION'
              ? 'accountProbation'
              : 'accountHealthy',
    },
    isProduction
      ? { check: 'sandbox', kind: 'sandboxLeft' }
      : { check: 'sandbox', kind: 'sandboxed', perDay: maxPerDay },
    sentToday >= SHORT_OF_QUOTA * maxPerDay
      ? { check: 'quota', kind: 'quotaShort', perDay: maxPerDay, sentToday }
      : { check: 'quota', kind: 'quotaRoom', perSecond: maxPerSecond, perDay: maxPerDay, sentToday },
    {
      check: 'suppression',
      kind: ['BOUNCE', 'COMPLAINT'].every((reason) => suppresses.includes(reason))
        ? 'suppressionOn'
        : 'suppressionOff',
    },
  ];
}

function ofSet({ name: set, set: told }: ReadinessFacts['sets'][number]): Finding {
  if (told.kind === 'absent') return { check: 'sets', kind: 'setMissing', set };
  if (told.kind === 'unreadable') return { check: 'sets', kind: 'setUnreadable', set, because: told.because };
  return told.it.isEnabled ? { check: 'sets', kind: 'setsReady' } : { check: 'sets', kind: 'setPaused', set };
}

function ofTenant({ name, tenant: told }: NonNullable<ReadinessFacts['tenant']>): Finding {
  const of = { check: 'tenant', tenant: name } as const;
  if (told.kind === 'absent') return { ...of, kind: 'tenantMissing' };
  if (told.kind === 'unreadable') return { ...of, kind: 'tenantUnreadable', because: told.because };
  return { ...of, kind: told.it.isEnabled ? 'tenantReady' : 'tenantPaused' };
}

/** What stopped sending may be over by now: the other checks say so, and a probe tries each minute. Rights only a mail can try. */
function ofState({ stop }: SendingState): Finding {
  if (stop === undefined) return { check: 'sending', kind: 'sendingFlows' };
  const { reason, since, knownUntil = since } = stop;
  if (reason === 'restored') return { check: 'sending', kind: 'sendingRestored', since, knownUntil };
  return reason === 'accessDenied'
    ? { check: 'sending', kind: 'sendingDenied', since }
    : { check: 'sending', kind: 'sendingHeld', reason, since };
}

function ofLinks(publicUrl: string): Finding {
  const { hostname: host } = new URL(publicUrl);
  if (host === 'localhost' || host === '127.0.0.1') return { check: 'links', kind: 'linksLocal' };
  return {
    check: 'links',
    kind: /\.execute-api\.[a-z0-9-]+\.amazonaws\.com/.test(host) ? 'linksForeign' : 'linksOwn',
    host,
  };
}

/** Never in the public DNS (RFC 2606, RFC 6761, RFC 6762): examples and tests live there. */
export const isReserved = (domain: string): boolean =>
  /(?:^|\.)(?:example|test|invalid|localhost|local|example\.(?:com|net|org|(?:(?:co|ne|or|ac)\.)?jp))$/i.test(
    domain,
  );

function ofNames({ senders, replyDomain, region, dns }: ReadinessFacts): readonly Finding[] {
  if (dns === undefined) return [];
  const [sender] = senders;
  return [
    ofReplies(replyDomain, dns.mx, region),
    ...(sender === undefined ? [] : [ofDmarc(domainOf(sender.address), dns.dmarc)]),
  ];
}

function ofReplies(domain: string, told: Told<readonly string[]> | undefined, region: string): Finding {
  if (domain === '') return { check: 'replies', kind: 'repliesToOwners' };
  if (isReserved(domain)) return { check: 'replies', kind: 'dnsReserved', domain };
  if (told?.kind === 'unreadable')
    return { check: 'replies', kind: 'dnsUnreadable', domain, because: told.because };
  const reaches =
    told?.kind === 'told' && told.it.some((host) => host.toLowerCase().startsWith('inbound-smtp.'));
  return reaches
    ? { check: 'replies', kind: 'repliesReceived', domain }
    : { check: 'replies', kind: 'repliesLost', domain, region };
}

function ofDmarc(domain: string, told: Told<readonly string[]>): Finding {
  if (isReserved(domain)) return { check: 'dmarc', kind: 'dnsReserved', domain };
  if (told.kind === 'unreadable')
    return { check: 'dmarc', kind: 'dnsUnreadable', domain, because: told.because };
  const record = told.kind === 'told' ? told.it.find((text) => /^v=DMARC1\b/i.test(text)) : undefined;
  return record === undefined
    ? { check: 'dmarc', kind: 'dmarcMissing', domain }
    : { check: 'dmarc', kind: 'dmarcPublished', record };
}

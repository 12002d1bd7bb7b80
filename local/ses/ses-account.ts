import { AwsFault } from '../aws/aws-fault.ts';
import { bareAddress } from './mail.ts';

type DnsStatus = 'SUCCESS' | 'PENDING' | 'FAILED' | 'TEMPORARY_FAILURE';

/** An identity: a domain or an address that mails may come from. */
export interface LocalIdentity {
  readonly isVerified: boolean;
  /** By default as the verification is. */
  readonly dkimStatus?: DnsStatus | 'NOT_STARTED';
  readonly mailFrom?: { readonly domain: string; readonly status: DnsStatus };
}

/** What AWS has decided about the account. May be changed while the stack runs. */
export interface SesStanding {
  /** By name; without it every domain is a verified identity, and no address is one of its own. */
  identities?: Readonly<Record<string, LocalIdentity>> | undefined;
  /** In the sandbox only verified identities may be written to. */
  account?: 'production' | 'sandbox' | 'paused' | 'suspended' | undefined;
}

const TOKENS = ['tokenone', 'tokentwo', 'tokenthree'];

/** What GetEmailIdentity answers; undefined where there is no such identity. */
export function identityAnswer({ identities }: SesStanding, name: string) {
  const found = identities === undefined ? everyDomain(name) : identities[name.toLowerCase()];
  if (found === undefined) return undefined;
  const { isVerified, dkimStatus = isVerified ? 'SUCCESS' : 'PENDING', mailFrom } = found;
  return {
    IdentityType: name.includes('@') ? ('EMAIL_ADDRESS' as const) : ('DOMAIN' as const),
    VerifiedForSendingStatus: isVerified,
    DkimAttributes: {
      SigningEnabled: true,
      Status: dkimStatus,
      Tokens: name.includes('@') ? [] : TOKENS,
    },
    MailFromAttributes: {
      MailFromDomain: mailFrom?.domain ?? '',
      MailFromDomainStatus: mailFrom?.status ?? ('PENDING' as const),
      BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' as const,
    },
  };
}

/** What GetAccount answers of the standing. */
export const accountAnswer = ({ account = 'production' }: SesStanding) => ({
  ProductionAccessEnabled: account !== 'sandbox',
  SendingEnabled: account !== 'paused' && account !== 'suspended',
  EnforcementStatus: account === 'suspended' ? 'SHUTDOWN' : account === 'paused' ? 'PROBATION' : 'HEALTHY',
});

/** Refuses a mail as SES would: the account, then the sender, then in the sandbox the recipients. */
export function checkStanding(standing: SesStanding, from: string, recipients: readonly string[]): void {
  if (standing.account === 'suspended')
    throw new AwsFault('AccountSuspendedException', 'The account is suspended.');
  if (standing.account === 'paused')
    throw new AwsFault('SendingPausedException', 'Sending is paused for this account.');
  const asked = standing.account === 'sandbox' ? [from, ...recipients] : [from];
  const failed = asked.map(bareAddress).filter((address) => !maySend(standing, address));
  if (failed.length > 0)
    throw new AwsFault(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region AP-NORTHEAST-1: ${failed.join(', ')}`,
    );
}

function maySend(standing: SesStanding, address: string): boolean {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  const names = [address, ...labels.map((_, index) => labels.slice(index).join('.'))];
  return names.some((name) => identityAnswer(standing, name)?.VerifiedForSendingStatus === true);
}

const everyDomain = (name: string): LocalIdentity | undefined =>
  name.includes('@')
    ? undefined
    : { isVerified: true, mailFrom: { domain: `bounce.${name}`, status: 'SUCCESS' } };

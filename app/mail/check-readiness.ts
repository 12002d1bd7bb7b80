import type { Owner } from '../../domain/people/customer.ts';
import type { ServedAnswer } from '../../contract/route.ts';
import type { mailRoutes } from '../../contract/mail.ts';
import { readinessCheckWords, readinessWords } from '../../contract/readiness-words.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Dns, SendingIdentity, SendingSetup, Told } from '../../domain/kernel/sending-setup.ts';
import { lightOf, type Finding } from '../../domain/mail/readiness-findings.ts';
import {
  domainOf,
  identitiesOf,
  identityUnder,
  isReserved,
  readinessOf,
  type ReadinessFacts,
} from '../../domain/mail/readiness.ts';
import { canBeTold, isUnwelcomed } from '../../domain/people/welcome.ts';
import { defaultSettings, offeredOf, type Settings } from '../../domain/settings/settings.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { listOwners } from '../people/owner-store.ts';
import { findReturned } from '../people/returned-address-store.ts';
import { findSendingState } from './sending-store.ts';

/** What a look at the readiness takes. */
export type ReadinessDeps = Needs<
  | 'db'
  | 'freshSettings'
  | 'sendingSetup'
  | 'tenantName'
  | 'customerConfigurationSet'
  | 'staffConfigurationSet'
  | 'publicUrl'
  | 'replyDomain'
>;

/** Whether mails may go out, check by check, in the reader's language. */
export const showReadiness =
  (deps: ReadinessDeps & Needs<'dns'>): Serve<typeof mailRoutes.showReadiness> =>
  async (_, caller) => {
    const settings = await deps.freshSettings();
    const facts = await readinessFacts(deps, settings, await listOwners(deps.db));
    const dns = await askDns(deps, settings);
    const findings = readinessOf({ ...facts, dns });
    return {
      isReady: isReady(findings),
      checks: findings.map((finding) => shown(finding, caller.locale ?? settings.locale)),
    };
  };

/** What the launch asks: everything but the DNS, which decides nothing there. */
export const checkReadiness = async (
  deps: ReadinessDeps,
  settings: Settings,
  owners: readonly Owner[],
): Promise<readonly Finding[]> => readinessOf(await readinessFacts(deps, settings, owners));

const isReady = (findings: readonly Finding[]): boolean =>
  findings.every(({ kind }) => lightOf[kind] !== 'red');

/** The identity that an address is sent from, as SES would find it: its own, its domain's, or one above. */
export async function identityOf(setup: SendingSetup, address: string): Promise<Told<SendingIdentity>> {
  const asked: Told<SendingIdentity>[] = [];
  for (const name of identitiesOf(address)) {
    const told = await setup.identity(name);
    asked.push(told);
    if (told.kind === 'told' && told.it.isVerified && told.it.dkimStatus === 'SUCCESS') break;
  }
  return identityUnder(asked);
}

const lawful = ['companyName', 'postalAddress', 'senderAddress', 'staffSenderAddress'] as const;

async function readinessFacts(
  deps: ReadinessDeps,
  settings: Settings,
  owners: readonly Owner[],
): Promise<ReadinessFacts> {
  const { db, sendingSetup: setup } = deps;
  const addresses = [...new Set([settings.senderAddress, settings.staffSenderAddress])];
  const names = [deps.customerConfigurationSet, deps.staffConfigurationSet];
  const { tenantName } = deps;
  const [senders, account, sets, state, region, tenant, isReturned] = await Promise.all([
    Promise.all(addresses.map(async (address) => ({ address, identity: await identityOf(setup, address) }))),
    setup.account(),
    Promise.all(names.map(async (name) => ({ name, set: await setup.configurationSet(name) }))),
    findSendingState(db),
    setup.region(),
    tenantName === '' ? undefined : setup.tenant(tenantName),
    findReturned(db),
  ]);
  return {
    shippedSettings: lawful.filter((name) => settings[name] === defaultSettings[name]),
    missingMaterials: [
      ...(settings.topic.ja.trim() === '' && settings.topic.en.trim() === '' ? (['topic'] as const) : []),
      ...(offeredOf(settings).length === 0 ? (['documents'] as const) : []),
    ],
    optOutsDeclared: settings.optOutsDeclared,
    owners: {
      reachable: owners.filter((owner) => canBeTold(owner)).length,
      returning: returningOf(owners, settings, isReturned),
      unwelcomed: owners.filter((owner) => isUnwelcomed(owner)).map(({ name }) => name),
    },
    senders,
    account,
    sets,
    tenant: tenant === undefined ? undefined : { name: tenantName, tenant },
    state,
    region,
    publicUrl: deps.publicUrl,
    replyDomain: deps.replyDomain,
  };
}

/** Whose mails came back: salespeople and managers by name, marketing and support by address. */
const returningOf = (
  owners: readonly Owner[],
  { marketingAddress, supportAddress }: Settings,
  isReturned: (email: string | undefined) => boolean,
): readonly string[] => [
  ...new Set([
    ...owners
      .filter(({ retired }) => !retired)
      .flatMap(({ name, email, managerName, managerEmail = '' }) => [
        ...(isReturned(email) ? [name] : []),
        ...(isReturned(managerEmail) ? [managerName ?? managerEmail] : []),
      ]),
    ...[marketingAddress, supportAddress].filter(isReturned),
  ]),
];

async function askDns(
  { dns, replyDomain }: Needs<'dns' | 'replyDomain'>,
  { senderAddress }: Settings,
): Promise<ReadinessFacts['dns']> {
  const [dmarc, mx] = await Promise.all([
    dmarcOf(dns, domainOf(senderAddress)),
    replyDomain === '' || isReserved(replyDomain) ? undefined : dns.mx(replyDomain),
  ]);
  return { dmarc, mx };
}

/** The record of the domain, or of the nearest domain above it that has one (RFC 7489, 6.6.3). */
async function dmarcOf(dns: Dns, domain: string): Promise<Told<readonly string[]>> {
  if (isReserved(domain)) return { kind: 'absent' };
  for (const name of identitiesOf(`@${domain}`).slice(1)) {
    const told = await dns.txt(`_dmarc.${name}`);
    if (told.kind !== 'absent') return told;
  }
  return { kind: 'absent' };
}

function shown(
  finding: Finding,
  locale: Locale,
): ServedAnswer<typeof mailRoutes.showReadiness>['checks'][number] {
  const { says, toDo, forIt } = readinessWords(finding);
  return {
    id: finding.check,
    light: lightOf[finding.kind],
    name: readinessCheckWords[finding.check][locale],
    says: says[locale],
    ...(toDo === undefined ? {} : { toDo: toDo[locale] }),
    ...(forIt === undefined || forIt[locale] === '' ? {} : { forIt: forIt[locale] }),
  };
}

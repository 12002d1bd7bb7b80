import { readinessCheckWords, readinessWords } from '../../contract/readiness-words.ts';
import type { AudienceCount, Sample } from '../../domain/audience/audience-count.ts';
import { lightOf, type Finding } from '../../domain/mail/readiness-findings.ts';
import type { Owner } from '../../domain/people/customer.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { UserError } from '../../platform/user-error.ts';
import { findCustomers } from '../people/customer-store.ts';
import { checkReadiness, identityOf, type ReadinessDeps } from '../mail/check-readiness.ts';
import { allowSandbox } from '../mail/sending-store.ts';

/** In the sandbox so many people may be mailed, where each was verified: a trial, not a campaign. */
const SANDBOX_PEOPLE = 20;

/**
 * Refuses a launch whose first mails SES would refuse, or that the law forbids, with all that is missing. Answers what is
 * left to ask once the audience is known.
 */
export async function passGate(
  deps: ReadinessDeps,
  settings: Settings,
  owners: readonly Owner[],
): Promise<(audience: AudienceCount) => Promise<void>> {
  const red = (await checkReadiness(deps, settings, owners)).filter(({ kind }) => lightOf[kind] === 'red');
  const missing = red.filter(({ kind }) => kind !== 'sandboxed');
  if (missing.length > 0) throw notReady(missing);
  const [sandboxed] = red;
  if (sandboxed === undefined) return () => Promise.resolve();
  return async ({ selected, newest }) => {
    // Of so few all are among those whom the count names.
    if (selected > SANDBOX_PEOPLE || !(await areVerified(deps, newest))) throw notReady([sandboxed]);
    await allowSandbox(deps.db);
  };
}

async function areVerified({ db, sendingSetup }: ReadinessDeps, people: readonly Sample[]): Promise<boolean> {
  const customers = await findCustomers(
    db,
    people.map(({ customerId }) => customerId),
  );
  for (const { email } of customers.values()) {
    const told = email === undefined ? undefined : await identityOf(sendingSetup, email);
    if (told?.kind === 'told' && !told.it.isVerified) return false;
    if (told?.kind === 'absent' || told?.kind === 'unreadable') return false;
  }
  return true;
}

/** Every finding with its remedy, and that nothing was used up. */
const notReady = (findings: readonly Finding[]): UserError =>
  new UserError(409, 'not-ready', {
    ja: `まだ配信を始められません（何も送られていません）。${findings.map((each) => sentence(each, 'ja')).join(' ')} rekindle doctor で全体を確認できます。`,
    en: `It is too early to launch; nothing was sent. ${findings.map((each) => sentence(each, 'en')).join(' ')} rekindle doctor shows all of it.`,
  });

function sentence(finding: Finding, locale: 'ja' | 'en'): string {
  const { says, toDo } = readinessWords(finding);
  const name = readinessCheckWords[finding.check][locale];
  return `${locale === 'ja' ? `【${name}】` : `${name}: `}${says[locale]}${toDo === undefined ? '' : ` ${toDo[locale]}`}`;
}

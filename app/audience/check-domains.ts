import { takesMail } from '../../domain/people/mail-domain.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { deleteDeadDomain, findDeadDomains, putDeadDomain } from './knowledge-store.ts';

type Deps = Needs<'db' | 'dns' | 'now'>;

const AT_ONCE = 16;
/** A company that moved its mail is believed again within a week. */
const RECHECK_MS = 7 * 86_400_000;
const MOST_A_NIGHT = 200;

/** Asks the DNS whether domains take mail, and keeps those that do not. Where it gives no answer, what was known stays. */
export async function checkDomains({ db, dns, now }: Deps, domains: readonly string[]): Promise<number> {
  const known = new Set((await findDeadDomains(db)).map(({ domain }) => domain));
  const dead = await inParallel([...new Set(domains)], AT_ONCE, async (domain): Promise<number> => {
    const mx = await dns.mx(domain);
    const takes = takesMail(mx, mx.kind === 'told' ? mx : await dns.address(domain));
    if (takes === undefined) return 0;
    if (!takes) await putDeadDomain(db, { domain, checkedAt: now().toISOString() });
    else if (known.has(domain)) await deleteDeadDomain(db, domain);
    return takes ? 0 : 1;
  });
  return dead.reduce((sum, each) => sum + each, 0);
}

/** By night: asks again of those that took none a week ago. */
export const recheckDomains = (deps: Deps) => async (): Promise<Counts> => {
  const before = new Date(deps.now().getTime() - RECHECK_MS).toISOString();
  const due = (await findDeadDomains(deps.db)).filter(({ checkedAt }) => checkedAt < before);
  const oldest = due.toSorted((a, b) => a.checkedAt.localeCompare(b.checkedAt)).slice(0, MOST_A_NIGHT);
  return {
    DeadDomains: await checkDomains(
      deps,
      oldest.map(({ domain }) => domain),
    ),
  };
};

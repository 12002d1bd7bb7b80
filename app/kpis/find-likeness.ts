import { allOf, scopeKey, type CompanyScope } from '../../domain/kpis/company-cases.ts';
import type { Likeness } from '../../domain/kpis/shared-kpis.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findCompanySums } from './company-store.ts';
import { wasAllRecounted } from './recount-former-store.ts';

/** How alike colleagues are, by scope. */
export type LikenessOf = (scope: CompanyScope) => Likeness | undefined;

/**
 * How alike colleagues are among all that is shown, of one campaign or of every scope. Until the rows of an earlier release are
 * counted anew sums lack their companies: each case counts as one, as it did then.
 */
export async function findLikeness(db: Database, campaignId?: string): Promise<LikenessOf> {
  const [sums, isComplete] = await Promise.all([findCompanySums(db, campaignId), wasAllRecounted(db)]);
  return (scope) => (isComplete ? { kind: 'counted', sums: sums.get(scopeKey(scope)) ?? {} } : undefined);
}

/** Of all campaigns together. */
export const findLikenessOfAll = async (db: Database): Promise<Likeness | undefined> =>
  (await findLikeness(db, ''))(allOf());

import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findCustomer } from '../people/customer-store.ts';
import type { StoredKpiRow } from './counter-store.ts';

/**
 * The folded rows of a customer, each with its company: the one that it was counted with, for a merger moves nobody; else
 * that of the enrolment. Older enrolments do not tell: then it is the company of now, or nobody's where the customer is gone.
 */
export async function withCompany(
  db: Database,
  customerId: string,
  rows: readonly KpiRow[],
  stored: readonly StoredKpiRow[],
): Promise<readonly KpiRow[]> {
  const known = rows.map((row) => ({
    row,
    company: stored.find((each) => each.row.campaignId === row.campaignId)?.row.company ?? row.company,
  }));
  const now = known.every(({ company }) => company !== undefined)
    ? undefined
    : (await findCustomer(db, customerId))?.accountId;
  return known.map(({ row, company }) => ({ ...row, company: company ?? now ?? customerId }));
}

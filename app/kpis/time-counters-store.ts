import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { Cell } from '../../domain/kpis/people-behind.ts';
import type { TimeCounts } from '../../domain/kpis/times.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collectCounters, numbersIn, type CounterKind } from './counter-store.ts';

const timesPrefix = 'TIMES#';
const timesSk = ({ campaignId, cohort, dormancy }: KpiRow): string =>
  `${timesPrefix}${campaignId}#${cohort}#${dormancy}`;

/** Counts of days: beside the counters, for they are many and few rows have any. */
export const timeCounters: CounterKind = (row, { times }) => ({ [timesSk(row)]: times });

/** Counts of days of one campaign, cohort and kind of dormancy. */
export interface TimeCounter extends Cell {
  readonly times: TimeCounts;
}

/** All of them, or those of one campaign. Their number grows with campaigns and months, never with customers. */
export async function findTimes(db: Database, campaignId?: string): Promise<readonly TimeCounter[]> {
  const prefix = campaignId === undefined ? timesPrefix : `${timesPrefix}${campaignId}#`;
  const items = await collectCounters(db, prefix);
  return items.map((item) => ({
    ...cellIn(String(item['sk'])),
    times: numbersIn(item),
  }));
}

function cellIn(sk: string): Cell {
  const [campaignId = '', cohort = '', dormancy = ''] = sk.slice(timesPrefix.length).split('#');
  return { campaignId, cohort, dormancy };
}

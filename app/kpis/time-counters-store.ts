import { addByName } from '../../domain/kernel/add-by-name.ts';
import { grouped } from '../../domain/kernel/grouped.ts';
import { countedAs, countingVersion } from '../../domain/kpis/counted-row.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { Cell } from '../../domain/kpis/people-behind.ts';
import type { TimeCounts } from '../../domain/kpis/times.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { collectCounters, counterPkOf, sumOf, type Difference, type RowChange } from './counter-store.ts';

const timesPrefix = 'TIMES#';
const timesSk = ({ campaignId, cohort, dormancy }: KpiRow): string =>
  `${timesPrefix}${campaignId}#${cohort}#${dormancy}`;

/** Sort keys of the counters of days that a change counts in. */
export const touchedTimes = (change: RowChange): readonly string[] =>
  Object.keys(differenceOf(change)).length === 0 ? [] : [timesSk(change.after)];

function differenceOf({ before, after }: RowChange): Difference {
  const was = countedAs(before?.row, before?.counting ?? countingVersion).times;
  const changed = addByName(countedAs(after, countingVersion).times, was, -1);
  return Object.fromEntries(Object.entries(changed).filter(([, by]) => by !== 0));
}

/** Adds to the counts of days what changed rows make different: beside the counters, for they are many and few rows have any. */
export function addToTimes(db: Database, pack: readonly RowChange[]): readonly Write[] {
  const pk = counterPkOf(pack);
  return [...grouped(pack, ({ after }) => timesSk(after))].flatMap(([sk, changes]) => {
    const changed = Object.entries(sumOf(changes.map(differenceOf))).filter(([, by]) => by !== 0);
    if (changed.length === 0) return [];
    return [
      {
        Update: {
          TableName: db.customersTable,
          Key: { pk, sk },
          UpdateExpression: `ADD ${changed.map(([name], index) => `${name} :n${index}`).join(', ')}`,
          ExpressionAttributeValues: Object.fromEntries(changed.map(([, by], index) => [`:n${index}`, by])),
        },
      },
    ];
  });
}

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
    times: Object.fromEntries(
      Object.entries(item).filter((each): each is [string, number] => typeof each[1] === 'number'),
    ),
  }));
}

function cellIn(sk: string): Cell {
  const [campaignId = '', cohort = '', dormancy = ''] = sk.slice(timesPrefix.length).split('#');
  return { campaignId, cohort, dormancy };
}

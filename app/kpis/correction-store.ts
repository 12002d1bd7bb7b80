import { finalChange, rowCorrectionSchema, type RowCorrection } from '../../domain/kpis/correction.ts';
import { countedAs, countingVersion } from '../../domain/kpis/counted-row.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { queryFirst } from '../../platform/dynamodb/engine.ts';
import type { RowChange } from './counter-store.ts';
import { monthsBetween } from '../handoffs/answer/answer-feed-store.ts';

/** By the month in which it was found. Rare: a month that is final seldom changes. */
const correctionsPk = (month: string): string => `CORRECTIONS#${month}`;

/** Notes what a row changes of a final month, in the transaction that changes it. */
export function noteCorrection(db: Database, { before, after, found }: RowChange): readonly Write[] {
  if (found === undefined) return [];
  const { cohort, campaignId, customerId } = after;
  const by = finalChange(
    after,
    [
      countedAs(before?.row, before?.counting ?? countingVersion).counts,
      countedAs(after, countingVersion).counts,
    ],
    found.at.slice(0, 10),
  );
  return by === undefined ? [] : [putCorrection(db, { ...found, cohort, campaignId, customerId, by })];
}

const putCorrection = (db: Database, correction: RowCorrection): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: {
      pk: correctionsPk(correction.at.slice(0, 7)),
      sk: `${correction.at}#${correction.customerId}#${correction.campaignId}`,
      ...correction,
    },
  },
});

/** What was noted from one instant until another (ISO), oldest first, at most so many of each month. */
export async function findCorrections(
  db: Database,
  [from, until]: readonly [string, string],
  most: number,
): Promise<readonly RowCorrection[]> {
  const months = await Promise.all(
    monthsBetween(from, until).map((month) =>
      queryFirst(db, {
        TableName: db.customersTable,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':pk': correctionsPk(month), ':from': from, ':until': `${until}~` },
        ConsistentRead: true,
        Limit: most,
      }),
    ),
  );
  return months.flat().map((item) => rowCorrectionSchema.parse(item));
}

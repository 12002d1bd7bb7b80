import { rowCorrectionSchema, type RowCorrection } from '../../domain/kpis/correction.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';
import { queryFirst } from '../../platform/dynamodb/engine.ts';
import { monthsBetween } from '../handoffs/answer/answer-feed-store.ts';

/** By the month in which it was found. Rare: a month that is final seldom changes. */
const correctionsPk = (month: string): string => `CORRECTIONS#${month}`;

/** Notes what a row changes of a final month, in the transaction that changes it. */
export const putCorrection = (db: Database, correction: RowCorrection): Write => ({
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

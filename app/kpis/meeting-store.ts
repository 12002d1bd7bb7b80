import { meetingSchema, type Meeting } from '../../domain/kpis/meeting.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { queryFirst } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const meetingsPk = 'MEETINGS';

/** Keeps a meeting; nothing ever changes one. */
export const putMeeting = (db: Database, meeting: Meeting): Promise<unknown> =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: meetingsPk, sk: `${meeting.at}#${meeting.id}`, ...meeting },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);

/** The last meetings, the newest first, `count` at most. */
export async function findMeetings(db: Database, count: number): Promise<readonly Meeting[]> {
  const items = await queryFirst(db, {
    TableName: db.customersTable,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': meetingsPk },
    ScanIndexForward: false,
    Limit: count,
    ConsistentRead: true,
  });
  return items.map((item) => meetingSchema.parse(item));
}

import { isSame } from '../../domain/kernel/same-content.ts';
import {
  decisionMarkSchema,
  meetingSchema,
  type DecisionMark,
  type Meeting,
} from '../../domain/kpis/meeting.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { collect, queryFirst, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

const meetingsPk = 'MEETINGS';
/** Beside the meetings, which stay as they were kept. One item a decision that was ever marked. */
const marksPk = 'DECISIONS';

/** Keeps a meeting; nothing ever changes one but the erasure of a person whom a decision names. */
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

/** Marks a decision, or takes the mark back. Marked so already it stays as it is, with who was first. */
export const markDecision = (db: Database, mark: DecisionMark): Promise<unknown> =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { pk: marksPk, sk: mark.id, ...mark },
        ConditionExpression: 'attribute_not_exists(pk) OR isDone <> :isDone',
        ExpressionAttributeValues: { ':isDone': mark.isDone },
      },
    },
  ]);

/** All marks, by the decision. A meeting makes a handful. */
export async function findDecisionMarks(db: Database): Promise<ReadonlyMap<string, DecisionMark>> {
  const items = await collect(queryPrefix(db, db.customersTable, marksPk, ''));
  return new Map(items.map((item) => decisionMarkSchema.parse(item)).map((mark) => [mark.id, mark]));
}

/** Takes a person out of all decisions that name them; `without` gives a text without the person. */
export async function eraseInMeetings(db: Database, without: (text: string) => string): Promise<void> {
  for await (const item of queryPrefix(db, db.customersTable, meetingsPk, '')) {
    const meeting = meetingSchema.parse(item);
    const decisions = meeting.decisions.map((each) => ({ ...each, what: without(each.what) }));
    if (isSame(decisions, meeting.decisions)) continue;
    await transact(db, [
      {
        Put: {
          TableName: db.customersTable,
          Item: { pk: meetingsPk, sk: item['sk'], ...meeting, decisions },
        },
      },
    ]);
  }
}

import { handoffPk } from '../handoff-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { type Database } from '../../../platform/dynamodb/database.ts';

const chatMarkKey = (handoffId: string) => ({ pk: handoffPk(handoffId), sk: 'CHAT' });

/** Takes the telling of a handoff in the chat, once; false when it was told already. */
export async function takeChatNotice(db: Database, handoffId: string, at: string): Promise<boolean> {
  const outcome = await transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...chatMarkKey(handoffId), at },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);
  return outcome.kind === 'done';
}

/** Gives it back, since the chat took nothing. */
export async function giveBackChatNotice(db: Database, handoffId: string): Promise<void> {
  await transact(db, [{ Delete: { TableName: db.customersTable, Key: chatMarkKey(handoffId) } }]);
}

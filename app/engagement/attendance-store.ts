import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { presenceSchema } from '../../domain/engagement/presence.ts';
import { collect, getItem, queryPrefix, type Database } from '../../platform/dynamodb/database.ts';
import {
  participantKey,
  participantPrefix,
  registrantKey,
  unmatchedPrefix,
  unmatchedKey,
  webinarPk,
} from '../../platform/dynamodb/keys.ts';

/** One participant of one webinar, as its tool tells of him. */
export const participantSchema = z.object({
  session: z.string(),
  participantId: z.string(),
  customerId: z.string().optional(),
  topic: z.string().optional(),
  durationMinutes: z.number().optional(),
  presence: presenceSchema,
  version: z.number().int(),
});
export type Participant = z.infer<typeof participantSchema>;

export async function findParticipant(
  db: Database,
  session: string,
  participantId: string,
): Promise<Participant | undefined> {
  const item = await getItem(db, participantKey(session, participantId));
  return item === undefined ? undefined : participantSchema.parse(item);
}

export async function findParticipants(db: Database, session: string): Promise<readonly Participant[]> {
  const items = await collect(queryPrefix(db, db.customersTable, webinarPk(session), participantPrefix));
  return items.map((item) => participantSchema.parse(item));
}

/** Writes a participant on condition that nobody did since it was read (version 0: that there is none). Throws when the race is lost. */
export async function putParticipant(db: Database, participant: Participant): Promise<void> {
  const { session, participantId, version } = participant;
  await db.client.send(
    new PutCommand({
      TableName: db.customersTable,
      Item: { ...participantKey(session, participantId), ...participant, version: version + 1 },
      ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
      ...(version === 0 ? {} : { ExpressionAttributeValues: { ':version': version } }),
    }),
  );
}

/** Whose a registration is, as told when it was made: the webinar tool may leave the address out later. */
export async function rememberRegistrant(
  db: Database,
  session: string,
  registrantId: string,
  customerId: string,
): Promise<void> {
  await db.client.send(
    new PutCommand({
      TableName: db.customersTable,
      Item: { ...registrantKey(session, registrantId), customerId },
    }),
  );
}

export async function findRegistrant(
  db: Database,
  session: string,
  registrantId: string,
): Promise<string | undefined> {
  const item = await getItem(db, registrantKey(session, registrantId));
  const customerId: unknown = item?.['customerId'];
  return typeof customerId === 'string' ? customerId : undefined;
}

const unmatchedSchema = z.object({
  session: z.string(),
  topic: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  at: z.string(),
});
/** Somebody at a webinar whom nobody knows. */
export type Unmatched = z.infer<typeof unmatchedSchema>;

/** Lists somebody for a person to see to, once. */
export async function listUnmatched(db: Database, participantId: string, person: Unmatched): Promise<void> {
  const { pk, sk } = unmatchedKey(person.session, participantId);
  await db.client.send(
    new UpdateCommand({
      TableName: db.customersTable,
      Key: { pk, sk },
      UpdateExpression: 'SET person = if_not_exists(person, :person)',
      ExpressionAttributeValues: { ':person': person },
    }),
  );
}

/** Everybody at any webinar whom nobody knows, newest first. */
export async function findUnmatched(db: Database): Promise<readonly Unmatched[]> {
  const items = await collect(queryPrefix(db, db.customersTable, unmatchedKey('', '').pk, unmatchedPrefix));
  return items
    .map((item) => unmatchedSchema.parse(item['person']))
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

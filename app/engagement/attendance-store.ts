import * as z from 'zod';
import { transact } from '../../platform/dynamodb/transact.ts';
import { presenceSchema } from '../../domain/engagement/presence.ts';
import { collect, deleteMany, getItem, keyOf, queryPrefix } from '../../platform/dynamodb/engine.ts';
import type { Database, Write } from '../../platform/dynamodb/database.ts';

const webinarPk = (session: string): string => `WEBINAR#${session}`;
const participantPrefix = 'PARTICIPANT#';
const participantKey = (session: string, participantId: string) => ({
  pk: webinarPk(session),
  sk: `${participantPrefix}${participantId}`,
});
/** Whose a registration with the webinar's tool is. */
const registrantKey = (session: string, registrantId: string) => ({
  pk: webinarPk(session),
  sk: `REGISTRANT#${registrantId}`,
});
const unmatchedPk = 'WEBINARS';
const unmatchedPrefix = 'UNMATCHED#';

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

/** A conditional write of a participant: fails when somebody wrote it since it was read (version 0: when there is one). */
export const putParticipant = (db: Database, participant: Participant): Write => {
  const { session, participantId, version } = participant;
  return {
    Put: {
      TableName: db.customersTable,
      Item: { ...participantKey(session, participantId), ...participant, version: version + 1 },
      ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
      ...(version === 0 ? {} : { ExpressionAttributeValues: { ':version': version } }),
    },
  };
};

/** Whose a registration is, as told when it was made: the webinar tool may leave the address out later. */
export async function rememberRegistrant(
  db: Database,
  session: string,
  registrantId: string,
  customerId: string,
): Promise<void> {
  const Item = { ...registrantKey(session, registrantId), customerId };
  await transact(db, [{ Put: { TableName: db.customersTable, Item } }]);
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
  await transact(db, [
    {
      Update: {
        TableName: db.customersTable,
        Key: { pk: unmatchedPk, sk: `${unmatchedPrefix}${person.session}#${participantId}` },
        UpdateExpression: 'SET person = if_not_exists(person, :person)',
        ExpressionAttributeValues: { ':person': person },
      },
    },
  ]);
}

/** Everybody at any webinar whom nobody knows, newest first. */
export async function findUnmatched(db: Database): Promise<readonly Unmatched[]> {
  const items = await collect(queryPrefix(db, db.customersTable, unmatchedPk, unmatchedPrefix));
  return items
    .map((item) => unmatchedSchema.parse(item['person']))
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

/** Forgets participants whom nobody knew, where what they said names a person. */
export async function forgetUnmatched(db: Database, says: (text: string) => boolean): Promise<void> {
  const items = await collect(queryPrefix(db, db.customersTable, unmatchedPk, unmatchedPrefix));
  const named = items.filter((item) => {
    const { name = '', email = '' } = unmatchedSchema.parse(item['person']);
    return says(`${name} ${email}`);
  });
  await deleteMany(
    db,
    db.customersTable,
    named.map((item) => keyOf(item)),
  );
}

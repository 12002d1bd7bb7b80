import { outboxMailSchema, type OutboxMail } from '../../domain/mail/mail.ts';
import { collect, getItem, queryPrefix } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { type Database, type Item, type Write } from '../../platform/dynamodb/database.ts';
import { customerIdIn, customerPk } from '../people/customer-store.ts';
import {
  dueAttributes,
  findDue,
  forgiveLeases,
  leaseEach,
  type Due,
  type Leased,
} from '../../platform/dynamodb/due-index.ts';

const mailPrefix = 'MAIL#';
const mailSk = (mailId: string): string => `${mailPrefix}${mailId}`;
/** Where a mail stands, for those who read it together with other things. */
export const mailKey = (customerId: string, mailId: string) => ({
  pk: customerPk(customerId),
  sk: mailSk(mailId),
});

export async function findMail(
  db: Database,
  customerId: string,
  mailId: string,
): Promise<OutboxMail | undefined> {
  const item = await getItem(db, { pk: customerPk(customerId), sk: mailSk(mailId) });
  return item === undefined ? undefined : outboxMailSchema.parse(item);
}

/** All mails of one customer: few, so the frequency is a query. */
export async function findMails(db: Database, customerId: string): Promise<readonly OutboxMail[]> {
  const items = await collect(queryPrefix(db, db.customersTable, customerPk(customerId), mailPrefix));
  return items.map((item) => outboxMailSchema.parse(item));
}

/** The mails among items of one partition. */
export const mailsIn = (items: readonly Item[]): readonly OutboxMail[] =>
  items.filter(({ sk }) => String(sk).startsWith(mailPrefix)).map((item) => outboxMailSchema.parse(item));

/** A mail as stored; `dueAtEpochMs` puts it on the due index. */
export const mailItem = (mail: OutboxMail, dueAtEpochMs: number | undefined) => ({
  pk: customerPk(mail.customerId),
  sk: mailSk(mail.id),
  ...mail,
  ...dueAttributes('mail', mail.id, dueAtEpochMs),
});

/** Puts a mail into the outbox once. Due at once, so that dispatch sends it even if nobody else gets to. */
export const queueMail = (db: Database, mail: OutboxMail, dueAtEpochMs: number): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: mailItem(mail, dueAtEpochMs),
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Writes a mail on condition that it is still in `from` (or, for 'new', that it does not exist). */
export const moveMail = (
  db: Database,
  from: OutboxMail['state'] | 'new',
  after: OutboxMail,
  dueAtEpochMs: number | undefined,
): Write => ({
  Put: {
    TableName: db.customersTable,
    Item: mailItem(after, dueAtEpochMs),
    ...(from === 'new'
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#state = :from',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':from': from },
        }),
  },
});

/** Marks a moment of a mail once (delivered, bounced, complained): the condition fails when it was marked before. */
export const markMail = (
  db: Database,
  mail: OutboxMail,
  moment: 'deliveredAt' | 'bouncedAt' | 'complainedAt' | 'answeredAt',
  at: string,
): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: { pk: customerPk(mail.customerId), sk: mailSk(mail.id) },
    UpdateExpression: 'SET #moment = :at',
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#moment)',
    ExpressionAttributeNames: { '#moment': moment },
    ExpressionAttributeValues: { ':at': at },
  },
});

/** Remembers the groups of deeds that were done from a mail, so that judging the mail's acts finds them. */
export const rememberDeliberate = (
  db: Database,
  { customerId, id }: OutboxMail,
  groups: readonly string[],
): Write => ({
  Update: {
    TableName: db.customersTable,
    Key: { pk: customerPk(customerId), sk: mailSk(id) },
    UpdateExpression: 'SET deeds = list_append(if_not_exists(deeds, :none), :groups)',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':none': [], ':groups': groups },
  },
});

/** Marks a mail outside any other change; false when it was marked before. */
export const markOnce = async (
  db: Database,
  mail: OutboxMail,
  moment: 'deliveredAt' | 'bouncedAt' | 'complainedAt' | 'answeredAt',
  at: string,
  beside: readonly Write[],
): Promise<boolean> => (await transact(db, [markMail(db, mail, moment, at), ...beside])).kind === 'done';

/** Gives a claim back after SES took nothing: a nurture mail's claim goes, any other mail is queued again. */
export async function releaseClaim(db: Database, mail: OutboxMail, dueAtEpochMs: number): Promise<void> {
  const release: Write =
    mail.subject.kind === 'nurture'
      ? {
          Delete: {
            TableName: db.customersTable,
            Key: { pk: customerPk(mail.customerId), sk: mailSk(mail.id) },
            ConditionExpression: '#state = :sending',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':sending': 'sending' },
          },
        }
      : moveMail(db, 'sending', { ...mail, state: 'queued', claimedAt: undefined }, dueAtEpochMs);
  await transact(db, [release]);
}

/** A mail whose time has come. */
export interface DueMail extends Due {
  readonly customerId: string;
  readonly mailId: string;
}

/** The mails that are due, the most overdue first, at most `limit` a shard: to be sent, or claimed long ago and never heard of again. */
export const findDueMails = async (
  db: Database,
  nowEpochMs: number,
  limit: number,
): Promise<readonly DueMail[]> =>
  (await findDue(db, 'mail', nowEpochMs, limit)).map((due) => ({
    ...due,
    customerId: customerIdIn(due.pk),
    mailId: due.sk.slice(mailPrefix.length),
  }));

/** Takes due mails for `leaseMs`. */
export const leaseMails = (
  db: Database,
  due: readonly DueMail[],
  nowEpochMs: number,
  leaseMs: number,
): Promise<Leased<DueMail>> => leaseEach(db, due, nowEpochMs, leaseMs);

/** The mail was no reason that it was not sent: its leases count no more. */
export const forgiveMail = (db: Database, customerId: string, mailId: string): Promise<unknown> =>
  forgiveLeases(db, mailKey(customerId, mailId));

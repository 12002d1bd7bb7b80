import * as z from 'zod';
import { localeSchema, type Locale } from '../../domain/kernel/locale.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { getItem } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';

/** A mail as all its readers get it: the figures of one moment; that of a meeting with the workbook in base64. */
const meetingMailSchema = z.object({
  issue: z.string(),
  locale: localeSchema,
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  fileName: z.string().optional(),
  xlsx: z.string().optional(),
});
export type MeetingMail = z.infer<typeof meetingMailSchema>;

const key = (issue: string, locale: Locale) => ({ pk: `MEETING-MAIL#${issue}`, sk: locale });

/** Keeps the mail of an issue; the first one stays, so that a second run sends no other figures. */
export const putMeetingMail = (db: Database, mail: MeetingMail): Promise<unknown> =>
  transact(db, [
    {
      Put: {
        TableName: db.customersTable,
        Item: { ...key(mail.issue, mail.locale), ...mail },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ]);

export const findMeetingMail = async (
  db: Database,
  issue: string,
  locale: Locale,
): Promise<MeetingMail | undefined> =>
  meetingMailSchema.optional().parse(await getItem(db, key(issue, locale)));

/** Forgets the mail of an issue where its text says something of the kind; its readers have it in their mailboxes. */
export async function forgetMeetingMail(
  db: Database,
  { issue, locale }: Pick<MeetingMail, 'issue' | 'locale'>,
  says: (text: string) => boolean,
): Promise<void> {
  const mail = await findMeetingMail(db, issue, locale);
  if (mail === undefined || !says(`${mail.subject} ${mail.text} ${mail.html}`)) return;
  await transact(db, [{ Delete: { TableName: db.customersTable, Key: key(issue, locale) } }]);
}

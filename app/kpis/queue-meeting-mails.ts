import type { meetingRoutes } from '../../contract/meetings.ts';
import { weekDue } from '../../domain/handoffs/week/weekly.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { meetingRecipients } from '../../domain/kpis/meeting-recipients.ts';
import { queuedMail, staffId } from '../../domain/mail/mail.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Counts } from '../../platform/observability.ts';
import { renderMeetingMail } from '../../templates/mails/meeting-mail.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { queueMail } from '../mail/mail-store.ts';
import { markWeekQueued, wasWeekQueued } from '../handoffs/week/week-store.ts';
import { listMembers } from '../members/member-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { loadSheet } from './load-sheet.ts';
import { putMeetingMail } from './meeting-mail-store.ts';
import { meetingMailView } from './meeting-mail-view.ts';
import { sheetWorkbook, workbookName } from './sheet-workbook.ts';

type Deps = Needs<'db' | 'now' | 'consoleUrl'>;

/**
 * Puts the mails of the meeting into the outbox when the set day and hour have come. Their ids are made of the week, so a
 * second run or a retry queues none twice; the week is marked last. dispatch-due sends them.
 */
export const queueMeetingMails = (deps: Deps & Needs<'settings'>) => async (): Promise<Counts> => {
  const settings = await deps.settings();
  const week = weekDue(deps.now().getTime(), settings.meetingMail, settings.calendar);
  if (week === undefined) return {};
  const issue = `meeting-${week}`;
  if (await wasWeekQueued(deps.db, issue)) return {};
  const sent = await queueIssue(deps, settings, issue);
  await markWeekQueued(deps.db, issue, deps.now().toISOString());
  return { MeetingMailsQueued: sent.length };
};

/** Sends the mail of the meeting now, whatever day it is. */
export const sendMeetingMail =
  (deps: Deps & Needs<'freshSettings'>): Serve<typeof meetingRoutes.sendMeetingMail> =>
  async (_, caller) => {
    const settings = await deps.freshSettings();
    // Ids of mails are tags at SES: letters, digits, _ and -.
    const issue = `meeting-at-${deps.now().toISOString().replaceAll(/[:.]/g, '-')}`;
    const to = await queueIssue(deps, settings, issue);
    caller.changed({ thing: issue, before: undefined, after: { mails: to.length } });
    return { to: [...to] };
  };

/** Keeps the mail in the languages of its readers, and queues one to each. Answers with their addresses. */
async function queueIssue(deps: Deps, settings: Settings, issue: string): Promise<readonly string[]> {
  const { db, now } = deps;
  const at = now();
  const [members, owners] = await Promise.all([listMembers(db), listOwners(db)]);
  const recipients = meetingRecipients(members, owners, settings);
  for (const locale of new Set(recipients.map((each) => each.locale)))
    await keepMail(deps, settings, { issue, locale, at });
  for (const { email, locale } of recipients)
    await transact(db, [
      queueMail(
        db,
        queuedMail(
          `${issue}-${fingerprint(email.toLowerCase())}`,
          staffId,
          { kind: 'weeklyMeeting', to: email, issue, locale },
          at.toISOString(),
        ),
        at.getTime(),
      ),
    ]);
  return recipients.map(({ email }) => email);
}

async function keepMail(
  { db, consoleUrl }: Deps,
  settings: Settings,
  { issue, locale, at }: { readonly issue: string; readonly locale: Locale; readonly at: Date },
): Promise<void> {
  const sheet = await loadSheet(db, settings, at, locale);
  const { subject, html, text } = renderMeetingMail(meetingMailView(sheet, locale, consoleUrl));
  await putMeetingMail(db, {
    issue,
    locale,
    subject,
    html,
    text,
    fileName: workbookName(sheet),
    xlsx: Buffer.from(await sheetWorkbook(sheet, locale)).toString('base64'),
  });
}

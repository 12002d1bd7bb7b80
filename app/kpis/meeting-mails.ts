import type { Needs } from '../kernel/deps.ts';
import { nothingToTell, type StaffMailRenderers } from '../kernel/staff-mail.ts';
import { findMeetingMail } from './meeting-mail-store.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The mail of the meeting, and what became of reports: as they were kept, the same figures for each reader. */
export const meetingMails = ({ db }: Needs<'db'>): StaffMailRenderers<'weeklyMeeting'> => ({
  weeklyMeeting: async ({ subject: { to, issue, locale } }) => {
    const kept = await findMeetingMail(db, issue, locale);
    if (kept === undefined) return nothingToTell;
    const { subject, html, text, fileName, xlsx } = kept;
    if (fileName === undefined || xlsx === undefined)
      return { kind: 'ready', to, mail: { subject, html, text } };
    const content = new Uint8Array(Buffer.from(xlsx, 'base64'));
    return {
      kind: 'ready',
      to,
      mail: { subject, html, text, attachments: [{ fileName, contentType: WORKBOOK, content }] },
    };
  },
});

import { formatMonth } from '../../contract/format.ts';
import { weekDue } from '../../domain/handoffs/week/weekly.ts';
import { isReachable } from '../../domain/handoffs/route/choose-owner.ts';
import { addMonths } from '../../domain/kernel/local-date.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { startOfMonth, type LocalMonth } from '../../domain/kernel/month-in.ts';
import { dayOf, instantOf } from '../../domain/kernel/time-zone.ts';
import { followed } from '../../domain/kpis/meeting.ts';
import { feedbackMonths, marketingMonth, tellingRoutes } from '../../domain/learning/feedback-month.ts';
import { queuedMail, staffId } from '../../domain/mail/mail.ts';
import { calledIn } from '../../domain/people/names.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import type { Counts } from '../../platform/observability.ts';
import { renderFeedbackMail } from '../../templates/mails/feedback-mail.ts';
import { findAnswersBetween } from '../handoffs/answer/answer-feed-store.ts';
import { inForce } from '../handoffs/week/load-week.ts';
import { markWeekQueued, wasWeekQueued } from '../handoffs/week/week-store.ts';
import { findAuditLinesOf } from '../kernel/audit-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { putMeetingMail } from '../kpis/meeting-mail-store.ts';
import { findDecisionMarks, findMeetings } from '../kpis/meeting-store.ts';
import { queueMail } from '../mail/mail-store.ts';
import { listMembers } from '../members/member-store.ts';
import { listOwners } from '../people/owner-store.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;

/** A month has five weekly meetings at most; some more may be kept. */
const MEETINGS_OF_A_MONTH = 12;

/**
 * Once a month, with the first mails of the week: tells each salesperson what became of what they reported in the month
 * before. Mails are kept as they are, their ids are made of month and owner, and the month is marked last: a second run
 * or a retry queues none twice.
 */
export const queueFeedbackMails = (deps: Deps) => async (): Promise<Counts> => {
  const { db } = deps;
  const settings = await deps.settings();
  const at = deps.now();
  if (!settings.feedbackMail || weekDue(at.getTime(), settings.weekly, settings.calendar) === undefined)
    return {};
  const today = dayOf(at.getTime(), settings.calendar.timeZone);
  const month = addMonths(startOfMonth(today.slice(0, 7)), -1).slice(0, 7);
  const issue = `feedback-${month}`;
  if (await wasWeekQueued(db, issue)) return {};
  const { own, ...common } = await loadMonth(deps, settings, month);
  const [owners, members] = await Promise.all([listOwners(db), listMembers(db)]);
  const readers = owners.filter((owner) => isReachable(owner) && own.has(owner.id));
  for (const { id, name, email = '' } of readers) {
    const said = own.get(id);
    if (said === undefined) continue;
    const locale: Locale = members.find(({ ownerId }) => ownerId === id)?.locale ?? settings.locale;
    const view = {
      ...common,
      locale,
      own: said,
      toLastName: calledIn(name, locale),
      month: formatMonth(startOfMonth(month), locale),
    };
    const mail = { issue: `${issue}-${id}`, locale };
    await putMeetingMail(db, { ...mail, ...renderFeedbackMail(view) });
    const subject = { kind: 'weeklyMeeting', to: email, ...mail } as const;
    await transact(db, [
      queueMail(db, queuedMail(mail.issue, staffId, subject, at.toISOString()), at.getTime()),
    ]);
  }
  await markWeekQueued(db, issue, at.toISOString());
  return { FeedbackMailsQueued: readers.length };
};

async function loadMonth({ db }: Deps, { calendar }: Settings, month: LocalMonth) {
  const first = startOfMonth(month);
  const [from, until] = [first, addMonths(first, 1)].map((day) =>
    new Date(instantOf(day, '00:00', calendar.timeZone)).toISOString(),
  );
  const [answers, lines, meetings, marks] = await Promise.all([
    findAnswersBetween(db, from ?? '', until ?? ''),
    findAuditLinesOf(db, tellingRoutes, from ?? '', until ?? ''),
    findMeetings(db, MEETINGS_OF_A_MONTH),
    findDecisionMarks(db),
  ]);
  return {
    own: feedbackMonths(
      inForce(answers).flatMap((fact) => (fact.kind === 'feedback' ? [fact.feedback] : [])),
    ),
    marketing: marketingMonth(lines),
    decisions: meetings
      .filter(({ at }) => at >= (from ?? '') && at < (until ?? ''))
      .flatMap((meeting) => followed(meeting, marks))
      .map(({ what, who, done }) => ({ what, who, isDone: done !== undefined })),
  };
}

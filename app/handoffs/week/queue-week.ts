import type { Counts } from '../../../platform/observability.ts';
import type { Needs } from '../../kernel/deps.ts';
import { markWeekQueued, wasWeekQueued } from './week-store.ts';
import { transact } from '../../../platform/dynamodb/transact.ts';
import { type Database } from '../../../platform/dynamodb/database.ts';
import { queueMail } from '../../mail/mail-store.ts';
import { fingerprint } from '../../../domain/kernel/fingerprint.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';
import { queuedMail, staffId, type MailSubject } from '../../../domain/mail/mail.ts';
import { holdersOf, teamsOf } from '../../../domain/handoffs/route/manager-of.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { weekDue } from '../../../domain/handoffs/week/weekly.ts';
import { managerWeek, marketingWeek, ownerWeek } from './weekly-view.ts';
import { loadAnswers, loadOpenWeek } from './load-week.ts';

type Deps = Needs<'db' | 'settings' | 'now'>;

/**
 * Puts the mails of the week into the outbox when their hour has come: to each owner, each manager and marketing, where
 * there is something to say. Their ids are made of the week, so a second run or a retry queues none twice; the week is
 * marked last. dispatch-due sends them.
 */
export const queueWeek =
  ({ db, settings: load, now }: Deps) =>
  async (): Promise<Counts> => {
    const settings = await load();
    const at = now();
    const week = weekDue(at.getTime(), settings.weekly, settings.calendar);
    if (week === undefined || (await wasWeekQueued(db, week))) return {};
    const subjects = await subjectsOf(db, settings, at);
    for (const { name, subject } of subjects)
      await transact(db, [
        queueMail(db, queuedMail(`weekly-${week}-${name}`, staffId, subject, at.toISOString()), at.getTime()),
      ]);
    await markWeekQueued(db, week, at.toISOString());
    return { WeeklyMailsQueued: subjects.length };
  };

interface Named {
  readonly name: string;
  readonly subject: MailSubject;
}

/** Whom to write to. What the mails say is read when they are sent. */
async function subjectsOf(db: Database, settings: Settings, now: Date): Promise<readonly Named[]> {
  const at = now.toISOString();
  const from = weekBefore(at);
  const [open, answers] = await Promise.all([loadOpenWeek(db, settings, now), loadAnswers(db, from, at)]);
  const owners = open.owners
    .filter(({ email, retired }) => email !== undefined && !retired)
    .filter((owner) => ownerWeek(open, owner, settings, () => '') !== undefined)
    .map(({ id }): Named => ({ name: `owner-${id}`, subject: { kind: 'weeklyOwner', ownerId: id, at } }));
  const managers = [...teamsOf(open.owners, holdersOf(open.items.map(({ handoff }) => handoff)))]
    .filter(([, team]) => managerWeek(open, team, settings, () => '') !== undefined)
    .map(([to]): Named => ({
      name: `manager-${fingerprint(to)}`,
      subject: { kind: 'weeklyManager', to, at },
    }));
  const marketing: readonly Named[] =
    marketingWeek(answers, open.items, settings, [from, at]) === undefined
      ? []
      : [{ name: 'marketing', subject: { kind: 'weeklyMarketing', at } }];
  return [...owners, ...managers, ...marketing];
}

/** The same moment seven days earlier. */
const weekBefore = (at: string): string => `${addDays(at.slice(0, 10), -7)}${at.slice(10)}`;

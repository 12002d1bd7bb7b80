import { holdersOf, teamsOf } from '../../../domain/handoffs/route/manager-of.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';
import { renderWeeklyMail } from '../../../templates/mails/weekly-mail.ts';
import type { WeeklyView } from '../../../templates/mails/weekly-mail-view.ts';
import type { Needs } from '../../kernel/deps.ts';
import { nothingToTell, ownerGone, type Rendered, type StaffMailRenderers } from '../../kernel/staff-mail.ts';
import { handoffUrl, managerUrl } from '../handoff-urls.ts';
import { loadAnswers, loadOpenWeek } from './load-week.ts';
import { managerWeek, marketingWeek, ownerWeek } from './weekly-view.ts';

/** The mails of the week: to an owner, a manager, and marketing. */
export const weeklyMails = ({
  db,
  settings: load,
  linkKeys,
  publicUrl,
  now,
}: Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl' | 'now'>): StaffMailRenderers<
  'weeklyOwner' | 'weeklyManager' | 'weeklyMarketing'
> => ({
  weeklyOwner: async ({ subject }) => {
    const settings = await load();
    const week = await loadOpenWeek(db, settings, now());
    const owner = week.owners.find(({ id }) => id === subject.ownerId);
    if (owner?.email === undefined) return ownerGone;
    const keys = await linkKeys();
    const view = ownerWeek(week, owner, settings, (handoff) =>
      handoffUrl(keys, publicUrl, handoff.id, owner.id, 'report'),
    );
    return ready(owner.email, view);
  },
  weeklyManager: async ({ subject }) => {
    const settings = await load();
    const week = await loadOpenWeek(db, settings, now());
    const keys = await linkKeys();
    const teams = teamsOf(week.owners, holdersOf(week.items.map(({ handoff }) => handoff)));
    const view = managerWeek(week, teams.get(subject.to) ?? [], settings, (handoff) =>
      managerUrl(keys, publicUrl, handoff, subject.to, 'manage'),
    );
    return ready(subject.to, view);
  },
  weeklyMarketing: async ({ subject }) => {
    const settings = await load();
    const from = `${addDays(subject.at.slice(0, 10), -7)}${subject.at.slice(10)}`;
    const [open, answers] = await Promise.all([
      loadOpenWeek(db, settings, now()),
      loadAnswers(db, from, subject.at),
    ]);
    return ready(settings.marketingAddress, marketingWeek(answers, open.items, settings, [from, subject.at]));
  },
});

const ready = (to: string, view: WeeklyView | undefined): Rendered =>
  view === undefined ? nothingToTell : { kind: 'ready', to, mail: renderWeeklyMail(view) };

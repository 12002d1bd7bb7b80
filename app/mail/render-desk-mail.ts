import { renderWeeklyMail } from '../../templates/mails/weekly-mail.ts';
import { renderWelcomeMail } from '../../templates/mails/welcome-mail.ts';
import type { WeeklyView } from '../../templates/views.ts';
import { listOwners } from '../people/customer-store.ts';
import { addDays } from '../../domain/kernel/local-date.ts';
import type { MailSubject } from '../../domain/mail/mail.ts';
import { teamsOf } from '../../domain/handoffs/route/manager-of.ts';
import { familyName } from './nurture-view.ts';
import { handoffUrl, welcomeUrl } from './public-urls.ts';
import { managerWeek, marketingWeek, ownerWeek } from '../handoffs/week/weekly-view.ts';
import { loadAnswers, loadOpenWeek } from '../handoffs/week/load-week.ts';
import type { Rendered } from './render-staff-mail.ts';
import type { Deps } from './send-step.ts';

const deskKinds = ['weeklyOwner', 'weeklyManager', 'weeklyMarketing', 'ownerWelcome'] as const;
/** Mails that are about no customer. */
export type DeskSubject = Extract<MailSubject, { kind: (typeof deskKinds)[number] }>;

export const isDeskSubject = (subject: MailSubject): subject is DeskSubject =>
  deskKinds.some((kind) => kind === subject.kind);

/** Renders a mail that is about no customer, from the state of now. */
export async function renderDeskMail(deps: Deps, subject: DeskSubject): Promise<Rendered> {
  const { db } = deps;
  const settings = await deps.settings();
  switch (subject.kind) {
    case 'weeklyOwner': {
      const week = await loadOpenWeek(db, settings, deps.now());
      const owner = week.owners.find(({ id }) => id === subject.ownerId);
      if (owner?.email === undefined) return noReader;
      const keyring = await deps.keyring();
      const view = ownerWeek(week, owner, settings, (handoff) =>
        handoffUrl(keyring, deps.publicUrl, handoff.id, owner.id, 'report'),
      );
      return ready(owner.email, view);
    }
    case 'weeklyManager': {
      const week = await loadOpenWeek(db, settings, deps.now());
      return ready(subject.to, managerWeek(week, teamsOf(week.owners).get(subject.to) ?? [], settings));
    }
    case 'weeklyMarketing': {
      const from = `${addDays(subject.at.slice(0, 10), -7)}${subject.at.slice(10)}`;
      const [open, answers] = await Promise.all([
        loadOpenWeek(db, settings, deps.now()),
        loadAnswers(db, from, subject.at),
      ]);
      return ready(
        settings.marketingAddress,
        marketingWeek(answers, open.items, settings, [from, subject.at]),
      );
    }
    case 'ownerWelcome': {
      const owner = (await listOwners(db)).find(({ id }) => id === subject.ownerId);
      if (owner?.email === undefined) return noReader;
      return {
        kind: 'ready',
        to: owner.email,
        mail: renderWelcomeMail({
          locale: settings.locale,
          toLastName: familyName(owner.name),
          companyName: settings.companyName,
          senderAddress: settings.staffSenderAddress,
          askAddress: settings.marketingAddress,
          url: welcomeUrl(await deps.keyring(), deps.publicUrl, owner.id),
        }),
      };
    }
    default:
      return subject satisfies never;
  }
}

const noReader: Rendered = { kind: 'impossible', because: 'the owner is gone' };

const ready = (to: string, view: WeeklyView | undefined): Rendered =>
  view === undefined
    ? { kind: 'impossible', because: 'nothing to tell any more' }
    : { kind: 'ready', to, mail: renderWeeklyMail(view) };

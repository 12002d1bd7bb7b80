import { type AnswerView } from '../../templates/mails/answer-view.ts';
import { type Locale } from '../../domain/kernel/locale.ts';
import { type Standing } from '../../domain/people/standing.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { wayOf } from '../../domain/handoffs/promise-way.ts';
import { isAbsent } from '../../domain/handoffs/route/choose-owner.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { escalationAddress } from '../../domain/handoffs/route/manager-of.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { calledIn } from '../../domain/people/names.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { LinkKeys } from '../../platform/link-keys.ts';
import { formatDay, formatMoment, formatFullDay } from '../../contract/format.ts';
import { renderStaffNote } from '../../templates/mails/staff-note.ts';
import type { StaffNoteView } from '../../templates/mails/staff-note-view.ts';
import type { Needs } from '../kernel/deps.ts';
import {
  customerGone,
  nothingToTell,
  type MailAbout,
  type Rendered,
  type StaffMailKind,
  type StaffMailRenderers,
} from '../kernel/staff-mail.ts';
import { findReturned } from '../people/returned-address-store.ts';
import { loadPerson, type LoadedPerson } from '../people/load-person.ts';
import { findAnswer } from './answer/find-answer.ts';
import { answerView } from './answer/answer-view.ts';
import { escalatedBecause } from './escalated-because.ts';
import { findHandoffOf } from './handoff-store.ts';
import { freshHandoffUrl, handoffUrl, managerUrl } from './handoff-urls.ts';

type Deps = Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl' | 'now'>;

const noteKinds = [
  'handoffReminder',
  'handoffEscalation',
  'handoffLost',
  'handoffWithdrawn',
  'replyTrouble',
  'freshLink',
  'receipt',
  'reportCopy',
] as const satisfies readonly StaffMailKind[];
type NoteKind = (typeof noteKinds)[number];

/** The short notes around one handoff: reminders, what became of an answer, a new link. */
export const handoffNotes = (deps: Deps): StaffMailRenderers<NoteKind> => {
  const render = renderNote(deps);
  return {
    handoffReminder: render,
    handoffEscalation: render,
    handoffLost: render,
    handoffWithdrawn: render,
    replyTrouble: render,
    freshLink: render,
    receipt: render,
    reportCopy: render,
  };
};

/** One note, with all that its words take. */
interface Noted {
  readonly handoff: Handoff;
  readonly owner: Owner;
  readonly person: LoadedPerson;
  readonly settings: Settings;
  readonly linkKeys: LinkKeys;
}

const renderNote =
  (deps: Deps) =>
  async ({ customerId, subject }: MailAbout<NoteKind>): Promise<Rendered> => {
    const [settings, linkKeys, person, handoff] = await Promise.all([
      deps.settings(),
      deps.linkKeys(),
      loadPerson(deps.db, customerId, deps.now().toISOString()),
      findHandoffOf(deps.db, customerId, subject.handoffId),
    ]);
    if (person === undefined) return customerGone;
    const owner = person.owners.find(({ id }) => id === subject.ownerId);
    if (handoff === undefined || owner?.email === undefined)
      return { kind: 'impossible', because: 'the handoff or its owner is gone' };
    const note = await noteFor(deps, subject, { handoff, owner, person, settings, linkKeys });
    if (note === undefined) return nothingToTell;
    const to = readerOf(subject, owner, person, settings);
    const isLost = subject.kind === 'handoffEscalation' && (await findReturned(deps.db))(to);
    return { kind: 'ready', to: isLost ? settings.marketingAddress : to, mail: renderStaffNote(note) };
  };

/** Escalations and the receipts of a manager go to the manager, copies of reports to marketing, everything else to the owner. */
function readerOf(
  subject: MailAbout<NoteKind>['subject'],
  owner: Owner,
  { owners }: LoadedPerson,
  settings: Settings,
): string {
  if (subject.kind === 'handoffEscalation' || isForManager(subject, owner))
    return escalationAddress(owner, owners, settings);
  const { marketingAddress } = settings;
  return subject.kind === 'reportCopy' ? marketingAddress : (owner.email ?? marketingAddress);
}

/** The manager gave the answer, or would: whoever has left reads and answers nothing. */
const isForManager = (subject: MailAbout<NoteKind>['subject'], { retired }: Owner): boolean =>
  (subject.kind === 'receipt' || subject.kind === 'replyTrouble') && (retired || subject.to === 'manager');

const FRESH_LINK_SECONDS = 30 * 86_400;

async function noteFor(
  deps: Deps,
  subject: MailAbout<NoteKind>['subject'],
  { handoff, owner, person, settings, linkKeys }: Noted,
): Promise<StaffNoteView | undefined> {
  const zone = settings.calendar.timeZone;
  const locale = settings.locale;
  const url = (action: string): string => handoffUrl(linkKeys, deps.publicUrl, handoff.id, owner.id, action);
  const managed = { id: handoff.id, ownerId: owner.id };
  const managedAt = escalationAddress(owner, person.owners, settings);
  const manage = (action: string): string => managerUrl(linkKeys, deps.publicUrl, managed, managedAt, action);
  const base = {
    locale,
    toLastName: calledIn((isForManager(subject, owner) ? owner.managerName : owner.name) ?? '', locale),
    code: handoff.code,
    customerName: person.customer.fullName ?? person.customer.lastName ?? '',
    accountName: person.account.name,
    refusesCalls: person.customer.noCall,
    phone: person.customer.noCall
      ? undefined
      : (person.customer.phoneDirect ?? person.customer.phoneMobile ?? person.customer.phoneMain),
  };
  const moment = (iso: string): string => formatMoment(Date.parse(iso), zone, locale);
  const dueAt = moment(handoff.firstContactDueAt);
  const nameOf = (id: string): string => person.owners.find((each) => each.id === id)?.name ?? '';
  switch (subject.kind) {
    case 'handoffReminder': {
      const [, clock, days] = /^(unreported|stalled)(\d+)/.exec(subject.timer) ?? [];
      return clock !== undefined
        ? {
            ...base,
            kind: 'unreported',
            days: Number(days),
            isDeal: clock === 'stalled',
            urls: { report: url('report') },
          }
        : {
            ...base,
            kind: 'reminder',
            ...(subject.timer.startsWith('promised@')
              ? { dueAt: moment(handoff.promisedAt ?? ''), promised: wayOf(handoff.promisedWay) }
              : { dueAt }),
            urls: { accept: url('accept'), report: url('report') },
          };
    }
    case 'handoffEscalation':
      return {
        ...base,
        toLastName: calledIn(owner.managerName ?? '', locale),
        kind: 'escalation',
        because: owner.retired && handoff.ownerId === owner.id ? 'retired' : escalatedBecause(subject.timer),
        ownerName: owner.name,
        newOwnerName: handoff.ownerId === owner.id ? undefined : nameOf(handoff.ownerId),
        dueAt,
        away: isAbsent(owner, dayOf(deps.now().getTime(), zone))
          ? { until: owner.absentUntil && formatDay(owner.absentUntil, locale) }
          : undefined,
        urls: { open: manage('manage') },
      };
    case 'handoffLost':
      return owner.retired
        ? undefined
        : { ...base, kind: 'handoffLost', newOwnerName: nameOf(handoff.ownerId) };
    case 'replyTrouble':
      return {
        ...base,
        kind: 'replyTrouble',
        trouble: subject.trouble,
        said: subject.said,
        ownerName: nameOf(handoff.ownerId),
        ...(isForManager(subject, owner)
          ? { urls: { open: manage('manage') } }
          : { urls: subject.trouble === 'notYours' ? {} : { report: url('report') } }),
      };
    case 'handoffWithdrawn':
      return { ...base, kind: 'withdrawn' };
    case 'freshLink':
      return {
        ...base,
        kind: 'freshLink',
        urls: {
          open: freshHandoffUrl(
            linkKeys,
            deps.publicUrl,
            handoff,
            Math.floor(deps.now().getTime() / 1000) + FRESH_LINK_SECONDS,
          ),
        },
      };
    case 'reportCopy': {
      const given = await findAnswer(deps, handoff, subject.feedbackId);
      if (given === undefined) return undefined;
      return {
        ...base,
        kind: 'reportCopy',
        toLastName: '',
        ownerName: owner.name,
        enteredBy: given.enteredBy,
        answer: answerView(given, settings, locale),
        recordedAt: moment(given.at),
      };
    }
    case 'receipt': {
      const given = await findAnswer(deps, handoff, subject.feedbackId);
      if (given === undefined) return undefined;
      return {
        ...base,
        kind: 'receipt',
        enteredBy: given.enteredBy,
        answer: withDay(answerView(given, settings, locale, nameOf), person.standing, given.id, locale),
        callBy:
          handoff.firstContactAt === undefined && ['accept', 'promise'].includes(given.answer.kind)
            ? dueAt
            : undefined,
        recordedAt: moment(given.at),
        urls: isForManager(subject, owner)
          ? {
              undo: `${manage('undo')}&f=${given.id}`,
              report: manage('manage'),
            }
          : {
              undo: given.answer.kind === 'undo' ? undefined : `${url('undo')}&f=${given.id}`,
              report: url('report'),
              calendar: given.answer.kind === 'promise' ? url('calendar') : undefined,
            },
      };
    }
    default:
      return subject satisfies never;
  }
}

/** The day from which the customer is spoken to again: as it was given, else the company's usual one. */
function withDay(answer: AnswerView, standing: Standing, id: string, locale: Locale): AnswerView {
  const until = standing.causes.find((cause) => cause.of === 'wake' && cause.id === id)?.until;
  return answer.kind === 'report' && until !== undefined
    ? { ...answer, until: formatFullDay(until, locale) }
    : answer;
}

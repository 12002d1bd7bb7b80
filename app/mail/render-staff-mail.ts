import { formatMoment } from '../../templates/format.ts';
import { renderHandoffMail } from '../../templates/mails/handoff-mail.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { renderStaffNote } from '../../templates/mails/staff-note.ts';
import type { RenderedMail, StaffNoteView } from '../../templates/views.ts';
import { findCampaign } from '../sequences/campaign-store.ts';
import { findCustomers } from '../people/customer-store.ts';
import { findEvidence } from '../handoffs/create/evidence-store.ts';
import { findHandoffOf } from '../handoffs/handoff-store.ts';
import { findInterest } from '../interest/interest-store.ts';
import { loadPerson, type LoadedPerson } from '../people/load-person.ts';
import { findEngagements, findFacts } from '../timeline/timeline-store.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { isRequest, type Engagement } from '../../domain/engagement/engagement.ts';
import type { Feedback, Handoff } from '../../domain/handoffs/handoff.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { dayOf } from '../../domain/kernel/local-date.ts';
import type { OutboxMail } from '../../domain/mail/mail.ts';
import { managerAddress } from '../../domain/handoffs/route/manager-of.ts';
import { clocksFor } from '../../domain/handoffs/rank.ts';
import { threeMails } from '../../domain/sequences/sequence.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { answerView } from '../handoffs/answer/answer-view.ts';
import { handoffView, whyNow } from '../handoffs/create/handoff-view.ts';
import { assetOf, familyName, nurtureView } from './nurture-view.ts';
import {
  customerUrls,
  freshHandoffUrl,
  handoffUrl,
  managerUrl,
  nobody,
} from './public-urls.ts';
import { isDeskSubject, renderDeskMail } from './render-desk-mail.ts';
import type { Deps } from './send-step.ts';

/** A rendered mail and its reader, or why there can be none. */
export type Rendered =
  | { readonly kind: 'ready'; readonly to: string; readonly mail: RenderedMail }
  | { readonly kind: 'impossible'; readonly because: string };

/** Renders a mail of the outbox from the state of now: who reads an hour later reads what is true then. */
export async function renderStaffMail(deps: Deps, mail: OutboxMail): Promise<Rendered> {
  const { subject } = mail;
  if (isDeskSubject(subject)) return renderDeskMail(deps, subject);
  const settings = await deps.settings();
  const person = await loadPerson(deps.db, mail.customerId, deps.now().toISOString());
  if (person === undefined) return { kind: 'impossible', because: 'the customer is gone' };
  if (subject.kind === 'nurture')
    return { kind: 'impossible', because: 'a step is claimed through its enrolment' };
  if (subject.kind === 'test') return renderTest(deps, mail, person, settings, subject);
  if (subject.kind === 'supportForward')
    return renderSupport(deps, mail, person, settings, subject.engagementId);
  if (subject.kind === 'dealNote') return renderDealNote(deps, mail, person, settings, subject.ownerId);
  const handoff = await findHandoffOf(deps.db, mail.customerId, subject.handoffId);
  const owner = person.owners.find((each) => each.id === subject.ownerId);
  if (handoff === undefined || owner?.email === undefined)
    return { kind: 'impossible', because: 'the handoff or its owner is gone' };
  if (subject.kind === 'handoff')
    return {
      kind: 'ready',
      to: owner.email,
      mail: await renderHandoff(deps, mail, handoff, owner, person, settings),
    };
  const note = await noteFor(deps, subject, handoff, owner, person, settings);
  const isForManager =
    subject.kind === 'handoffEscalation' || (subject.kind === 'receipt' && subject.to === 'manager');
  const to = isForManager
    ? (managerAddress(owner, person.owners) ?? settings.marketingAddress)
    : subject.kind === 'reportCopy'
      ? settings.marketingAddress
      : owner.email;
  return note === undefined
    ? { kind: 'impossible', because: 'nothing to tell any more' }
    : { kind: 'ready', to, mail: renderStaffNote(note) };
}

const FRESH_LINK_SECONDS = 30 * 86_400;

async function renderHandoff(
  deps: Deps,
  mail: OutboxMail,
  handoff: Handoff,
  owner: Owner,
  person: LoadedPerson,
  settings: Settings,
): Promise<RenderedMail> {
  const { db, publicUrl } = deps;
  const keyring = await deps.keyring();
  const [engagements, interest, colleagues, evidence] = await Promise.all([
    findEngagements(db, handoff.customerId),
    findInterest(db, handoff.customerId, settings.model.id),
    findCustomers(db, handoff.joinedCustomerIds),
    findEvidence(db, handoff.evidenceKey),
  ]);
  const url = (action: string): string => handoffUrl(keyring, publicUrl, handoff.id, owner.id, action);
  return renderHandoffMail(
    handoffView({
      handoff,
      ...person,
      owner,
      engagements,
      heat: interest?.heat ?? null,
      colleagues: [...colleagues.values()],
      evidence,
      settings,
      nowEpochMs: deps.now().getTime(),
      locale: settings.locale,
      reason: (mail.subject.kind === 'handoff' ? mail.subject.reason : undefined) ?? 'new',
      nameOf: (id) => person.owners.find((each) => each.id === id)?.name ?? '',
      takesReplies: deps.replyDomain !== '',
      urls: {
        accept: url('accept'),
        promise: url('promise'),
        notReached: url('notReached'),
        report: url('report'),
        decline: url('decline'),
        tossUp: handoff.desk === 'insideSales' ? url('tossUp') : undefined,
        dispute: handoff.isRequest ? undefined : url('dispute'),
      },
    }),
  );
}

type NoteSubject = Extract<OutboxMail['subject'], { handoffId: string }>;

async function noteFor(
  deps: Deps,
  subject: NoteSubject,
  handoff: Handoff,
  owner: Owner,
  person: LoadedPerson,
  settings: Settings,
): Promise<StaffNoteView | undefined> {
  const keyring = await deps.keyring();
  const offset = settings.calendar.utcOffsetMinutes;
  const locale = settings.locale;
  const url = (action: string): string => handoffUrl(keyring, deps.publicUrl, handoff.id, owner.id, action);
  const base = {
    locale,
    toLastName: familyName(owner.name),
    code: handoff.code,
    customerName: person.customer.fullName ?? person.customer.lastName ?? '',
    accountName: person.account.name,
  };
  const dueAt = formatMoment(Date.parse(handoff.firstContactDueAt), offset, locale);
  const nameOf = (id: string): string => person.owners.find((each) => each.id === id)?.name ?? '';
  switch (subject.kind) {
    case 'handoff':
      return undefined;
    case 'handoffReminder': {
      const days = Number(/^unreported(\d+)/.exec(subject.timer)?.[1] ?? 0);
      return days > 0
        ? { ...base, kind: 'unreported', days, urls: { report: url('report') } }
        : {
            ...base,
            kind: 'reminder',
            dueAt,
            isPromise: subject.timer.startsWith('promised@'),
            urls: { accept: url('accept'), report: url('report') },
          };
    }
    case 'handoffEscalation':
      return {
        ...base,
        toLastName: familyName(owner.managerName ?? ''),
        kind: 'escalation',
        because: escalatedBecause(subject.timer),
        ownerName: owner.name,
        dueAt,
        urls: { open: managerUrl(keyring, deps.publicUrl, handoff.id, owner.id, 'manage') },
      };
    case 'handoffLost':
      return { ...base, kind: 'handoffLost', newOwnerName: nameOf(handoff.ownerId) };
    case 'replyTrouble':
      return { ...base, kind: 'replyTrouble', trouble: subject.trouble, urls: { report: url('report') } };
    case 'handoffWithdrawn':
      return { ...base, kind: 'withdrawn' };
    case 'freshLink':
      return {
        ...base,
        kind: 'freshLink',
        urls: {
          open: freshHandoffUrl(
            keyring,
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
        answer: answerView(given, settings),
        recordedAt: formatMoment(Date.parse(given.at), offset, locale),
      };
    }
    case 'receipt': {
      const given = await findAnswer(deps, handoff, subject.feedbackId);
      if (given === undefined) return undefined;
      return {
        ...base,
        kind: 'receipt',
        ...(subject.to === 'manager' ? { toLastName: familyName(owner.managerName ?? '') } : {}),
        answer: answerView(given, settings, nameOf),
        recordedAt: formatMoment(Date.parse(given.at), offset, locale),
        urls:
          subject.to === 'manager'
            ? {
                undo: `${managerUrl(keyring, deps.publicUrl, handoff.id, owner.id, 'undo')}&f=${given.id}`,
                report: managerUrl(keyring, deps.publicUrl, handoff.id, owner.id, 'manage'),
              }
            : {
                undo: `${url('undo')}&f=${given.id}`,
                report: url('report'),
                calendar: given.answer.kind === 'promise' ? url('calendar') : undefined,
              },
      };
    }
    default:
      return subject satisfies never;
  }
}

const findAnswer = async (
  { db }: Deps,
  { customerId }: Handoff,
  feedbackId: string,
): Promise<Feedback | undefined> =>
  (await findFacts(db, customerId)).flatMap((fact) =>
    fact.kind === 'feedback' && fact.id === feedbackId ? [fact.feedback] : [],
  )[0];

type Escalation = Extract<StaffNoteView, { kind: 'escalation' }>;

/** A reminder that reaches the manager: whose it is does not work today. */
function escalatedBecause(timer: string): Escalation['because'] {
  if (timer === 'relieved') return 'relieved';
  if (timer.startsWith('unreported')) return 'unreported';
  return timer.startsWith('firstContact@') ? 'overdue' : 'absent';
}

async function renderDealNote(
  deps: Deps,
  mail: OutboxMail,
  { customer, account, owners }: LoadedPerson,
  settings: Settings,
  ownerId: string,
): Promise<Rendered> {
  const owner = owners.find(({ id }) => id === ownerId);
  if (owner?.email === undefined) return { kind: 'impossible', because: 'the owner is gone' };
  const engagements = await findEngagements(deps.db, mail.customerId);
  const interest = await findInterest(deps.db, mail.customerId, settings.model.id);
  const points = interestAt(interest?.heat ?? null, deps.now().getTime(), settings.model.halfLifeDays);
  return {
    kind: 'ready',
    to: owner.email,
    mail: renderStaffNote({
      locale: settings.locale,
      kind: 'dealNote',
      toLastName: familyName(owner.name),
      code: '',
      customerName: customer.fullName ?? customer.lastName ?? '',
      accountName: account.name,
      why: whyNow(
        engagements.filter(({ verdict }) => verdict.is !== 'machine'),
        points,
        settings.calendar.utcOffsetMinutes,
        settings.locale,
      ),
    }),
  };
}

async function renderTest(
  deps: Deps,
  mail: OutboxMail,
  person: LoadedPerson,
  settings: Settings,
  subject: Extract<OutboxMail['subject'], { kind: 'test' }>,
): Promise<Rendered> {
  const campaign =
    subject.campaignId === undefined ? undefined : await findCampaign(deps.db, subject.campaignId);
  const sequence = campaign?.sequence ?? threeMails;
  const step = sequence.steps.find((each) => each.template === subject.template);
  if (step === undefined) return { kind: 'impossible', because: 'the sequence has no such mail' };
  const { customer, account, owners } = person;
  const today = dayOf(deps.now().getTime(), settings.calendar.utcOffsetMinutes);
  const dormancy = dormancyOf(person, today, settings.dormancy);
  const urls = customerUrls(await deps.keyring(), deps.publicUrl, nobody, mail.id, assetOf(step, settings));
  const owner = writerFor(owners, customer, account);
  const kind = dormancy.kind === 'dormant' ? dormancy.dormancy : 'lapsed';
  return {
    kind: 'ready',
    to: subject.to,
    mail: renderNurtureMail(
      nurtureView({ customer, account, owner, dormancy: kind, sequence, step, settings, urls }),
    ),
  };
}

async function renderSupport(
  deps: Deps,
  mail: OutboxMail,
  person: LoadedPerson,
  settings: Settings,
  engagementId: string,
): Promise<Rendered> {
  const act = (await findEngagements(deps.db, mail.customerId)).find((each) => each.id === engagementId);
  if (act?.kind !== 'inquiry' && act?.kind !== 'reply')
    return { kind: 'impossible', because: 'the inquiry is gone' };
  const topic = topicOf(act, settings);
  const note: StaffNoteView = {
    locale: settings.locale,
    kind: 'supportForward',
    toLastName: '',
    code: engagementId.slice(0, 6).toUpperCase(),
    customerName: person.customer.fullName ?? '',
    accountName: person.account.name,
    email: person.customer.email ?? '',
    message: (act.kind === 'reply' ? act.text : act.message) ?? '',
    topic,
    receivedAt: formatMoment(Date.parse(act.receivedAt), settings.calendar.utcOffsetMinutes, settings.locale),
  };
  return {
    kind: 'ready',
    to: topic === 'support' ? settings.supportAddress : settings.marketingAddress,
    mail: renderStaffNote(note),
  };
}

/** A request that ended here found no salesperson: whoever reads it has the clock that one would have had. */
function topicOf(
  act: Engagement,
  { calendar, locale }: Settings,
): Extract<StaffNoteView, { kind: 'supportForward' }>['topic'] {
  if (!isRequest(act)) return act.kind === 'inquiry' && act.inquiry === 'support' ? 'support' : 'other';
  const { firstContactDueEpochMs } = clocksFor('A', 'hot', Date.parse(act.receivedAt), calendar);
  return { callBy: formatMoment(firstContactDueEpochMs, calendar.utcOffsetMinutes, locale) };
}

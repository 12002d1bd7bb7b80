import { holdsOf } from '../../../domain/people/causes.ts';
import {
  decisiveEngagement,
  inquiryOf,
  topicOf,
} from '../../../domain/handoffs/create/decisive-engagement.ts';
import { dayOf, type TimeZone } from '../../../domain/kernel/time-zone.ts';
import { dueShort, formatMoment, formatDay } from '../../../contract/format.ts';
import type {
  EngagementLine,
  HandoffMailView,
  HandoffWhy,
} from '../../../templates/mails/handoff-mail-view.ts';
import { recommend } from '../../../domain/handoffs/create/approach.ts';
import { countGroup, type Contribution } from '../../../domain/interest/contribution.ts';
import type { Account, Customer, Owner } from '../../../domain/people/customer.ts';
import type { Standing } from '../../../domain/people/standing.ts';
import { type Engagement } from '../../../domain/engagement/engagement.ts';
import { byGroup } from '../../../domain/interest/fold-interest.ts';
import type { Handoff } from '../../../domain/handoffs/handoff.ts';
import { heatOf, interestAt } from '../../../domain/interest/heat.ts';
import type { Locale } from '../../../domain/kernel/locale.ts';
import { openersFrom } from '../../../domain/handoffs/create/openers.ts';
import type { Settings } from '../../../domain/settings/settings.ts';
import { calledIn } from '../../../domain/people/names.ts';
import { personView } from '../../people/person-view.ts';
import { historyOf } from './handoff-history.ts';

/** Everything that the mail to sales is made of. */
export interface HandoffFacts {
  readonly handoff: Handoff;
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  readonly owner: Owner;
  readonly engagements: readonly Engagement[];
  readonly heat: number | null;
  readonly colleagues: readonly Customer[];
  readonly settings: Settings;
  readonly nowEpochMs: number;
  readonly locale: Locale;
  readonly reason: HandoffMailView['reason'];
  /** Names of owners, for whoever heard the customer first. */
  readonly nameOf: (ownerId: string) => string;
  /** Whether a reply to the mail is read. */
  readonly takesReplies: boolean;
  /** What became of others whose handoffs the same deed decided. */
  readonly evidence: HandoffMailView['evidence'];
  readonly urls: HandoffMailView['urls'];
}

export function handoffView(facts: HandoffFacts): HandoffMailView {
  const { handoff, customer, account, standing, owner, settings, locale, nowEpochMs } = facts;
  const zone = settings.calendar.timeZone;
  const due = Date.parse(handoff.firstContactDueAt);
  const human = facts.engagements.filter((each) => each.verdict.is !== 'machine');
  return {
    locale,
    reason: facts.reason,
    desk: handoff.desk,
    tossedUp:
      handoff.tossedUp === undefined
        ? undefined
        : { byName: calledIn(facts.nameOf(handoff.tossedUp.by), locale), heard: handoff.tossedUp },
    rank: handoff.rank,
    dueShort: dueShort(due, nowEpochMs, zone, locale),
    dueAt: formatMoment(due, zone, locale),
    ownerLastName: calledIn(owner.name, locale),
    customer: { ...personView(customer, account), email: customer.email },
    accountShortName: shortName(account.name),
    phoneDirect: customer.phoneDirect,
    phoneMobile: customer.phoneMobile,
    phoneMain: customer.phoneMain,
    mailPermission: holdsOf(standing).refused === undefined && !customer.noMail ? 'allowed' : 'stopped',
    callPermission: customer.noCall ? 'refused' : 'allowed',
    why: whyNow(human, handoff.interestAtHandoff, zone, locale),
    approach: approachFor(facts, human),
    openers: openersFrom(human, account.relationship, account.openComplaint || isLossLast(account)),
    history: historyOf(facts),
    acts: engagementLines(human, zone, locale),
    interest: interestView(facts, human),
    evidence: facts.evidence,
    companyName: settings.companyName,
    bookingUrl: owner.bookingUrl,
    bant: standing.bant ?? {},
    colleagues: facts.colleagues.map((colleague) =>
      [colleague.department, colleague.title, colleague.fullName]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
    openDeals: account.relationship.openDeals,
    code: handoff.code,
    takesReplies: facts.takesReplies,
    urls: facts.urls,
  };
}

/** 東都精機株式会社 -> 東都精機: the subject has twenty characters. */
const shortName = (name: string): string =>
  name.replace(/株式会社|（株）|\(株\)|有限会社|合同会社/g, '').trim() || name;

const isLossLast = ({ relationship }: Account): boolean =>
  (relationship.lastLostOn ?? '') > (relationship.lastWonOn ?? '');

const newestFirst = (a: Engagement, b: Engagement): number => b.occurredAt.localeCompare(a.occurredAt);

/** Why now: the strongest recent deed; a request first, then a question, attendance, download; the score only when nothing else is there. */
export function whyNow(
  human: readonly Engagement[],
  interest: number,
  zone: TimeZone,
  locale: Locale,
): HandoffWhy {
  const deed = decisiveEngagement(human);
  if (deed === undefined) return { kind: 'interest', points: Math.round(interest) };
  const when = formatDay(dayOf(Date.parse(deed.act.occurredAt), zone), locale);
  switch (deed.kind) {
    case 'request':
      return {
        kind: 'request',
        inquiry: inquiryOf(deed.act),
        when,
        message: deed.act.kind === 'inquiry' ? deed.act.message : deed.act.text,
      };
    case 'question':
      return { kind: 'webinarQuestion', topic: topicOf(deed.act), question: deed.question, when };
    case 'attended':
      return { kind: 'webinar', topic: topicOf(deed.act), when, minutes: deed.act.minutes };
    case 'download':
      return { kind: 'download', title: deed.act.assetTitle, when };
    default:
      return deed satisfies never;
  }
}

function approachFor(
  { customer, account, standing, nowEpochMs, handoff }: HandoffFacts,
  human: readonly Engagement[],
) {
  const downloads = human.filter((act) => act.kind === 'download').toSorted(newestFirst);
  const lastDownload = downloads[0];
  const shares = human.map((act) =>
    act.kind === 'webinar' && act.attended
      ? Math.min(1, (act.minutes ?? 0) / (act.durationMinutes ?? 60))
      : 0,
  );
  return recommend({
    preferredContact: customer.preferredContact,
    mayCall: !customer.noCall,
    hasNumber: [customer.phoneDirect, customer.phoneMobile, customer.phoneMain].some(
      (phone) => phone !== undefined,
    ),
    mayMail: holdsOf(standing).refused === undefined && !customer.noMail && customer.email !== undefined,
    isRequest: handoff.isRequest,
    hasWebinarQuestion: human.some((act) => act.kind === 'webinar' && (act.question ?? '') !== ''),
    bant: standing.bant ?? {},
    hasDealtBefore: account.relationship.wonCount > 0,
    hoursSinceKeyDownload:
      lastDownload === undefined ? undefined : (nowEpochMs - Date.parse(lastDownload.occurredAt)) / 3_600_000,
    watchedShare: Math.max(0, ...shares),
    hasMet: customer.firstSeenOn !== undefined || customer.lastTwoWayOn !== undefined,
  });
}

/** Deeds one by one, newest first; opens and clicks only as a sum. */
function engagementLines(
  human: readonly Engagement[],
  zone: TimeZone,
  locale: Locale,
): HandoffMailView['acts'] {
  const deeds = human.toSorted(newestFirst).flatMap((act) => {
    const what = engagementLine(act);
    const day = dayOf(Date.parse(act.occurredAt), zone);
    return what === undefined ? [] : [{ when: formatDay(day, locale), what }];
  });
  const opens = new Set(human.filter((act) => act.kind === 'open').map((act) => act.group)).size;
  const clicks = new Set(human.filter((act) => act.kind === 'click').map((act) => act.group)).size;
  return [
    ...deeds.slice(0, 6),
    ...(opens + clicks > 0 ? [{ when: '', what: { kind: 'mails' as const, opens, clicks } }] : []),
  ];
}

function engagementLine(act: Engagement): EngagementLine | undefined {
  switch (act.kind) {
    case 'download':
      return { kind: 'download', title: act.assetTitle };
    case 'webinar':
      return act.attended
        ? {
            kind: 'webinar',
            topic: act.topic ?? act.session,
            minutes: act.minutes,
            of: act.durationMinutes,
            question: act.question,
          }
        : undefined;
    case 'registration':
      return { kind: 'registration', topic: act.topic ?? act.session };
    case 'inquiry':
      return { kind: 'inquiry', inquiry: act.inquiry, message: act.message };
    case 'reply':
      return { kind: 'reply' };
    case 'visit':
      return { kind: 'visit', page: act.page };
    case 'open':
    case 'click':
    case 'probe':
      return undefined;
    default:
      return act satisfies never;
  }
}

/** The score as it is now, with what it is made of, largest first. */
function interestView(
  { handoff, settings, heat, nowEpochMs }: HandoffFacts,
  human: readonly Engagement[],
): HandoffMailView['interest'] {
  const { model } = settings;
  const points = heat === null ? handoff.interestAtHandoff : interestAt(heat, nowEpochMs, model.halfLifeDays);
  const decay = (each: Contribution): number =>
    interestAt(heatOf(each.points, each.atEpochMs, model.halfLifeDays), nowEpochMs, model.halfLifeDays);
  const counted = [...byGroup(human).values()]
    .map((group) => countGroup(group, model))
    .filter((each) => each !== null);
  const signals = [...new Set(counted.map((each) => each.signal))];
  return {
    label: points >= model.hotAt ? 'high' : points >= model.warmAt ? 'mid' : 'low',
    points: Math.round(points),
    fit: handoff.fitAtHandoff,
    threshold: Math.round(handoff.thresholdAtHandoff),
    contributions: signals
      .map((signal) => ({
        signal,
        points: Math.round(
          counted.filter((each) => each.signal === signal).reduce((sum, each) => sum + decay(each), 0),
        ),
      }))
      .filter((each) => each.points > 0)
      .toSorted((a, b) => b.points - a.points),
  };
}

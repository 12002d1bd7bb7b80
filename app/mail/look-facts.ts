import { compileRule } from '../../domain/audience/compile-rule.ts';
import { candidateOf, type StoredMember } from '../../domain/audience/gather-candidate.ts';
import { audienceDayWith } from '../audience/audience-day.ts';
import type { AudienceKnowledge } from '../audience/knowledge-store.ts';
import { holdsOf } from '../../domain/people/causes.ts';
import { interestAt } from '../../domain/interest/heat.ts';
import { endOf } from '../../domain/handoffs/clocks/handoff-timers.ts';
import type { Handoff } from '../../domain/handoffs/handoff.ts';
import { mailMoment, type OutboxMail } from '../../domain/mail/mail.ts';
import { hoursFor } from '../../domain/mail/send-decision.ts';
import { campaignsOf } from '../../domain/sequences/enrolment.ts';
import {
  endingAnswers,
  type KnownMail,
  type LookFacts,
  type SalesSpell,
  type SeenAct,
} from '../../domain/sequences/look-facts.ts';
import type { Session } from '../../domain/sequences/moment-for.ts';
import type { Asset, Settings } from '../../domain/settings/settings.ts';
import type { CampaignRun } from '../sequences/version-store.ts';
import type { Recipient } from './recipient-store.ts';
import { sendFactsOf } from './send-facts.ts';

/** What a look at an enrolment rests on, made of what one query of the customer gave. */
export function lookFactsOf(
  person: Recipient,
  { campaign, versions }: CampaignRun,
  settings: Settings,
  nowEpochMs: number,
  {
    acts,
    mailIdOf,
    known,
    perhapsSent,
  }: Pick<LookFacts, 'acts' | 'mailIdOf' | 'perhapsSent'> & { readonly known: AudienceKnowledge },
): LookFacts {
  const { customer, standing, handoffs, waitingSince } = person;
  const interest = person.interest(settings.model.id);
  return {
    ...sendFactsOf(person, settings, nowEpochMs, campaign.state),
    limits: settings.frequency,
    campaign: {
      state: campaign.state,
      pausedAtEpochMs: epochMs(campaign.pausedAt),
      resumedAtEpochMs: epochMs(campaign.resumedAt),
      isCancelled: campaign.isCancelled,
    },
    versions,
    zone: hoursFor(customer, settings.calendar).timeZone,
    sessions: sessionsOf(settings.assets),
    sales: [...handoffs.map((each) => spellOf(each, settings)), ...heldWithColleague(person)],
    hotWithoutOwnerSinceEpochMs: epochMs(waitingSince),
    interest: interestAt(interest?.heat ?? null, nowEpochMs, settings.model.halfLifeDays),
    temperature: interest?.temperature ?? 'cold',
    wakeOn: holdsOf(standing).wakeOn ?? customer.wakeOn,
    mails: knownMails(person.mails),
    acts: [...withAssets(acts, settings.assets), ...answersIn(person.mails)],
    matches: (rule) => {
      const day = audienceDayWith(settings, new Date(nowEpochMs), known);
      return compileRule(rule, day.today)(candidateOf(memberOf(person, settings), day));
    },
    mailIdOf,
    perhapsSent,
    lotOf: customer.accountId,
  };
}

/** The recipient as rules look at one. */
const memberOf = (person: Recipient, { model }: Settings): StoredMember => ({
  ...person,
  interest: person.interest(model.id),
  campaigns: campaignsOf(person.enrolments),
});

const epochMs = (at: string | undefined): number | undefined =>
  at === undefined ? undefined : Date.parse(at);

const HOUR_MS = 3_600_000;
/** A webinar of which nobody said how long it takes. */
const WEBINAR_MINUTES = 60;

/** Acts of a webinar name its session; a sequence may name it by its document too. */
const withAssets = (acts: readonly SeenAct[], assets: readonly Asset[]): readonly SeenAct[] =>
  acts.flatMap((act) => [
    act,
    ...assets.flatMap(({ id, session }) =>
      session !== undefined && session === act.ref && id !== session ? [{ ...act, ref: id }] : [],
    ),
  ]);

/** The webinars of the settings, by what acts and sequences call them. */
export const sessionsOf = (assets: readonly Asset[]): ReadonlyMap<string, Session> =>
  new Map(
    assets.flatMap(({ kind, id, session = id, startsAt, minutes = WEBINAR_MINUTES, isCancelled }) => {
      if (kind !== 'webinar' || startsAt === undefined) return [];
      const startsAtEpochMs = Date.parse(startsAt);
      const endsAtEpochMs = startsAtEpochMs + (minutes / 60) * HOUR_MS;
      const known = { startsAtEpochMs, endsAtEpochMs, isCancelled: isCancelled === true };
      return [[session, known] as const, [id, known] as const];
    }),
  );

/** Mails to the customer, of whichever campaign. */
const knownMails = (mails: readonly OutboxMail[]): readonly KnownMail[] =>
  mails.flatMap((mail): readonly KnownMail[] => {
    const { id, subject, state, claimedAt } = mail;
    if (subject.kind !== 'nurture') return [];
    return [
      {
        id,
        textId: subject.textId,
        atEpochMs: claimedAt === undefined ? mailMoment(mail) : Date.parse(claimedAt),
        isRequested: subject.requested === true,
        state: state === 'queued' ? 'sending' : state,
      },
    ];
  });

/** The button of a mail's page was pressed: a person did it. */
const answersIn = (mails: readonly OutboxMail[]): readonly SeenAct[] =>
  mails.flatMap(({ id, answeredAt }): readonly SeenAct[] => {
    if (answeredAt === undefined) return [];
    const at = Date.parse(answeredAt);
    return [{ kind: 'answer', verdict: 'human', atEpochMs: at, seenAtEpochMs: at, mailId: id }];
  });

function spellOf(handoff: Handoff, { calendar, handoffRules }: Settings): SalesSpell {
  const { state, outcome, createdAt, reportedAt } = handoff;
  const openedAtEpochMs = Date.parse(createdAt);
  const closedAtEpochMs = endOf(handoff, calendar, handoffRules);
  const answer = endingAnswers.find((each) => each === outcome);
  if (state === 'withdrawn') return { openedAtEpochMs, closedAtEpochMs, isWithdrawn: true };
  if (state === 'released') return { openedAtEpochMs, closedAtEpochMs };
  // A deal that goes on has its answer, and no end yet.
  if (answer !== undefined)
    return {
      openedAtEpochMs,
      closedAtEpochMs: closedAtEpochMs ?? epochMs(reportedAt) ?? openedAtEpochMs,
      answer,
    };
  return { openedAtEpochMs, closedAtEpochMs };
}

/** Sales has them by the handoff of a colleague. */
function heldWithColleague({ standing, handoffs }: Recipient): readonly SalesSpell[] {
  const held = standing.causes.find(({ of }) => of === 'held');
  if (held === undefined || handoffs.some(({ id }) => id === held.id)) return [];
  return [{ openedAtEpochMs: epochMs(held.at) ?? Date.parse(standing.statusSince) }];
}

import { dayOf } from '../../domain/kernel/time-zone.ts';
import { msPerDay } from '../../domain/kernel/local-date.ts';
import { hoursFor, sendingMoment } from '../../domain/mail/send-decision.ts';
import type { Owner } from '../../domain/people/customer.ts';
import {
  decideMonthly,
  onClockOf,
  silentMails,
  type MonthlyDecision,
  type MonthlyPlace,
} from '../../domain/sequences/monthly.ts';
import { monthlyId } from '../../domain/sequences/monthly-id.ts';
import { monthStart, nextMonth, type MonthlyTopic } from '../../domain/sequences/monthly-topic.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { remembered } from '../../platform/remembered.ts';
import { claimMail } from './claim-mail.ts';
import { deliverClaimed } from './deliver-claimed.ts';
import type { Deps } from './deps.ts';
import { humanActAt, monthlySentOf } from './monthly-history.ts';
import { findRecipient, type Recipient } from './recipient-store.ts';
import { renderLetter } from './render-step.ts';
import type { SendingState } from '../../domain/mail/sending.ts';
import { sendFactsOf } from './send-facts.ts';
import type { StepOutcome } from './send-step.ts';
import { addressHash } from '../people/address-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { letterOf, topicWords } from '../../domain/sequences/monthly-letter.ts';
import { findMonth, findPlace, putPlace } from '../sequences/monthly-store.ts';
import type { MonthlyState } from '../sequences/monthly-state-store.ts';

interface Month {
  readonly state: MonthlyState;
  readonly topic: MonthlyTopic | undefined;
}

/** What is the same for many mails, and may be seconds old. */
interface Shared {
  readonly month: (month: string) => Promise<Month>;
  readonly owners: () => Promise<readonly Owner[]>;
  readonly sending: () => Promise<SendingState>;
}

const [MONTH_MS, OWNERS_MS] = [2000, 10_000];
const TRIES = 5;

/**
 * Looks at one customer's place in the monthly mail: sends this month's mail, puts it off, or ends it, and says why.
 * As for a step of a sequence everything is decided at the moment of the claim, which is conditional on the customer's
 * standing; the mail's id is made of customer and month, so that there is one a month whatever happens. A look that
 * breaks off is made good when its lease ends.
 */
export const sendMonthly = (deps: Deps, sending: Shared['sending']) => {
  const shared: Shared = {
    month: remembered(MONTH_MS, deps.now, (month: string) => findMonth(deps.db, month)).read,
    owners: remembered<void, readonly Owner[]>(OWNERS_MS, deps.now, () => listOwners(deps.db)).read,
    sending,
  };
  return (customerId: string): Promise<StepOutcome> =>
    untilWon(`customer ${customerId}, to get the monthly mail,`, TRIES, () =>
      tryMonthly(deps, shared, customerId),
    );
};

interface Look {
  readonly place: MonthlyPlace;
  readonly person: Recipient;
  readonly settings: Settings;
  readonly topic: MonthlyTopic | undefined;
}

async function tryMonthly(deps: Deps, shared: Shared, customerId: string): Promise<StepOutcome | 'lost'> {
  const [settings, keyring] = await Promise.all([deps.settings(), deps.keyring()]);
  const nowEpochMs = deps.now().getTime();
  const { state, topic } = await shared.month(dayOf(nowEpochMs, settings.calendar.timeZone).slice(0, 7));
  const person = await findRecipient(deps.db, customerId, deps.now().toISOString(), (email) =>
    addressHash(keyring, email),
  );
  if (person === 'stale') return 'lost';
  if (person === 'gone') return endOrphan(deps, customerId);
  if (person.monthlyPlace === undefined) return 'nothingToDo';
  const place = onClockOf(person.customer, settings.calendar, person.monthlyPlace);
  if (place.state === 'ended') return rest(deps, place);
  const look = { place, person, settings, topic };
  const decision = await decide(deps, look, state, (await shared.sending()).perhapsSent);
  switch (decision.kind) {
    case 'send':
      return claimAndSend(deps, look, decision, await shared.owners());
    case 'wait':
      return putOff(deps, place, decision);
    case 'end':
      return end(deps, look, decision.because);
    default:
      return decision satisfies never;
  }
}

async function decide(
  deps: Deps,
  look: Look,
  state: MonthlyState,
  perhapsSent: SendingState['perhapsSent'],
): Promise<MonthlyDecision> {
  const { place, person, settings, topic } = look;
  const sent = monthlySentOf(person.mails);
  // Fewer mails than that cannot have been followed by silence for long enough: the timeline is not read.
  const mattersWhen = sent.length >= silentMails || sent.some(({ isLast }) => isLast);
  return decideMonthly({
    sending: sendFactsOf(person, settings, deps.now().getTime(), state.state),
    place,
    topic,
    sent,
    humanActAtEpochMs: mattersWhen ? await humanActAt(deps.db, look) : undefined,
    enrolments: person.enrolments,
    perhapsSent,
  });
}

async function claimAndSend(
  deps: Deps,
  look: Look,
  { month, isLast }: Extract<MonthlyDecision, { kind: 'send' }>,
  owners: readonly Owner[],
): Promise<StepOutcome | 'lost'> {
  const { place, person, settings, topic } = look;
  const { customerId, dormancy } = place;
  const mailId = (await deps.keyring()).idOf('mail', `${monthlyId}.${customerId}.${month}`);
  const ready = await renderLetter(deps, {
    person,
    owners,
    settings,
    mailId,
    dormancy,
    step: letterOf(topic, isLast),
    topic: topicWords(topic),
  });
  const claimed = await claimMail(deps, person, mailId, {
    kind: 'nurture',
    campaignId: monthlyId,
    step: 0,
    month,
    ...(isLast ? { asksToGoOn: true } : {}),
  });
  if (claimed === 'lost') return 'lost';
  const delivered = await deliverClaimed(deps, claimed, ready);
  if (delivered === 'sent' || delivered === 'refused')
    await putOff(
      deps,
      place,
      afterMail(look, month, isLast && delivered === 'sent', Date.parse(claimed.queuedAt)),
    );
  return delivered;
}

/** Where the next look stands after a mail; should this not be written, the look at the end of the lease finds the same. */
const afterMail = (
  { person, settings: { calendar } }: Look,
  month: string,
  isAsked: boolean,
  atEpochMs: number,
): Extract<MonthlyDecision, { kind: 'wait' }> =>
  isAsked
    ? { kind: 'wait', untilEpochMs: atEpochMs + 30 * msPerDay, because: 'lastAsked' }
    : {
        kind: 'wait',
        untilEpochMs: sendingMoment(
          monthStart(nextMonth(month), calendar.timeZone),
          hoursFor(person.customer, calendar),
        ),
        because: 'nextMonth',
      };

async function putOff(
  { db }: Deps,
  place: MonthlyPlace,
  { untilEpochMs, because }: Extract<MonthlyDecision, { kind: 'wait' }>,
): Promise<StepOutcome | 'lost'> {
  const outcome = await transact(db, [
    putPlace(db, place, { ...place, waitsBecause: because }, untilEpochMs),
  ]);
  return outcome.kind === 'done' ? 'postponed' : 'lost';
}

async function end(
  { db, now }: Deps,
  { place, settings }: Look,
  because: string,
): Promise<StepOutcome | 'lost'> {
  const at = now().toISOString();
  const { customerId } = place;
  const outcome = await transact(db, [
    putPlace(db, place, endedPlace(place, at, because), undefined),
    putFact(db, {
      kind: 'enrolmentEnded',
      customerId,
      at,
      id: monthlyId,
      campaignId: monthlyId,
      because,
      month: dayOf(Date.parse(at), settings.calendar.timeZone).slice(0, 7),
    }),
  ]);
  return outcome.kind === 'done' ? 'ended' : 'lost';
}

const endedPlace = (place: MonthlyPlace, at: string, because: string): MonthlyPlace => ({
  ...place,
  state: 'ended',
  waitsBecause: undefined,
  endedAt: at,
  endedBecause: because,
});

/** Whoever has ended waits for nothing more. */
async function rest({ db }: Deps, place: MonthlyPlace): Promise<StepOutcome | 'lost'> {
  return (await transact(db, [putPlace(db, place, place, undefined)])).kind === 'done'
    ? 'nothingToDo'
    : 'lost';
}

/** The customer or the company is no more. */
async function endOrphan({ db, now }: Deps, customerId: string): Promise<StepOutcome | 'lost'> {
  const place = await findPlace(db, customerId);
  if (place === undefined) return 'nothingToDo';
  const ended = endedPlace(place, now().toISOString(), 'gone');
  return (await transact(db, [putPlace(db, place, ended, undefined)])).kind === 'done' ? 'ended' : 'lost';
}

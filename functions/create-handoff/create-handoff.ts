import {
  findAccount,
  findCustomer,
  listOwners,
  loadStanding,
  putStanding,
} from '../shared/adapters/dynamodb/customer-store.ts';
import { transact, untilWon, type Database } from '../shared/adapters/dynamodb/database.ts';
import {
  countOpenHandoffs,
  findHandoffOf,
  findSiteHolder,
  freeSite,
  putHandoff,
  putPointer,
  takeSite,
} from '../shared/adapters/dynamodb/handoff-store.ts';
import { findInterest } from '../shared/adapters/dynamodb/interest-store.ts';
import { queueMail } from '../shared/adapters/dynamodb/mail-store.ts';
import { findEngagements, putFact } from '../shared/adapters/dynamodb/timeline-store.ts';
import type { Queue } from '../shared/adapters/queue.ts';
import type { Keyring } from '../shared/adapters/secrets.ts';
import type { MailMessage } from '../shared/contract/engagement-messages.ts';
import { chooseOwner } from '../shared/domain/choose-owner.ts';
import type { Account, Customer, Standing } from '../shared/domain/customer.ts';
import { evidenceKeyOf } from '../shared/domain/evidence.ts';
import type { Fact, FactOf } from '../shared/domain/fact.ts';
import { fitOf, isSenior } from '../shared/domain/fit.ts';
import { handoffCode, isOpen, type Handoff } from '../shared/domain/handoff.ts';
import { nextTimerAt } from '../shared/domain/handoff-timers.ts';
import { interestAt } from '../shared/domain/heat.ts';
import { dayOf } from '../shared/domain/local-date.ts';
import type { OutboxMail } from '../shared/domain/mail.ts';
import { clocksFor, rankOf } from '../shared/domain/rank.ts';
import type { Settings } from '../shared/domain/settings.ts';

export interface Deps {
  readonly db: Database;
  readonly settings: () => Promise<Settings>;
  readonly keyring: () => Promise<Keyring>;
  readonly mailQueue: Queue;
  readonly now: () => Date;
}

/** What became of a crossing. */
export type HandoffOutcome =
  | { readonly kind: 'created'; readonly handoffId: string }
  | { readonly kind: 'joined' | 'reranked'; readonly handoffId: string }
  | { readonly kind: 'existed'; readonly handoffId: string }
  | { readonly kind: 'held'; readonly because: HoldReason };

type HoldReason = 'noHandoffBefore' | 'unknownCustomer' | 'noOwner' | 'alreadyInTalks' | 'alreadyHandedOver';

interface Lead {
  readonly customer: Customer;
  readonly account: Account;
  readonly standing: Standing;
  readonly settings: Settings;
}

type Trigger = FactOf<'crossing'> | FactOf<'requested'>;

const TRIES = 6;

/**
 * Turns a crossing, or a request by somebody hot, into one handoff to one owner, and queues its mail in the same
 * transaction. Ids come from the crossing, so a repeated event finds the handoff made. A second hot colleague of the
 * same site joins the open one; a request ranks it anew.
 */
export const createHandoff =
  (deps: Deps) =>
  (trigger: Trigger): Promise<HandoffOutcome> =>
    untilWon(`the handoff of customer ${trigger.customerId}`, TRIES, () => tryHandoff(deps, trigger));

async function tryHandoff(deps: Deps, trigger: Trigger): Promise<HandoffOutcome | 'lost'> {
  const lead = await loadLead(deps, trigger.customerId);
  if (lead === undefined) return { kind: 'held', because: 'unknownCustomer' };
  const handoffId = (await deps.keyring()).idOf(
    'handoff',
    `${trigger.customerId}.${trigger.kind}.${trigger.id}`,
  );
  const existing = await findHandoffOf(deps.db, trigger.customerId, handoffId);
  if (existing !== undefined) {
    await announce(deps, existing);
    return { kind: 'existed', handoffId };
  }
  const isRequest = trigger.kind === 'requested' || trigger.isRequest;
  const hold = holdOf(lead, isRequest, deps.now());
  if (hold !== undefined) return keepHeld(deps, trigger, hold);
  const holder = await findSiteHolder(deps.db, lead.account.id, siteOf(lead.customer));
  return holder === undefined
    ? makeHandoff(deps, lead, trigger, handoffId, isRequest)
    : joinHandoff(deps, lead, trigger, holder, isRequest);
}

async function loadLead({ db, settings, now }: Deps, customerId: string): Promise<Lead | undefined> {
  const customer = await findCustomer(db, customerId);
  if (customer === undefined) return undefined;
  const account = await findAccount(db, customer.accountId);
  if (account === undefined) return undefined;
  return {
    customer,
    account,
    standing: await loadStanding(db, customerId, now().toISOString()),
    settings: await settings(),
  };
}

export const siteOf = (customer: Customer): string => customer.site ?? '-';

/** "Too early" and "not now" hold back until their day; a request never waits. An open talk needs no second handoff. */
function holdOf({ standing, settings }: Lead, isRequest: boolean, now: Date): HoldReason | undefined {
  const today = dayOf(now.getTime(), settings.calendar.utcOffsetMinutes);
  if (!isRequest && standing.noHandoffBefore !== undefined && standing.noHandoffBefore > today)
    return 'noHandoffBefore';
  return !isRequest && (standing.status === 'opportunity' || standing.status === 'won')
    ? 'alreadyInTalks'
    : undefined;
}

async function keepHeld({ db }: Deps, trigger: Trigger, because: HoldReason): Promise<HandoffOutcome> {
  const fact: Fact = {
    kind: 'handoffHeld',
    customerId: trigger.customerId,
    at: trigger.at,
    id: trigger.id,
    because,
    campaignId: trigger.campaignId,
  };
  await transact(db, [putFact(db, fact)]);
  return { kind: 'held', because };
}

async function makeHandoff(
  deps: Deps,
  lead: Lead,
  trigger: Trigger,
  handoffId: string,
  isRequest: boolean,
): Promise<HandoffOutcome | 'lost'> {
  const { db } = deps;
  const { customer, account, standing, settings } = lead;
  const owners = await listOwners(db);
  const open = await countOpenHandoffs(db);
  const choice = chooseOwner(
    owners,
    customer,
    account,
    (ownerId) => open.get(ownerId) ?? 0,
    settings.openHandoffsPerOwner,
  );
  if (choice === undefined) {
    if (isRequest) await tellMarketing(deps, trigger);
    return keepHeld(deps, trigger, 'noOwner');
  }
  const handoff = await describe(deps, lead, trigger, handoffId, choice.owner.id, isRequest);
  const now = deps.now().toISOString();
  const raised: Standing = {
    ...standing,
    openHandoffId: handoffId,
    ...(standing.status === 'opportunity' ? {} : { status: 'mql', statusSince: now }),
  };
  const outcome = await transact(db, [
    putHandoff(db, undefined, handoff, nextTimerAt(handoff, settings.calendar)),
    takeSite(db, handoff),
    putStanding(db, standing, raised),
    putPointer(db, handoff),
    queueMail(db, mailOf(handoff), deps.now().getTime()),
    putFact(db, {
      kind: 'handoffCreated',
      customerId: customer.id,
      at: now,
      id: handoffId,
      handoffId,
      rank: handoff.rank,
      ownerId: handoff.ownerId,
      campaignId: trigger.campaignId,
    }),
  ]);
  if (outcome.kind === 'lost') return 'lost';
  await announce(deps, handoff);
  return { kind: 'created', handoffId };
}

/** Nobody in sales can be reached: the request goes to marketing with its clock, and is never lost. Once, however often it comes. */
async function tellMarketing({ db, now }: Deps, trigger: Trigger): Promise<void> {
  const { customerId, engagementId } = trigger;
  await transact(db, [
    queueMail(
      db,
      {
        schemaVersion: 1,
        id: `unowned-${engagementId}`,
        customerId,
        subject: { kind: 'supportForward', engagementId },
        state: 'queued',
        queuedAt: now().toISOString(),
      },
      now().getTime(),
    ),
  ]);
}

async function describe(
  deps: Deps,
  lead: Lead,
  trigger: Trigger,
  handoffId: string,
  ownerId: string,
  isRequest: boolean,
): Promise<Handoff> {
  const { customer, account, standing, settings } = lead;
  const { model, calendar } = settings;
  const now = deps.now();
  const interest = await findInterest(deps.db, customer.id, model.id);
  const acts = await findEngagements(deps.db, customer.id);
  const temperature = isRequest ? 'hot' : (interest?.temperature ?? 'hot');
  const rank = rankOf({
    temperature,
    isRequest,
    bant: standing.bant ?? {},
    isSenior: isSenior(customer.title, model.fitRules.alsoSenior),
    askedInWebinar: acts.some((act) => act.kind === 'webinar' && (act.question ?? '') !== ''),
    unansweredCallDays: standing.callAttempts,
  });
  const clocks = clocksFor(rank, temperature, now.getTime(), calendar);
  return {
    schemaVersion: 1,
    id: handoffId,
    code: handoffCode(handoffId),
    customerId: customer.id,
    accountId: account.id,
    site: siteOf(customer),
    campaignId: trigger.campaignId,
    ownerId,
    rank,
    state: 'open',
    crossedAt: trigger.at,
    createdAt: now.toISOString(),
    interestAtHandoff: interestAt(interest?.heat ?? null, now.getTime(), model.halfLifeDays),
    thresholdAtHandoff: interest?.threshold ?? model.hotAt,
    fitAtHandoff: fitOf(
      {
        employees: customer.employees ?? account.employees,
        industry: customer.industry ?? account.industry,
        title: customer.title,
      },
      model,
    ),
    isRequest,
    evidenceKey: evidenceKeyOf(acts),
    desk: 'field',
    receivedDueAt: new Date(clocks.receivedDueEpochMs).toISOString(),
    firstContactDueAt: new Date(clocks.firstContactDueEpochMs).toISOString(),
    joinedCustomerIds: [],
    fired: [],
  };
}

/** The site is taken: a colleague joins, a request of the same or another person ranks the open handoff anew. */
async function joinHandoff(
  deps: Deps,
  lead: Lead,
  trigger: Trigger,
  holder: { readonly handoffId: string; readonly customerId: string },
  isRequest: boolean,
): Promise<HandoffOutcome | 'lost'> {
  const { db } = deps;
  const held = await findHandoffOf(db, holder.customerId, holder.handoffId);
  if (held === undefined || !isOpen(held)) {
    if (held !== undefined) await transact(db, [freeSite(db, held)]);
    return 'lost';
  }
  const mark = `joined@${trigger.customerId}.${trigger.id}`;
  if (held.fired.includes(mark)) return { kind: 'existed', handoffId: held.id };
  const isColleague =
    holder.customerId !== trigger.customerId && !held.joinedCustomerIds.includes(trigger.customerId);
  // A request is never kept from the owner: it ranks the handoff anew, or, where its clock runs already, is told beside it.
  const isRaised = isRequest && (held.rank !== 'A' || held.firstContactAt !== undefined);
  if (!isColleague && !isRequest) return keepHeld(deps, trigger, 'alreadyHandedOver');
  const { calendar } = lead.settings;
  const clocks = clocksFor('A', 'hot', deps.now().getTime(), calendar);
  const joined: Handoff = {
    ...held,
    joinedCustomerIds: isColleague ? [...held.joinedCustomerIds, trigger.customerId] : held.joinedCustomerIds,
    ...(isRaised
      ? {
          rank: 'A',
          isRequest: true,
          // Somebody talked to before is to be called again.
          firstContactAt: undefined,
          promisedAt: undefined,
          receivedDueAt: new Date(clocks.receivedDueEpochMs).toISOString(),
          firstContactDueAt: new Date(clocks.firstContactDueEpochMs).toISOString(),
        }
      : {}),
    fired: [...held.fired, mark],
  };
  const now = deps.now().toISOString();
  const outcome = await transact(db, [
    putHandoff(db, held, joined, nextTimerAt(joined, calendar)),
    queueMail(
      db,
      { ...mailOf(joined), id: `handoff-${held.id}-${joined.fired.length}` },
      deps.now().getTime(),
    ),
    putFact(db, {
      kind: 'handoffJoined',
      customerId: trigger.customerId,
      at: now,
      id: `${held.id}.${trigger.id}`,
      handoffId: held.id,
      campaignId: trigger.campaignId,
    }),
  ]);
  return outcome.kind === 'done' ? { kind: isColleague ? 'joined' : 'reranked', handoffId: held.id } : 'lost';
}

const mailOf = (handoff: Handoff): OutboxMail => ({
  schemaVersion: 1,
  id: `handoff-${handoff.id}`,
  customerId: handoff.customerId,
  subject: { kind: 'handoff', handoffId: handoff.id, ownerId: handoff.ownerId },
  state: 'queued',
  queuedAt: handoff.createdAt,
});

/** Sends the mail at once; were this lost, dispatch finds it due in the outbox. */
async function announce({ mailQueue }: Deps, handoff: Handoff): Promise<void> {
  const message: MailMessage = {
    kind: 'outbox',
    customerId: handoff.customerId,
    mailId: `handoff-${handoff.id}`,
  };
  await mailQueue.send(message);
}

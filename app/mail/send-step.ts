import type { Deps } from './deps.ts';
import { findCampaign, findEnrolment, putEnrolment } from '../sequences/campaign-store.ts';
import { addressHash } from '../people/address-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { remembered } from '../../platform/remembered.ts';
import { claimMail } from './claim-mail.ts';
import { findRecipient } from './recipient-store.ts';
import { renderStep, type DueStep } from './render-step.ts';
import { putFact } from '../timeline/timeline-store.ts';
import type { Campaign } from '../../domain/sequences/campaign.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import { stepIdOf } from '../../domain/sequences/sequence.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { decideSending, type SendDecision } from '../../domain/mail/send-decision.ts';
import { sendFactsOf } from './send-facts.ts';
import { deliverClaimed } from './deliver-claimed.ts';

/** What became of a step that was due. */
export type StepOutcome =
  | 'sent'
  | 'postponed'
  | 'ended'
  | 'nothingToDo'
  | 'waitsForConfirmation'
  | 'unknown'
  | 'refused'
  | 'busy'
  | 'stopped';

/** What is the same for many mails, and may be seconds old. */
interface Shared {
  readonly campaign: (id: string) => Promise<Campaign | undefined>;
  readonly owners: () => Promise<readonly Owner[]>;
}

const [CAMPAIGN_MS, OWNERS_MS] = [2000, 10_000];

const TRIES = 5;

/**
 * Sends one step of a sequence, or says why not. Everything is decided at the moment the mail is claimed, and the
 * claim is conditional on the customer's standing: a refusal or another campaign's mail in between makes it decide anew.
 */
export const sendStep = (deps: Deps) => {
  const shared: Shared = {
    campaign: remembered(CAMPAIGN_MS, deps.now, (id: string) => findCampaign(deps.db, id)).read,
    owners: remembered<void, readonly Owner[]>(OWNERS_MS, deps.now, () => listOwners(deps.db)).read,
  };
  return (customerId: string, campaignId: string): Promise<StepOutcome> =>
    untilWon(`customer ${customerId}, to be mailed,`, TRIES, () =>
      tryStep(deps, shared, customerId, campaignId),
    );
};

async function tryStep(
  deps: Deps,
  shared: Shared,
  customerId: string,
  campaignId: string,
): Promise<StepOutcome | 'lost'> {
  const step = await loadStep(deps, shared, customerId, campaignId);
  if (step === 'stale') return 'lost';
  if (step === 'gone') return endOrphan(deps, customerId, campaignId);
  const { enrolment, mailId, person } = step;
  if (enrolment.state !== 'active') return restEnrolment(deps, enrolment);
  if (person.mails.some(({ id }) => id === mailId)) return 'waitsForConfirmation';
  const decision = decide(deps, step);
  switch (decision.kind) {
    case 'send':
      return claimAndSend(deps, step);
    case 'postpone':
      return postpone(deps, enrolment, decision);
    case 'end':
      return end(deps, step, decision.because);
    default:
      return decision satisfies never;
  }
}

/** The campaign or the person is gone: what is left of the enrolment waits for nothing more. */
async function endOrphan(
  { db }: Deps,
  customerId: string,
  campaignId: string,
): Promise<StepOutcome | 'lost'> {
  const enrolment = await findEnrolment(db, customerId, campaignId);
  if (enrolment === undefined) return 'nothingToDo';
  const ended: Enrolment = { ...enrolment, state: 'ended', endedBecause: 'gone' };
  const outcome = await transact(db, [putEnrolment(db, enrolment, ended, undefined)]);
  return outcome.kind === 'done' ? 'ended' : 'lost';
}

async function loadStep(
  deps: Deps,
  shared: Shared,
  customerId: string,
  campaignId: string,
): Promise<DueStep | 'gone' | 'stale'> {
  const [campaign, owners, settings, keyring] = await Promise.all([
    shared.campaign(campaignId),
    shared.owners(),
    deps.settings(),
    deps.keyring(),
  ]);
  const person = await findRecipient(deps.db, customerId, deps.now().toISOString(), (email) =>
    addressHash(keyring, email),
  );
  if (person === 'stale') return 'stale';
  const enrolment =
    person === 'gone' ? undefined : person.enrolments.find((each) => each.campaignId === campaignId);
  if (campaign === undefined || person === 'gone' || enrolment === undefined) return 'gone';
  const stepId = stepIdOf(campaign.sequence, enrolment.nextStep);
  const mailId = keyring.idOf('mail', `${campaignId}.${customerId}.${stepId}`);
  return { campaign, enrolment, person, owners, settings, mailId };
}

const decide = (deps: Deps, { campaign, person, settings }: DueStep): SendDecision =>
  decideSending({
    ...sendFactsOf(person, settings, deps.now().getTime(), campaign.state),
    limits: settings.frequency,
  });

async function restEnrolment({ db }: Deps, enrolment: Enrolment): Promise<StepOutcome | 'lost'> {
  return (await transact(db, [putEnrolment(db, enrolment, enrolment, undefined)])).kind === 'done'
    ? 'nothingToDo'
    : 'lost';
}

async function postpone(
  { db }: Deps,
  enrolment: Enrolment,
  decision: Extract<SendDecision, { kind: 'postpone' }>,
): Promise<StepOutcome | 'lost'> {
  const waiting: Enrolment = { ...enrolment, waitsBecause: decision.because };
  return (await transact(db, [putEnrolment(db, enrolment, waiting, decision.untilEpochMs)])).kind === 'done'
    ? 'postponed'
    : 'lost';
}

async function end(
  { db, now }: Deps,
  { enrolment, campaign }: DueStep,
  because: string,
): Promise<StepOutcome | 'lost'> {
  const base = {
    customerId: enrolment.customerId,
    at: now().toISOString(),
    id: `${campaign.id}.${stepIdOf(campaign.sequence, enrolment.nextStep)}`,
    campaignId: campaign.id,
    because,
  };
  const outcome = await transact(db, [
    putEnrolment(db, enrolment, { ...enrolment, state: 'ended', endedBecause: because }, undefined),
    putFact(db, { kind: 'mailSkipped', ...base, step: enrolment.nextStep }),
    putFact(db, { kind: 'enrolmentEnded', ...base }),
  ]);
  return outcome.kind === 'done' ? 'ended' : 'lost';
}

async function claimAndSend(deps: Deps, step: DueStep): Promise<StepOutcome | 'lost'> {
  const { enrolment, campaign, person, mailId } = step;
  const ready = await renderStep(deps, step);
  const subject = { kind: 'nurture', campaignId: campaign.id, step: enrolment.nextStep } as const;
  const claimed = await claimMail(deps, person, mailId, subject);
  return claimed === 'lost' ? 'lost' : deliverClaimed(deps, claimed, ready, { campaign, enrolment });
}

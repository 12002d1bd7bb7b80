import { findAudienceKnowledge } from '../audience/knowledge-store.ts';
import type { Deps } from './deps.ts';
import { findEnrolment, putEnrolment } from '../sequences/campaign-store.ts';
import { findRun, type CampaignRun } from '../sequences/version-store.ts';
import { addressHash } from '../people/address-store.ts';
import { listOwners } from '../people/owner-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { remembered } from '../../platform/remembered.ts';
import { claimMail } from './claim-mail.ts';
import { findRecipient } from './recipient-store.ts';
import { renderStep, type DueStep } from './render-step.ts';
import { findEngagements } from '../timeline/timeline-store.ts';
import type { Owner } from '../../domain/people/customer.ts';
import { hasOnlyWaited } from '../../domain/sequences/after-settling.ts';
import { placed, stored, type Enrolment } from '../../domain/sequences/enrolment.ts';
import type { SendingState } from '../../domain/mail/sending.ts';
import { asksForActs, asksForKnowledge } from '../../domain/sequences/flow.ts';
import { flowOfVersion, lookAtEnrolment, type Look } from '../../domain/sequences/look.ts';
import { seenActs } from '../../domain/sequences/seen-acts.ts';
import type { Effect } from '../../domain/sequences/step-look.ts';
import { deliverClaimed } from './deliver-claimed.ts';
import { lookFactsOf } from './look-facts.ts';
import { effectWrites, placeOf } from './look-effects.ts';

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
  readonly run: (id: string) => Promise<CampaignRun | undefined>;
  readonly owners: () => Promise<readonly Owner[]>;
  readonly sending: () => Promise<SendingState>;
}

const [CAMPAIGN_MS, OWNERS_MS] = [2000, 10_000];

const TRIES = 5;

/**
 * Looks at one enrolment: sends its mail, or does what its next steps say. Everything is decided at the moment of the look;
 * what comes of it is written on condition that nobody wrote meanwhile, else it is decided anew.
 */
export const sendStep = (deps: Deps, sending: Shared['sending']) => {
  const shared: Shared = {
    run: remembered(CAMPAIGN_MS, deps.now, (id: string) => findRun(deps.db, id)).read,
    owners: remembered<void, readonly Owner[]>(OWNERS_MS, deps.now, () => listOwners(deps.db)).read,
    sending,
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
  if (step.enrolment.state !== 'active') return restEnrolment(deps, step.enrolment);
  const look = lookAtEnrolment(step.place, step.facts);
  const mail = look.effects.find((effect) => effect.kind === 'mail');
  if (mail !== undefined) return claimAndSend(deps, step, look, mail);
  if (look.effects.length === 0 && look.enrolment.waitsBecause === 'confirmation')
    return 'waitsForConfirmation';
  const writes = await effectWrites(deps, step, look);
  const after = putEnrolment(deps.db, step.enrolment, stored(look.enrolment), look.dueAtEpochMs);
  const outcome = await transact(deps.db, [after, ...writes]);
  if (outcome.kind === 'lost') return 'lost';
  return look.enrolment.state === 'active' ? 'postponed' : 'ended';
}

/** The campaign or the person is gone: what is left of the enrolment waits for nothing more. */
async function endOrphan(
  { db, now }: Deps,
  customerId: string,
  campaignId: string,
): Promise<StepOutcome | 'lost'> {
  const enrolment = await findEnrolment(db, customerId, campaignId);
  if (enrolment === undefined) return 'nothingToDo';
  const ended: Enrolment = {
    ...enrolment,
    state: 'ended',
    endedAt: now().toISOString(),
    endedBecause: 'gone',
  };
  const outcome = await transact(db, [putEnrolment(db, enrolment, ended, undefined)]);
  return outcome.kind === 'done' ? 'ended' : 'lost';
}

async function loadStep(
  deps: Deps,
  shared: Shared,
  customerId: string,
  campaignId: string,
): Promise<DueStep | 'gone' | 'stale'> {
  const [run, owners, { perhapsSent }, settings, keyring] = await Promise.all([
    shared.run(campaignId),
    shared.owners(),
    shared.sending(),
    deps.settings(),
    deps.keyring(),
  ]);
  const person = await findRecipient(deps.db, customerId, deps.now().toISOString(), (email) =>
    addressHash(keyring, email),
  );
  if (person === 'stale') return 'stale';
  const enrolment =
    person === 'gone' ? undefined : person.enrolments.find((each) => each.campaignId === campaignId);
  if (run === undefined || person === 'gone' || enrolment === undefined) return 'gone';
  // Only what a step asks for is read: a sequence of mails alone never reads the timeline.
  const isAsked = enrolment.state === 'active' && run.versions.some(({ flow }) => asksForActs(flow));
  const acts = isAsked ? seenActs(await findEngagements(deps.db, customerId)) : [];
  const isKnowledgeAsked = run.versions.some(({ flow }) => asksForKnowledge(flow));
  const facts = lookFactsOf(person, run, settings, deps.now().getTime(), {
    acts,
    perhapsSent,
    known: isKnowledgeAsked ? await findAudienceKnowledge(deps.db) : {},
    mailIdOf: (key) => keyring.idOf('mail', key),
  });
  const place = placed(enrolment, flowOfVersion(enrolment.sequenceVersion ?? 1, run));
  return { enrolment, place, run, person, facts, owners, settings };
}

/** What has ended waits for nothing more. */
async function restEnrolment({ db }: Deps, enrolment: Enrolment): Promise<StepOutcome | 'lost'> {
  return (await transact(db, [putEnrolment(db, enrolment, enrolment, undefined)])).kind === 'done'
    ? 'nothingToDo'
    : 'lost';
}

/**
 * Claims the mail of a look and hands it to SES. Where the customer came to it by waiting alone, settling finds the way
 * again; a decision on the way is written with the claim, so that nobody ever takes both branches.
 */
async function claimAndSend(
  deps: Deps,
  step: DueStep,
  look: Look,
  mail: Extract<Effect, { kind: 'mail' }>,
): Promise<StepOutcome | 'lost'> {
  const { enrolment, run, person, place } = step;
  const ready = await renderStep(deps, step, mail);
  const isPlain = look.effects.length === 1 && hasOnlyWaited(place, look.enrolment);
  const next = stored(look.enrolment);
  const beside = isPlain
    ? []
    : [putEnrolment(deps.db, enrolment, next, look.dueAtEpochMs), ...(await effectWrites(deps, step, look))];
  const subject = {
    kind: 'nurture',
    campaignId: run.campaign.id,
    step: placeOf(step, look, mail.step.id),
    stepId: mail.step.id,
    textId: mail.step.textId,
    ...(mail.step.requested === true ? { requested: true as const } : {}),
  } as const;
  const claimed = await claimMail(deps, person, mail.mailId, subject, beside);
  if (claimed === 'lost') return 'lost';
  const known = isPlain ? enrolment : { ...next, version: enrolment.version + 1 };
  return deliverClaimed(deps, claimed, ready, { run, enrolment: known });
}

import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { Deps } from './deps.ts';
import { findCampaign, findEnrolment, putEnrolment } from '../sequences/campaign-store.ts';
import { findAddress } from '../people/address-store.ts';
import { putStanding } from '../people/customer-store.ts';
import { transact, untilWon } from '../../platform/dynamodb/transact.ts';
import { loadPerson, type LoadedPerson } from '../people/load-person.ts';
import { findMails, moveMail } from './mail-store.ts';
import { putFact } from '../timeline/timeline-store.ts';
import { replyAddress } from '../../platform/reply-address.ts';
import type { ReadyMail } from '../../platform/ses.ts';
import type { Campaign, Enrolment } from '../../domain/sequences/campaign.ts';
import { stepIdOf } from '../../domain/sequences/sequence.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { exclusionsOf } from '../../domain/audience/exclusion.ts';
import { confirmWithinMinutes, type OutboxMail } from '../../domain/mail/mail.ts';
import { addressKey } from '../../domain/people/names.ts';
import { decideSending, type SendDecision } from '../../domain/mail/send-decision.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { assetOf, nurtureView } from './nurture-view.ts';
import { customerUrls } from './customer-urls.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
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

/** A step that is due, with all that deciding needs. */
interface DueStep {
  readonly enrolment: Enrolment;
  readonly campaign: Campaign;
  readonly person: LoadedPerson;
  readonly settings: Settings;
  readonly mailId: string;
  readonly mails: readonly OutboxMail[];
}

const TRIES = 5;

/**
 * Sends one step of a sequence, or says why not. Everything is decided at the moment the mail is claimed, and the
 * claim is conditional on the customer's standing: a refusal or another campaign's mail in between makes it decide anew.
 */
export const sendStep =
  (deps: Deps) =>
  (customerId: string, campaignId: string): Promise<StepOutcome> =>
    untilWon(`customer ${customerId}, to be mailed,`, TRIES, () => tryStep(deps, customerId, campaignId));

async function tryStep(deps: Deps, customerId: string, campaignId: string): Promise<StepOutcome | 'lost'> {
  const step = await loadStep(deps, customerId, campaignId);
  if (step === undefined) return endOrphan(deps, customerId, campaignId);
  const { enrolment, mailId, mails } = step;
  if (enrolment.state !== 'active') return restEnrolment(deps, enrolment);
  const existing = mails.find((mail) => mail.id === mailId);
  if (existing !== undefined) return 'waitsForConfirmation';
  const decision = await decide(deps, step);
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

async function loadStep(deps: Deps, customerId: string, campaignId: string): Promise<DueStep | undefined> {
  const { db } = deps;
  const [campaign, enrolment, person, settings, keyring] = await Promise.all([
    findCampaign(db, campaignId),
    findEnrolment(db, customerId, campaignId),
    loadPerson(db, customerId, deps.now().toISOString()),
    deps.settings(),
    deps.keyring(),
  ]);
  if (campaign === undefined || enrolment === undefined || person === undefined) return undefined;
  // After the standing: a claim that these mails do not show yet makes the claim that rests on them fail.
  const mails = await findMails(db, customerId);
  return {
    campaign,
    enrolment,
    person,
    mails,
    settings,
    mailId: keyring.idOf(
      'mail',
      `${campaignId}.${customerId}.${stepIdOf(campaign.sequence, enrolment.nextStep)}`,
    ),
  };
}

async function decide(deps: Deps, { campaign, person, mails, settings }: DueStep): Promise<SendDecision> {
  const nowEpochMs = deps.now().getTime();
  const today = dayOf(nowEpochMs, settings.calendar.timeZone);
  const dormancy = dormancyOf(person, today, settings.dormancy);
  return decideSending({
    customer: person.customer,
    standing: person.standing,
    exclusions: exclusionsOf(person, dormancy, today, settings.exclusion),
    addressRefused: await isAddressRefused(deps, person.customer.email),
    campaign: campaign.state,
    sentAtEpochMs: mails
      .filter((mail) => mail.subject.kind === 'nurture' && mail.state !== 'rejected')
      .map((mail) => Date.parse(mail.sentAt ?? mail.claimedAt ?? mail.queuedAt))
      .filter((at) => nowEpochMs - at < 30 * 86_400_000),
    nowEpochMs,
    calendar: settings.calendar,
    limits: settings.frequency,
  });
}

async function isAddressRefused(deps: Deps, email: string | undefined): Promise<boolean> {
  if (email === undefined) return false;
  const hash = (await deps.keyring()).idOf('address', addressKey(email));
  return (await findAddress(deps.db, hash)).refusals.length > 0;
}

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
  const { db, now } = deps;
  const { enrolment, campaign, person, mailId } = step;
  const ready = await render(deps, step);
  const at = now();
  const claimed: OutboxMail = {
    schemaVersion: 1,
    id: mailId,
    customerId: enrolment.customerId,
    subject: { kind: 'nurture', campaignId: campaign.id, step: enrolment.nextStep },
    state: 'sending',
    queuedAt: at.toISOString(),
    claimedAt: at.toISOString(),
  };
  const outcome = await transact(db, [
    moveMail(db, 'new', claimed, at.getTime() + confirmWithinMinutes * 60_000),
    putStanding(db, person.standing, { ...person.standing, lastMailId: mailId }),
  ]);
  return outcome.kind === 'lost' ? 'lost' : deliverClaimed(deps, claimed, ready);
}

async function render(
  deps: Deps,
  { campaign, enrolment, person, settings, mailId }: DueStep,
): Promise<ReadyMail> {
  const { customer, account, owners } = person;
  const step = campaign.sequence.steps[enrolment.nextStep];
  if (step === undefined || customer.email === undefined)
    throw new Error(`campaign ${campaign.id} has no step ${enrolment.nextStep} for this customer`);
  const urls = customerUrls(
    await deps.linkKeys(),
    deps.publicUrl,
    customer.id,
    mailId,
    assetOf(step, settings),
  );
  const owner = writerFor(owners, customer, account);
  const view = nurtureView({
    customer,
    account,
    owner,
    dormancy: enrolment.dormancy,
    sequence: campaign.sequence,
    step,
    settings,
    urls,
  });
  const mail = renderNurtureMail(view);
  return {
    from: addressed(
      fromName(view.owner.fullName, settings.companyName, customer.locale),
      settings.senderAddress,
    ),
    to: customer.email,
    replyTo:
      deps.replyDomain === ''
        ? view.owner.email
        : replyAddress(await deps.linkKeys(), deps.replyDomain, customer.id, mailId),
    ...mail,
    headers: {
      'List-Unsubscribe': `<${urls.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    tags: { c: customer.id, m: mailId, k: 'nurture' },
    configurationSet: deps.customerConfigurationSet,
  };
}

const fromName = (person: string, company: string, locale: 'ja' | 'en'): string =>
  person === company ? company : locale === 'ja' ? `${person}（${company}）` : `${person} (${company})`;

/** A From header: names outside ASCII as RFC 2047 words (docs/rules.md#ses-takes-ascii-in-headers-and-tags). */
export function addressed(name: string, address: string): string {
  if (/^[\p{ASCII}]*$/u.test(name)) return `"${name.replace(/["\\\r\n]/g, '')}" <${address}>`;
  const words: string[] = [];
  let word = '';
  for (const letter of name.replace(/[\r\n]/g, '')) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  words.push(word);
  return `${words.map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join(' ')} <${address}>`;
}

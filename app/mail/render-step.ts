import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import type { Bilingual } from '../../domain/kernel/locale.ts';
import { isTracked } from '../../domain/people/tracking.ts';
import type { Owner } from '../../domain/people/customer.ts';
import type { Enrolment, PlacedEnrolment } from '../../domain/sequences/enrolment.ts';
import type { LookFacts } from '../../domain/sequences/look-facts.ts';
import type { MailStep } from '../../domain/sequences/step.ts';
import type { CampaignRun } from '../sequences/version-store.ts';
import type { Letter } from '../../domain/sequences/letter.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { replyAddress, unsubscribeAddress } from '../../platform/reply-address.ts';
import type { ReadyMail } from '../../platform/ses.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { customerUrls } from './customer-urls.ts';
import type { Deps } from './deps.ts';
import { assetOf, nurtureView } from './nurture-view.ts';
import type { Recipient } from './recipient-store.ts';

/** An enrolment that is due, with all that deciding and rendering need. */
export interface DueStep {
  /** As it is stored. */
  readonly enrolment: Enrolment;
  readonly place: PlacedEnrolment;
  readonly facts: LookFacts;
  readonly run: CampaignRun;
  readonly person: Recipient;
  readonly owners: readonly Owner[];
  readonly settings: Settings;
}

/** The mail of a step as it goes to SES. */
export async function renderStep(
  deps: Deps,
  { run, enrolment, person, owners, settings }: DueStep,
  { step, mailId }: { readonly step: MailStep; readonly mailId: string },
): Promise<ReadyMail> {
  const { topic } = run.campaign.sequence;
  const { dormancy } = enrolment;
  return renderLetter(deps, { person, owners, settings, mailId, step, topic, dormancy });
}

/** A mail to a customer, with all that rendering needs. */
export interface DueLetter extends Pick<DueStep, 'person' | 'owners' | 'settings'> {
  readonly mailId: string;
  readonly step: Letter;
  readonly topic: Bilingual;
  readonly dormancy: DormancyKind;
}

/** A mail to a customer as it goes to SES. */
export async function renderLetter(
  deps: Deps,
  { step, topic, dormancy, person, owners, settings, mailId }: DueLetter,
): Promise<ReadyMail> {
  const { customer, account } = person;
  if (customer.email === undefined) throw new Error(`customer ${customer.id} has no address`);
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
    dormancy,
    topic,
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
      'List-Unsubscribe': await waysOut(deps, urls.unsubscribe, customer.id, mailId),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    tags: { c: customer.id, m: mailId, k: 'nurture' },
    configurationSet: deps.customerConfigurationSet,
    isTracked: isTracked(customer, settings),
  };
}

/** RFC 8058 takes the link; Outlook and older programs write a mail, where somebody receives it. */
async function waysOut(
  { linkKeys, replyDomain }: Deps,
  link: string,
  customerId: string,
  mailId: string,
): Promise<string> {
  if (replyDomain === '') return `<${link}>`;
  const address = unsubscribeAddress(await linkKeys(), replyDomain, customerId, mailId);
  return `<${link}>, <mailto:${address}?subject=unsubscribe>`;
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

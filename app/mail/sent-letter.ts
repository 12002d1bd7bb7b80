import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { campaignOf, type OutboxMail } from '../../domain/mail/mail.ts';
import type { Standing } from '../../domain/people/standing.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import { mailsOf } from '../../domain/sequences/flow.ts';
import { flowOfVersion } from '../../domain/sequences/look.ts';
import { letterOf, topicWords } from '../../domain/sequences/monthly-letter.ts';
import { textIdOf } from '../../domain/sequences/text-id.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { NurtureMailView } from '../../templates/mails/nurture-mail-view.ts';
import type { Needs } from '../kernel/deps.ts';
import { loadPerson } from '../people/load-person.ts';
import { findEnrolment } from '../sequences/campaign-store.ts';
import { findPlace, findTopic } from '../sequences/monthly-store.ts';
import { findRun, type CampaignRun } from '../sequences/version-store.ts';
import { customerUrls } from './customer-urls.ts';
import { assetOf, nurtureView, type NurtureFacts } from './nurture-view.ts';

type Deps = Needs<'db' | 'linkKeys' | 'settings' | 'now'>;

/** A mail to a customer once more: the text of its version with the customer's values as they are kept now. */
export interface SentLetterView {
  readonly view: NurtureMailView;
  readonly standing: Standing;
}

/**
 * What a customer was sent; undefined where the text or the person is no longer known.
 * @param publicUrl where links lead; empty where only their tokens matter
 */
export async function sentLetterOf(
  deps: Deps,
  mail: OutboxMail,
  publicUrl: string,
): Promise<SentLetterView | undefined> {
  const { db } = deps;
  const { customerId, subject } = mail;
  const campaignId = campaignOf(mail);
  if (campaignId === undefined || subject.kind !== 'nurture') return undefined;
  const [run, enrolment, person, settings, linkKeys] = await Promise.all([
    findRun(db, campaignId),
    findEnrolment(db, customerId, campaignId),
    loadPerson(db, customerId, deps.now().toISOString()),
    deps.settings(),
    deps.linkKeys(),
  ]);
  const letter =
    subject.month === undefined
      ? campaignLetter(run, enrolment, subject)
      : await monthlyLetter(db, mail, subject.month, subject.asksToGoOn === true);
  if (letter === undefined || person === undefined) return undefined;
  const { customer, account, owners, standing } = person;
  const view = nurtureView({
    customer,
    account,
    owner: writerFor(owners, customer, account),
    ...letter,
    settings,
    urls: customerUrls(linkKeys, publicUrl, customerId, mail.id, assetOf(letter.step, settings)),
  });
  return { view, standing };
}

type SentLetter = Pick<NurtureFacts, 'dormancy' | 'topic' | 'step'>;
type NurtureSubject = Extract<OutboxMail['subject'], { kind: 'nurture' }>;

/** The step of the mail in the version that it was sent by: the customer may have moved to another since. */
function campaignLetter(
  run: CampaignRun | undefined,
  enrolment: Enrolment | undefined,
  { step: place, stepId, textId }: NurtureSubject,
): SentLetter | undefined {
  if (run === undefined || enrolment === undefined) return undefined;
  const { topic } = run.campaign.sequence;
  const flow = flowOfVersion(enrolment.sequenceVersion ?? 1, run);
  const mails = run.versions.flatMap((version) => mailsOf(version.flow));
  const step =
    stepId === undefined
      ? mailsOf(flow)[place]
      : (mails.find((each) => each.id === stepId && textIdOf(each, topic) === textId) ??
        flow.nodes.get(stepId)?.step ??
        mails.find(({ id }) => id === stepId));
  if (step?.kind !== 'mail') return undefined;
  return { dormancy: enrolment.dormancy, topic, step };
}

async function monthlyLetter(
  db: Database,
  { customerId }: OutboxMail,
  month: string,
  isLast: boolean,
): Promise<SentLetter | undefined> {
  const [place, topic] = await Promise.all([findPlace(db, customerId), findTopic(db, month)]);
  if (place === undefined) return undefined;
  return { dormancy: place.dormancy, topic: topicWords(topic), step: letterOf(topic, isLast) };
}

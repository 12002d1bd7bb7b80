import { wordsOfNurtureMail } from '../../templates/mails/nurture-words.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { campaignOf, type OutboxMail } from '../../domain/mail/mail.ts';
import type { SentText } from '../../domain/mail/own-words.ts';
import type { Needs } from '../kernel/deps.ts';
import { loadPerson } from '../people/load-person.ts';
import { mailsOf } from '../../domain/sequences/flow.ts';
import { flowOfVersion } from '../../domain/sequences/look.ts';
import { findEnrolment } from '../sequences/campaign-store.ts';
import { findRun, type CampaignRun } from '../sequences/version-store.ts';
import type { Enrolment } from '../../domain/sequences/enrolment.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { letterOf, topicWords } from '../../domain/sequences/monthly-letter.ts';
import { findPlace, findTopic } from '../sequences/monthly-store.ts';
import { customerUrls } from './customer-urls.ts';
import { assetOf, nurtureView, type NurtureFacts } from './nurture-view.ts';

type Deps = Needs<'db' | 'linkKeys' | 'settings' | 'now'>;

/**
 * The words that a customer was sent: a reply may quote them without any mark. Undefined where they are no longer known;
 * then the marks of quotes alone tell. Links are told by their tokens, so that the site's address is not needed.
 */
export async function sentTextOf(deps: Deps, mail: OutboxMail): Promise<SentText | undefined> {
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
  const { step } = letter;
  const { customer, account, owners } = person;
  return wordsOfNurtureMail(
    nurtureView({
      customer,
      account,
      owner: writerFor(owners, customer, account),
      ...letter,
      settings,
      urls: customerUrls(linkKeys, '', customerId, mail.id, assetOf(step, settings)),
    }),
  );
}

type SentLetter = Pick<NurtureFacts, 'dormancy' | 'topic' | 'step'>;

function campaignLetter(
  run: CampaignRun | undefined,
  enrolment: Enrolment | undefined,
  { step: place, stepId }: { readonly step: number; readonly stepId?: string | undefined },
): SentLetter | undefined {
  if (run === undefined || enrolment === undefined) return undefined;
  const flow = flowOfVersion(enrolment.sequenceVersion ?? 1, run);
  const mails = run.versions.flatMap((version) => mailsOf(version.flow));
  const step =
    stepId === undefined
      ? mailsOf(flow)[place]
      : (flow.nodes.get(stepId)?.step ?? mails.find(({ id }) => id === stepId));
  if (step?.kind !== 'mail') return undefined;
  return { dormancy: enrolment.dormancy, topic: run.campaign.sequence.topic, step };
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

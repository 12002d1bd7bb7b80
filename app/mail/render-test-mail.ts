import { dayOf } from '../../domain/kernel/time-zone.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { previewCustomerId } from '../../domain/people/customer.ts';
import { flowOf, mailsOf } from '../../domain/sequences/flow.ts';
import { threeMails } from '../../domain/sequences/sequence.ts';
import { asTried, mailTemplateIdSchema, type Letter } from '../../domain/sequences/letter.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import type { Needs } from '../kernel/deps.ts';
import { shownTopic } from '../kernel/sender-view.ts';
import { customerGone, type StaffMailRenderers } from '../kernel/staff-mail.ts';
import { loadPerson } from '../people/load-person.ts';
import { findCampaign } from '../sequences/campaign-store.ts';
import { letterOf, topicWords } from '../../domain/sequences/monthly-letter.ts';
import { findTopic } from '../sequences/monthly-store.ts';
import { customerUrls } from './customer-urls.ts';
import { assetOf, nurtureView } from './nurture-view.ts';

/** A nurture mail sent to oneself, with a real customer's values and links that belong to nobody. */
export const testMails = (
  deps: Needs<'db' | 'settings' | 'linkKeys' | 'publicUrl' | 'now'>,
): StaffMailRenderers<'test'> => ({
  test: async ({ id, customerId, subject }) => {
    const { db, now } = deps;
    const settings = await deps.settings();
    const person = await loadPerson(db, customerId, now().toISOString());
    if (person === undefined) return customerGone;
    const campaign =
      subject.campaignId === undefined ? undefined : await findCampaign(db, subject.campaignId);
    const sequence = campaign?.sequence ?? threeMails;
    const written = subject.month === undefined ? undefined : await findTopic(db, subject.month);
    const letter =
      written === undefined
        ? (mailsOf(flowOf(sequence)).find((each) => each.template === subject.template) ??
          otherLetter(subject.template))
        : letterOf(written, false);
    const topic =
      subject.topic ??
      (written === undefined ? (campaign?.sequence.topic ?? shownTopic(settings)) : topicWords(written));
    if (letter === undefined) return { kind: 'impossible', because: 'the sequence has no such mail' };
    const step = asTried(letter, subject);
    const { account, owners } = person;
    const customer = { ...person.customer, locale: subject.locale ?? person.customer.locale };
    const today = dayOf(now().getTime(), settings.calendar.timeZone);
    const dormancy = dormancyOf(person, today, settings.dormancy, settings.calendar.timeZone);
    const asset = assetOf(step, settings);
    const urls = customerUrls(await deps.linkKeys(), deps.publicUrl, previewCustomerId, id, asset);
    const owner = writerFor(owners, customer, account);
    const kind = dormancy.kind === 'dormant' ? dormancy.dormancy : 'lapsed';
    return {
      kind: 'ready',
      to: subject.to,
      mail: renderNurtureMail(
        nurtureView({ customer, account, owner, dormancy: kind, topic, step, settings, urls }),
      ),
    };
  },
});

/** Letters that are no step of the sequence: of the monthly mail, and with a text of their own. */
function otherLetter(template: string): Letter | undefined {
  const id = mailTemplateIdSchema.safeParse(template);
  return id.success ? { template: id.data } : undefined;
}

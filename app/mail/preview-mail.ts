import { dayOf } from '../../domain/kernel/time-zone.ts';
import { mailRoutes } from '../../contract/mail.ts';
import { shownTopic } from '../kernel/sender-view.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { shippedLetters, type LetterSource } from '../../templates/mails/nurture-text.ts';
import type { Bilingual, Locale } from '../../domain/kernel/locale.ts';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import { loadPerson } from '../people/load-person.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { dormancyOf } from '../../domain/audience/dormancy.ts';
import { asTried, mailTemplateIdSchema, type Letter } from '../../domain/sequences/letter.ts';
import { flowOf, mailsOf } from '../../domain/sequences/flow.ts';
import { threeMails } from '../../domain/sequences/sequence.ts';
import { assetOf, nurtureView } from './nurture-view.ts';
import { customerUrls } from './customer-urls.ts';
import { previewCustomerId } from '../../domain/people/customer.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { MonthlyTopic } from '../../domain/sequences/monthly-topic.ts';
import { letterOf, topicWords } from '../../domain/sequences/monthly-letter.ts';
import { findTopic } from '../sequences/monthly-store.ts';
import { countedNow, keyOf } from '../audience/count-audience.ts';
import { segmentById } from '../audience/find-segment.ts';
import { stillCounting } from '../audience/plan-launch.ts';

type Deps = Needs<'db' | 'linkKeys' | 'freshSettings' | 'publicUrl' | 'audienceQueue' | 'now'>;

/** Shows a mail with a real customer's values, as it would arrive. */
export const previewMail =
  (deps: Deps): Serve<typeof mailRoutes.previewMail> =>
  async ({ body: { template, locale, customerId, segmentId, text, assetId, topic, month } }) => {
    const settings = await deps.freshSettings();
    const written = await triedTopic(deps.db, month);
    const step = asTried(written === undefined ? stepOf(template) : letterOf(written, false), {
      text,
      assetId,
    });
    const warnings = text === undefined ? [] : checkedText(text, locale ?? settings.locale);
    const person = await loadPerson(
      deps.db,
      customerId ?? (await someoneIn(deps, segmentId)),
      deps.now().toISOString(),
    );
    if (person === undefined)
      throw new UserError(404, 'unknown-customer', {
        ja: `担当者「${customerId}」はいません。`,
        en: `There is no customer "${customerId}".`,
      });
    const { customer, account, owners, standing } = person;
    const dormancy = dormancyOf(
      { customer, account, standing },
      dayOf(deps.now().getTime(), settings.calendar.timeZone),
      settings.dormancy,
      settings.calendar.timeZone,
    );
    const view = nurtureView({
      customer: { ...customer, locale: locale ?? customer.locale },
      account,
      owner: writerFor(owners, customer, account),
      dormancy: dormancy.kind === 'dormant' ? dormancy.dormancy : 'lapsed',
      topic: topic ?? (written === undefined ? shownTopic(settings) : topicWords(written)),
      step,
      settings,
      urls: customerUrls(
        await deps.linkKeys(),
        deps.publicUrl,
        previewCustomerId,
        'preview',
        assetOf(step, settings),
      ),
    });
    return {
      to: customer.email,
      customerId: customer.id,
      ...renderNurtureMail(view),
      written: view.ownText ?? shippedLetters[view.template][view.locale],
      warnings: [...warnings],
    };
  };

/** What speaks against a text; one that cannot be used is refused with its reasons. */
export function checkedText(text: LetterSource, locale: Locale): readonly Bilingual[] {
  const checked = checkOwnText(text, locale);
  if (checked.ok) return checked.warnings;
  throw new UserError(422, 'text', {
    ja: checked.problems.map(({ ja }) => ja).join(' '),
    en: checked.problems.map(({ en }) => en).join(' '),
  });
}

/** The topic of the monthly mail that is to be tried; it must have been written. */
export async function triedTopic(db: Database, month: string | undefined): Promise<MonthlyTopic | undefined> {
  if (month === undefined) return undefined;
  const topic = await findTopic(db, month);
  if (topic !== undefined) return topic;
  throw new UserError(404, 'no-topic', {
    ja: `${month} の話題はまだ書かれていません。rekindle monthly write ${month} か、月次のご案内のページで書いてください。`,
    en: `The topic of ${month} is not written yet. Write it with rekindle monthly write ${month}, or on the page of the monthly mail.`,
  });
}

export function stepOf(template: string): Letter {
  const id = mailTemplateIdSchema.safeParse(template);
  const step = mailsOf(flowOf(threeMails)).find((each) => each.template === template);
  if (!id.success)
    throw new UserError(404, 'unknown-template', {
      ja: `文面「${template}」はありません。${mailTemplateIdSchema.options.join('、')} のいずれかです。`,
      en: `There is no mail "${template}". Use one of ${mailTemplateIdSchema.options.join(', ')}.`,
    });
  return step ?? { template: id.data };
}

export async function someoneIn(
  deps: Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now'>,
  segmentId: string,
): Promise<string> {
  // A text may be looked at while a campaign runs.
  const { counts, counting } = await countedNow(deps, keyOf(await segmentById(deps.db, segmentId), true));
  const [first] = counts[0]?.newest ?? [];
  if (first !== undefined) return first.customerId;
  if (counting !== undefined) throw stillCounting(counting);
  throw new UserError(409, 'nobody', {
    ja: 'この対象条件に合う方がいないため、見本を出せません。別の対象条件を選ぶか、担当者を取り込んでください。',
    en: 'There is nobody to show it with: nobody matches this segment. Choose another, or import customers.',
  });
}

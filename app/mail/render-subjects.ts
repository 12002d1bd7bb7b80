import type { DormancyKind } from '../../domain/audience/dormancy.ts';
import { writerFor } from '../../domain/handoffs/route/choose-owner.ts';
import { previewCustomerId } from '../../domain/people/customer.ts';
import { flowOf, mailsOf } from '../../domain/sequences/flow.ts';
import type { Sequence } from '../../domain/sequences/sequence.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import type { Needs } from '../kernel/deps.ts';
import { listOwners } from '../people/owner-store.ts';
import { customerUrls } from './customer-urls.ts';
import { assetOf, nurtureView } from './nurture-view.ts';
import type { Recipient } from './recipient-store.ts';

/** One customer, before whom a sequence is held. */
interface Reader {
  readonly person: Recipient;
  readonly settings: Settings;
  readonly sequence: Sequence;
  readonly dormancy: DormancyKind;
}

/** The subject of each mail as one customer would read it, by step; none of a text that cannot be rendered yet. */
export async function subjectsFor(
  { db, linkKeys, publicUrl }: Needs<'db' | 'linkKeys' | 'publicUrl'>,
  { person: { customer, account }, settings, sequence, dormancy }: Reader,
): Promise<ReadonlyMap<string, string>> {
  const [keys, owners] = await Promise.all([linkKeys(), listOwners(db)]);
  const owner = writerFor(owners, customer, account);
  return new Map(
    mailsOf(flowOf(sequence)).flatMap((step) => {
      const text = step.text?.[customer.locale];
      if (text !== undefined && !checkOwnText(text, customer.locale).ok) return [];
      const urls = customerUrls(keys, publicUrl, previewCustomerId, 'preview', assetOf(step, settings));
      const view = nurtureView({
        customer,
        account,
        owner,
        dormancy,
        topic: sequence.topic,
        step,
        settings,
        urls,
      });
      return [[step.id, renderNurtureMail(view).subject] as const];
    }),
  );
}

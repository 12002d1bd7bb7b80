import { holdsOf } from '../../domain/people/causes.ts';
import { html, type RouteHandler } from '../../platform/http-pipeline.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { withVisitor, type Visitor } from '../engagement/with-visitor.ts';
import type { Needs } from '../kernel/deps.ts';
import { senderView } from '../kernel/sender-view.ts';
import { findMail } from './mail-store.ts';
import { sentLetterOf } from './sent-letter.ts';

type Deps = Needs<'db' | 'linkKeys' | 'settings' | 'publicUrl' | 'now'>;

/**
 * Shows a mail as a page (ブラウザで表示), to whoever has its link: no pixel, no link by way of SES, and looking records
 * nothing. Whoever refused our mails, or is deleted, has nothing shown of them any more.
 */
export const showSentMail =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'b', async (visitor) => {
      const page = await renderedAgain(deps, visitor);
      if (page !== undefined)
        return { ...html(page), headers: { 'content-security-policy': PICTURES, ...unlisted } };
      const { locale, settings } = visitor;
      return {
        ...html(renderCustomerPage({ kind: 'mailGone', locale, sender: senderView(settings) }), 410),
        headers: unlisted,
      };
    });

async function renderedAgain(
  deps: Deps,
  { customer, customerId, mailId }: Visitor,
): Promise<string | undefined> {
  if (customer === undefined || customer.noMail) return undefined;
  const mail = await findMail(deps.db, customerId, mailId);
  if (mail === undefined || mail.state === 'queued' || mail.state === 'rejected') return undefined;
  const letter = await sentLetterOf(deps, mail, deps.publicUrl);
  if (letter === undefined || isRefusing(letter.standing)) return undefined;
  const urls = { ...letter.view.urls, browser: undefined, unseen: undefined };
  return renderNurtureMail({ ...letter.view, urls }).html.replaceAll(' ses:no-track', '');
}

function isRefusing(standing: Parameters<typeof holdsOf>[0]): boolean {
  const { refused, neverContact } = holdsOf(standing);
  return refused !== undefined || neverContact;
}

const unlisted = { 'x-robots-tag': 'noindex, nofollow, noarchive' };
/** A letter may hold pictures of the company's own site; no script, form or frame. */
const PICTURES =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

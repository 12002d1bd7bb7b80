import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { msPerDay } from '../../domain/kernel/local-date.ts';
import { findMail } from '../mail/mail-store.ts';
import { findCustomer, whoSpeaksFor } from '../people/customer-store.ts';
import { readLink, type LinkPurpose } from '../../platform/signed-links.ts';
import { previewCustomerId, type Customer } from '../../domain/people/customer.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { senderView } from '../kernel/sender-view.ts';
import type { Needs } from '../kernel/deps.ts';
import { html, type HttpRequest, type HttpResponse } from '../../platform/http-pipeline.ts';

/** Who followed a link, from which mail, to which asset; `customer` is the record that speaks for the person now. */
export interface Visitor {
  readonly customerId: string;
  readonly mailId: string;
  readonly assetId: string | undefined;
  readonly customer: Customer | undefined;
  readonly locale: Locale;
  readonly settings: Settings;
}

/** The mail was to somebody who is stored no more; a preview was to nobody. */
export const isForgotten = ({ customer, customerId }: Visitor): boolean =>
  customer === undefined && customerId !== previewCustomerId;

/** Links of a mail that show something of its reader end so long after it. Unsubscribing never ends. */
const LINK_DAYS = 365;

/** Opens a signed link, or says kindly that it does not work. Nothing is recorded by looking. */
export async function withVisitor(
  deps: Needs<'db' | 'linkKeys' | 'settings' | 'now'>,
  request: HttpRequest,
  purpose: LinkPurpose,
  show: (visitor: Visitor) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const reading = readLink(
    await deps.linkKeys(),
    purpose,
    request.params['token'] ?? '',
    deps.now().getTime(),
  );
  const fallback = request.locale ?? settings.locale;
  if (reading.kind !== 'valid') return trouble(fallback, settings, reading.kind, 404);
  const [customerId = '', mailId = '', assetId] = reading.fields;
  const [addressee, mail] = await Promise.all([
    findCustomer(deps.db, customerId),
    purpose === 'u' ? undefined : findMail(deps.db, customerId, mailId),
  ]);
  // A wish not to be mailed is one of the record that was mailed, and holds for whoever it was merged into.
  const customer = purpose === 'u' ? addressee : await whoSpeaksFor(deps.db, addressee);
  // Asked of the mail itself, so that links of every release end alike.
  if (mail !== undefined && Date.parse(mail.queuedAt) + LINK_DAYS * msPerDay < deps.now().getTime())
    return trouble(customer?.locale ?? fallback, settings, 'expired', 410);
  const locale = request.query['lang'] === undefined ? (customer?.locale ?? fallback) : fallback;
  return show({ customerId, mailId, assetId, customer, locale, settings });
}

const trouble = (
  locale: Locale,
  settings: Settings,
  why: 'expired' | 'forged',
  status: number,
): HttpResponse =>
  html(
    renderCustomerPage({ kind: 'linkTrouble', locale, sender: senderView(settings), trouble: why }),
    status,
  );

export const here = (request: HttpRequest, purpose: LinkPurpose): string =>
  `/${purpose}/${request.params['token'] ?? ''}`;

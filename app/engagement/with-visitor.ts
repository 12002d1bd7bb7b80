import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { findCustomer } from '../people/customer-store.ts';
import { readLink, type LinkPurpose } from '../../platform/signed-links.ts';
import type { Customer } from '../../domain/people/customer.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { senderView } from '../kernel/sender-view.ts';
import type { Needs } from '../kernel/deps.ts';
import { html, type HttpRequest, type HttpResponse } from '../../platform/http-pipeline.ts';

/** Who followed a link, from which mail, to which asset. */
export interface Visitor {
  readonly customerId: string;
  readonly mailId: string;
  readonly assetId: string | undefined;
  readonly customer: Customer | undefined;
  readonly locale: Locale;
  readonly settings: Settings;
}

/** Opens a signed link, or says kindly that it does not work. Nothing is recorded by looking. */
export async function withVisitor(
  deps: Needs<'db' | 'keyring' | 'settings' | 'now'>,
  request: HttpRequest,
  purpose: LinkPurpose,
  show: (visitor: Visitor) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const reading = readLink(
    await deps.keyring(),
    purpose,
    request.params['token'] ?? '',
    deps.now().getTime(),
  );
  const fallback = request.locale ?? settings.locale;
  if (reading.kind !== 'valid')
    return html(
      renderCustomerPage({
        kind: 'linkTrouble',
        locale: fallback,
        sender: senderView(settings),
        trouble: reading.kind,
      }),
      404,
    );
  const [customerId = '', mailId = '', assetId] = reading.fields;
  const customer = await findCustomer(deps.db, customerId);
  const locale = request.query['lang'] === undefined ? (customer?.locale ?? fallback) : fallback;
  return show({ customerId, mailId, assetId, customer, locale, settings });
}

export const here = (request: HttpRequest, purpose: LinkPurpose): string =>
  `/${purpose}/${request.params['token'] ?? ''}`;

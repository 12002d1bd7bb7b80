import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import type { LinkPurpose } from '../../platform/signed-links.ts';
import type { RawEngagement } from '../../domain/engagement/engagement.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { senderView } from '../kernel/sender-view.ts';
import { html, type HttpRequest, type RouteHandler } from '../../platform/http-pipeline.ts';
import { withVisitor, type Visitor } from './with-visitor.ts';
import type { Deps } from './page-deps.ts';
import { queueEngagement } from './queue-engagement.ts';

type Probe = Extract<RawEngagement, { kind: 'probe' }>;

/** Behind the link that no person sees: whoever asks for it reads markup, and what else came from there is a machine's. */
export const showNothing =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'n', async (visitor) => {
      await note(deps, visitor, request, 'hidden-link');
      const { locale, settings } = visitor;
      return html(renderCustomerPage({ kind: 'nothingHere', locale, sender: senderView(settings) }));
    });

/** A request for headers alone: no browser of a person makes one. It is answered as HTTP wants it, without a body. */
export const answerHead = (deps: Deps, purpose: LinkPurpose): RouteHandler =>
  withoutBody((request) =>
    withVisitor(deps, request, purpose, async (visitor) => {
      await note(deps, visitor, request, purpose === 'n' ? 'hidden-link' : 'head-request');
      return html('');
    }),
  );

/** What a page answers to whoever asks for its headers alone: a checker of links is to find it there. */
export const withoutBody =
  (page: RouteHandler): RouteHandler =>
  async (request) => ({ ...(await page(request)), body: '' });

/** Asking again within the same minute is the same probe. A link of a preview belongs to nobody. */
async function note(
  deps: Deps,
  { customerId, mailId, customer }: Visitor,
  { ipAddress, userAgent }: HttpRequest,
  how: Probe['how'],
): Promise<void> {
  if (customer === undefined) return;
  const at = deps.now().toISOString();
  await queueEngagement(deps.engagementQueue, {
    kind: 'probe',
    id: fingerprint(`${mailId}|${how}|${ipAddress}|${at.slice(0, 16)}`),
    customerId,
    messageId: mailId,
    occurredAt: at,
    receivedAt: at,
    how,
    userAgent,
    ipAddress,
  });
}

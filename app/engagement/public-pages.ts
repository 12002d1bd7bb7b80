import { wordsIn } from '../../domain/kernel/locale.ts';
import { here, isForgotten, withVisitor, type Visitor } from './with-visitor.ts';
import type { Deps } from './page-deps.ts';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import type { Asset } from '../../domain/settings/settings.ts';
import { assetView, senderView } from '../kernel/sender-view.ts';
import { siteUrl } from './site-url.ts';
import { html, type HttpResponse, type RouteHandler } from '../../platform/http-pipeline.ts';
import { queueEngagement } from './queue-engagement.ts';

function assetIn({ settings, assetId }: Visitor): Asset | undefined {
  return settings.assets.find((asset) => asset.id === assetId);
}

const viewOf = (asset: Asset, { locale, settings }: Visitor) =>
  assetView(asset, locale, settings.calendar.timeZone);

const gone = ({ locale, settings }: Visitor): HttpResponse =>
  html(
    renderCustomerPage({ kind: 'linkTrouble', locale, sender: senderView(settings), trouble: 'expired' }),
    410,
  );

/** The page of a document: what it is, and a button. */
export const showDocument =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'd', async (visitor) => {
      const asset = assetIn(visitor);
      if (asset === undefined) return gone(visitor);
      return html(
        renderCustomerPage({
          kind: 'document',
          locale: visitor.locale,
          sender: senderView(visitor.settings),
          asset: viewOf(asset, visitor),
          action: here(request, 'd'),
        }),
      );
    });

/** The button was pressed: a download by a person, counted once a mail and asset. */
export const takeDocument =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'd', async (visitor) => {
      const asset = assetIn(visitor);
      if (asset === undefined) return gone(visitor);
      const at = deps.now().toISOString();
      await queueEngagement(deps.engagementQueue, {
        kind: 'download',
        id: fingerprint(`${visitor.mailId}|${asset.id}|${at.slice(0, 16)}`),
        customerId: visitor.customerId,
        occurredAt: at,
        receivedAt: at,
        messageId: visitor.mailId,
        assetId: asset.id,
        assetTitle: wordsIn(asset.title, visitor.locale),
        userAgent: request.userAgent,
        ipAddress: request.ipAddress,
      });
      return html(
        renderCustomerPage({
          kind: 'documentReady',
          locale: visitor.locale,
          sender: senderView(visitor.settings),
          asset: viewOf(asset, visitor),
          url: await addressOf(deps, asset, visitor),
        }),
      );
    });

/** How long the address of a file in our own bucket works: long enough to press the button. */
const FILE_SECONDS = 15 * 60;

/** Where the asset is: a file of our own bucket for a quarter of an hour, a page of the company's site with its visit token, else as set. */
async function addressOf(deps: Deps, asset: Asset, visitor: Visitor): Promise<string> {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(asset.url) ?? [];
  if (bucket === '')
    return siteUrl(
      await deps.linkKeys(),
      visitor.settings,
      visitor.customerId,
      asset.url,
      deps.now().getTime(),
    );
  if (bucket !== deps.documentsBucket)
    throw new Error(
      `asset "${asset.id}" lies in bucket "${bucket}", which this function may not read: put the file into "${deps.documentsBucket}" and change the asset's url`,
    );
  return deps.objects.presign({ bucket, key }, FILE_SECONDS);
}

export const showInvitation =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'w', async (visitor) => {
      const asset = assetIn(visitor);
      // A seat is somebody's: whoever was erased is told how to go on.
      if (asset === undefined || isForgotten(visitor)) return gone(visitor);
      return html(
        renderCustomerPage({
          kind: 'invitation',
          locale: visitor.locale,
          sender: senderView(visitor.settings),
          asset: viewOf(asset, visitor),
          action: here(request, 'w'),
        }),
      );
    });

/** Registers for a webinar. */
export const takeSeat =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'w', async (visitor) => {
      const asset = assetIn(visitor);
      if (asset === undefined || isForgotten(visitor)) return gone(visitor);
      const at = deps.now().toISOString();
      const session = asset.session ?? asset.id;
      await queueEngagement(deps.engagementQueue, {
        kind: 'registration',
        id: `registration-${fingerprint(`${session}|${visitor.customerId}`)}`,
        customerId: visitor.customerId,
        occurredAt: at,
        receivedAt: at,
        messageId: visitor.mailId,
        session,
        topic: wordsIn(asset.title, visitor.locale),
        userAgent: request.userAgent,
        ipAddress: request.ipAddress,
      });
      return html(
        renderCustomerPage({
          kind: 'registered',
          locale: visitor.locale,
          sender: senderView(visitor.settings),
          asset: viewOf(asset, visitor),
          url: await addressOf(deps, asset, visitor),
        }),
      );
    });

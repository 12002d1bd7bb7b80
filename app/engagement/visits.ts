import { dayOf } from '../../domain/kernel/time-zone.ts';
import * as z from 'zod';
import { readLink } from '../../platform/signed-links.ts';
import { fingerprint } from '../../domain/kernel/fingerprint.ts';
import { type RawEngagement } from '../../domain/engagement/engagement.ts';
import { isoWeek } from '../../domain/kernel/local-date.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { classifyAgent } from '../../domain/engagement/user-agent.ts';
import { isOwnSite } from './site-url.ts';
import type { HttpRequest, HttpResponse, RouteHandler } from '../../platform/http-pipeline.ts';
import { jsonIn } from './json-in.ts';
import type { Deps } from './page-deps.ts';
import { queueEngagement } from './queue-engagement.ts';
import { siteScript } from './site-script.ts';

/** The script for the company's own site. Other sites may load it: without a host in the settings, nothing is taken. */
export const showSiteScript = (): RouteHandler => async () => ({
  status: 200,
  type: 'text/javascript',
  body: siteScript,
  headers: { 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' },
});

const LARGEST_BODY_BYTES = 1024;
const visitSchema = z.object({ token: z.string().max(300), page: z.string().startsWith('/').max(200) });

/**
 * Takes a return visit. Whatever comes is answered alike and quietly: a forger learns nothing. At most one visit a day
 * and customer is kept, and a day on which the customer came by our own link has none (R5).
 */
export const takeVisit =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const settings = await deps.settings();
    const origin = request.headers['origin'] ?? '';
    const isOurs = URL.canParse(origin) && isOwnSite(new URL(origin).hostname, settings);
    const act = isOurs && mayBeWatched(request) ? await visitOf(deps, request, settings) : undefined;
    if (act !== undefined) await queueEngagement(deps.engagementQueue, act);
    return quiet(isOurs ? origin : undefined);
  };

const quiet = (origin: string | undefined): HttpResponse => ({
  status: 204,
  type: 'text/plain',
  body: '',
  headers: { vary: 'origin', ...(origin === undefined ? {} : { 'access-control-allow-origin': origin }) },
});

/** The script heeds these signs already; an old copy of it may not. */
const mayBeWatched = ({ headers, userAgent, body }: HttpRequest): boolean =>
  headers['sec-gpc'] !== '1' &&
  headers['dnt'] !== '1' &&
  classifyAgent(userAgent) === 'browser' &&
  body.byteLength <= LARGEST_BODY_BYTES;

async function visitOf(
  deps: Deps,
  request: HttpRequest,
  settings: Settings,
): Promise<RawEngagement | undefined> {
  const given = visitSchema.safeParse(jsonIn(request.body));
  if (!given.success) return undefined;
  const now = deps.now();
  const reading = readLink(await deps.linkKeys(), 'v', given.data.token, now.getTime());
  if (reading.kind !== 'valid') return undefined;
  const [customerId = '', landedOn = ''] = reading.fields;
  const today = dayOf(now.getTime(), settings.calendar.timeZone);
  if (landedOn === today) return undefined;
  const at = now.toISOString();
  return {
    kind: 'visit',
    id: `visit-${fingerprint(`${customerId}|${today}`)}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    page: given.data.page,
    week: isoWeek(today),
    userAgent: request.userAgent,
    ipAddress: request.ipAddress,
  };
}

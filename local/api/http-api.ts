import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { isCrossSite, jsonAnswer, namesThisMachine, readRequest, writeAnswer } from '../aws/http-exchange.ts';
import type { Activity } from '../clock/activity.ts';
import type { LogSink } from '../functions/function-log.ts';
import { reportFailure } from '../functions/report-failure.ts';
import type { LocalPool } from '../cognito/create-pool.ts';
import type { Distribution } from './distribution.ts';
import { jsonOf } from '../page/json-of.ts';
import { isPlainObject } from '../plain-object.ts';
import { matchRoute, type RouteMatch } from './match-route.ts';
import { toAnswer, toPayload } from './payload.ts';
import type { ApiRoute } from './read-routes.ts';
import { staticFile } from './static-files.ts';

interface HttpApiParts {
  readonly routes: readonly ApiRoute[];
  readonly consoleDirectory: string | undefined;
  /** What stands before the console and its calls, and who may make them; neither where there is no console. */
  readonly distribution?: Distribution | undefined;
  readonly pool?: LocalPool | undefined;
  readonly mailbox?: string;
  readonly activity: Activity;
  readonly now: () => number;
  readonly onLog: LogSink;
}

const INTEGRATION_LIMIT_MILLISECONDS = 29_000;

/** Makes the server of the HTTP API; `attach` gives it its routes once the functions exist. */
export function createHttpApi(): { readonly server: Server; readonly attach: (parts: HttpApiParts) => void } {
  // An idle connection is ended by the client alone: a busy process would end it while its own client writes into it.
  const server = createServer({ keepAliveTimeout: 0 });
  return {
    server,
    attach: (parts) => {
      server.on('request', (request, response) => {
        readRequest(request)
          .then(async (read) => answer(parts, read))
          .then((answered) => writeAnswer(response, answered))
          .catch((error: unknown) => {
            reportFailure(parts.onLog, 'local-api', error);
            writeAnswer(response, jsonAnswer({ message: 'Internal Server Error' }, 500));
          });
      });
    },
  };
}

async function answer(parts: HttpApiParts, request: HttpRequest): Promise<HttpAnswer> {
  const { pathname } = request.url;
  const { distribution } = parts;
  if (distribution !== undefined && pathname.startsWith('/api/'))
    return answerConsole(parts, distribution, request);
  const match = matchRoute(parts.routes, request.method, pathname);
  const isOpened = (request.headers.accept ?? '').includes('text/html');
  const page =
    match === undefined || (match.route.isIam && isOpened) ? await consoleFile(parts, request) : undefined;
  if (page !== undefined) return page;
  return match === undefined ? jsonAnswer({ message: 'Not Found' }, 404) : invoke(parts, request, match);
}

/**
 * A file of the console, which CloudFront serves. On this one host the routes of the API have addresses of the same names:
 * what a browser opens is a page.
 */
async function consoleFile(
  { consoleDirectory, distribution }: HttpApiParts,
  request: HttpRequest,
): Promise<HttpAnswer | undefined> {
  if (consoleDirectory === undefined) return undefined;
  if (distribution === undefined) return staticFile(consoleDirectory, request);
  const edged = distribution.pages.onRequest(request);
  if (edged.kind === 'answer') return edged.answer;
  const file = await staticFile(consoleDirectory, edged.request);
  return file === undefined ? undefined : distribution.pages.withHeaders(file);
}

/** A call of the console, by way of the function at the edge. */
async function answerConsole(
  parts: HttpApiParts,
  distribution: Distribution,
  request: HttpRequest,
): Promise<HttpAnswer> {
  if (!namesThisMachine(request)) return jsonAnswer({ message: 'Forbidden' }, 403);
  const edged = distribution.api.onRequest(request);
  if (edged.kind === 'answer') return edged.answer;
  const match = matchRoute(parts.routes, request.method, edged.request.url.pathname);
  const answered =
    match === undefined
      ? jsonAnswer({ message: 'Not Found' }, 404)
      : await invokeForMember(parts, edged.request, match);
  return distribution.api.withHeaders({
    ...answered,
    headers: { ...answered.headers, date: new Date(parts.now()).toUTCString() },
  });
}

async function invokeForMember(
  parts: HttpApiParts,
  request: HttpRequest,
  match: RouteMatch<ApiRoute>,
): Promise<HttpAnswer> {
  const { jwt } = match.route;
  if (jwt === undefined) return invoke(parts, request, match);
  const authorized = parts.pool?.authorize(jwt, request.headers.authorization);
  if (authorized === undefined || authorized.kind === 'unauthorized')
    return jsonAnswer({ message: 'Unauthorized' }, 401);
  if (authorized.kind === 'forbidden') return jsonAnswer({ message: 'Forbidden' }, 403);
  const answered = await invoke(parts, request, match, authorized.claims);
  return request.url.pathname === '/api/session' && answered.status === 200
    ? withThisMachine(parts, answered)
    : answered;
}

/** On one machine the console can go on as somebody else, and knows where the mails land. */
function withThisMachine({ pool, mailbox }: HttpApiParts, answered: HttpAnswer): HttpAnswer {
  const session: unknown = jsonOf(Buffer.from(answered.body ?? ''));
  const people = pool?.people().map(({ sub, name, email, groups }) => ({
    id: sub,
    name,
    email,
    role: groups[0],
    roles: groups,
  }));
  return {
    ...answered,
    body: JSON.stringify({ ...(isPlainObject(session) ? session : {}), people, mailboxUrl: mailbox }),
  };
}

async function invoke(
  parts: HttpApiParts,
  request: HttpRequest,
  { route, pathParameters }: RouteMatch<ApiRoute>,
  claims?: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  if (route.isIam && (!namesThisMachine(request) || isCrossSite(request)))
    return jsonAnswer({ message: 'Forbidden' }, 403);
  const payload = toPayload(request, {
    routeKey: route.routeKey,
    pathParameters,
    isIam: route.isIam,
    claims,
    now: parts.now(),
  });
  try {
    const result = await withinLimit(parts.activity.track(async () => route.pool.invoke(payload)));
    return result.kind === 'late'
      ? jsonAnswer({ message: 'Service Unavailable' }, 503)
      : toAnswer(result.value);
  } catch (error) {
    reportFailure(parts.onLog, route.pool.definition.name, error);
    return jsonAnswer({ message: 'Internal Server Error' }, 500);
  }
}

type Limited = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'late' };

async function withinLimit(work: Promise<unknown>): Promise<Limited> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Limited>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'late' }), INTEGRATION_LIMIT_MILLISECONDS);
  });
  try {
    return await Promise.race([work.then((value): Limited => ({ kind: 'value', value })), late]);
  } finally {
    clearTimeout(timer);
  }
}

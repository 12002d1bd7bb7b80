import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { isCrossSite, jsonAnswer, namesThisMachine, readRequest, writeAnswer } from '../aws/http-exchange.ts';
import type { Activity } from '../clock/activity.ts';
import type { LogSink } from '../functions/function-log.ts';
import { reportFailure } from '../functions/report-failure.ts';
import { answerSession, claimsOf, personOf, type LocalPerson } from './console-session.ts';
import { matchRoute, type RouteMatch } from './match-route.ts';
import { toAnswer, toPayload } from './payload.ts';
import type { ApiRoute } from './read-routes.ts';
import { staticFile } from './static-files.ts';

interface HttpApiParts {
  readonly routes: readonly ApiRoute[];
  readonly consoleDirectory: string | undefined;
  /** Who may use the console; the first is signed in. */
  readonly people?: readonly LocalPerson[] | undefined;
  readonly mailbox?: string;
  readonly activity: Activity;
  readonly now: () => number;
  readonly onLog: LogSink;
}

const INTEGRATION_LIMIT_MILLISECONDS = 29_000;

/** Makes the server of the HTTP API; `attach` gives it its routes once the functions exist. */
export function createHttpApi(): { readonly server: Server; readonly attach: (parts: HttpApiParts) => void } {
  const server = createServer();
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

/** The team's routes stand under this path too, for the console: the caller is whoever is signed in. */
const CONSOLE_API = '/api';

async function answer(parts: HttpApiParts, request: HttpRequest): Promise<HttpAnswer> {
  const { pathname } = request.url;
  if (parts.consoleDirectory !== undefined && pathname.startsWith(`${CONSOLE_API}/`))
    return answerConsole(parts, request, pathname.slice(CONSOLE_API.length));
  const match = matchRoute(parts.routes, request.method, pathname);
  const page = match === undefined || match.route.isIam ? await consoleFile(parts, request) : undefined;
  if (page !== undefined) return page;
  return match === undefined ? jsonAnswer({ message: 'Not Found' }, 404) : invoke(parts, request, match);
}

/** A file of the console; its page for every address that a browser opens, so that each view has its own. */
async function consoleFile(
  { consoleDirectory }: HttpApiParts,
  request: HttpRequest,
): Promise<HttpAnswer | undefined> {
  if (consoleDirectory === undefined) return undefined;
  const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  return (
    (await staticFile(consoleDirectory, request)) ??
    (isPage ? staticFile(consoleDirectory, { ...request, url: new URL('/', request.url) }) : undefined)
  );
}

/** A call of the console: never from another site, and only to the team's own routes. */
async function answerConsole(parts: HttpApiParts, request: HttpRequest, path: string): Promise<HttpAnswer> {
  if (!namesThisMachine(request) || isCrossSite(request)) return jsonAnswer({ message: 'Forbidden' }, 403);
  if (path === '/session') return answerSession({ people: parts.people, mailbox: parts.mailbox }, request);
  const match = matchRoute(parts.routes, request.method, path);
  if (match === undefined || !match.route.isIam) return jsonAnswer({ message: 'Not Found' }, 404);
  const url = new URL(request.url);
  url.pathname = path;
  const answered = await invoke(parts, { ...request, url }, match, claimsOf(personOf(parts.people, request)));
  return { ...answered, headers: { ...answered.headers, date: new Date(parts.now()).toUTCString() } };
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

import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { isCrossSite, jsonAnswer, namesThisMachine, readRequest, writeAnswer } from '../aws/http-exchange.ts';
import type { Activity } from '../clock/activity.ts';
import type { LogSink } from '../functions/function-log.ts';
import { reportFailure } from '../functions/report-failure.ts';
import { matchRoute } from './match-route.ts';
import { toAnswer, toPayload } from './payload.ts';
import type { ApiRoute } from './read-routes.ts';
import { staticFile } from './static-files.ts';

interface HttpApiParts {
  readonly routes: readonly ApiRoute[];
  readonly consoleDirectory: string | undefined;
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

async function answer(parts: HttpApiParts, request: HttpRequest): Promise<HttpAnswer> {
  const match = matchRoute(parts.routes, request.method, request.url.pathname);
  if (match === undefined) {
    const file =
      parts.consoleDirectory === undefined ? undefined : await staticFile(parts.consoleDirectory, request);
    return file ?? jsonAnswer({ message: 'Not Found' }, 404);
  }
  const { route, pathParameters } = match;
  if (route.isIam && (!namesThisMachine(request) || isCrossSite(request)))
    return jsonAnswer({ message: 'Forbidden' }, 403);
  const payload = toPayload(request, {
    routeKey: route.routeKey,
    pathParameters,
    isIam: route.isIam,
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

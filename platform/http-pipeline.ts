import middy, { type MiddlewareObj } from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpRouter, { type Method } from '@middy/http-router';
import httpSecurityHeaders from '@middy/http-security-headers';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { localeFrom, type Locale, type Bilingual } from '../domain/kernel/locale.ts';
import { tooLongIn } from './dynamodb/too-long.ts';
import { callerOf, type HttpCaller } from './caller.ts';
import { count, flushMetrics, logger } from './observability.ts';
import { deepestJson, parseJson } from './parse-json.ts';
import { UserError, type WrongPlace } from './user-error.ts';

/** A request, read once. Header names are in lower case. */
export interface HttpRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly locale: Locale | undefined;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly caller: HttpCaller;
  /** By name. CloudFront hands them on to the routes of the session alone. */
  readonly cookies: ReadonlyMap<string, string>;
}

export interface HttpResponse {
  readonly status: number;
  readonly type:
    | 'application/json'
    | 'application/problem+json'
    | 'text/html'
    | 'text/plain'
    | 'text/csv'
    | 'text/javascript'
    | 'text/calendar';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whole `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
}

export type RouteHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** Shows an error to the caller: JSON for programs, a page for people. */
export type ErrorView = (
  status: number,
  code: string,
  text: Bilingual,
  locale: Locale,
  errors?: readonly WrongPlace[],
) => HttpResponse;

/** Lambda takes events of 6 MB, and a file arrives in base64. */
const MAXIMUM_BODY_BYTES = 4 * 1024 * 1024;

/** A Lambda handler of routes such as "GET /leads/{id}": parsed requests in, safe headers and clear errors out. */
export function httpHandler(routes: Readonly<Record<string, RouteHandler>>, showError: ErrorView) {
  const table = Object.entries(routes).map(([key, handle]) => {
    const [method = 'GET', path = '/'] = key.split(' ');
    return { method: methodOf(method), path, handler: answering(handle, showError) };
  });
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(httpHeaderNormalizer())
    .use(consolePath)
    .use(
      httpSecurityHeaders({
        contentSecurityPolicy: false,
        // An answer may say otherwise: it is set with the answer.
        crossOriginResourcePolicy: false,
        permissionsPolicy: false,
        referrerPolicy: { policy: 'no-referrer' },
      }),
    )
    .handler(
      httpRouter({
        routes: table,
        notFoundResponse: () => written(showError(404, 'no-route', NO_ROUTE, 'ja')),
      }),
    );
}

/** The console calls below `/api`, on the one domain that it has: the routes behind are the same. */
const consolePath: MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> = {
  before: ({ event }) => {
    const { http } = event.requestContext;
    http.path = http.path.replace(/^\/api(?=\/)/, '');
  },
};

/**
 * Pages carry their styles inline and run no script. Written by hand: middy's defaults for this header are for APIs, and
 * their sandbox would disable every button of our pages.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const methodOf = (name: string): Method => {
  if (name === 'GET' || name === 'HEAD' || name === 'POST' || name === 'PUT' || name === 'DELETE')
    return name;
  throw new Error(`route method "${name}" is not one of GET, HEAD, POST, PUT, DELETE`);
};

const answering =
  (handle: RouteHandler, showError: ErrorView) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const request = readRequest(event);
    const locale = request.locale ?? 'ja';
    try {
      if (request.body.byteLength > MAXIMUM_BODY_BYTES) throw tooLarge(request.body.byteLength);
      return written(await handle(request));
    } catch (error) {
      const told = error instanceof UserError ? error : tooLongIn(error);
      if (told !== undefined)
        return written(showError(told.statusCode, told.code, told.text, locale, told.errors));
      count({ 'Requests.failed': 1 });
      logger.error('request failed', {
        error: error instanceof Error ? error : new Error(String(error)),
        route: event.routeKey,
      });
      return written(showError(500, 'fault', FAULT, locale));
    } finally {
      flushMetrics();
    }
  };

/** API Gateway knows paths by their first part alone, so that what is not there arrives here. */
const NO_ROUTE = {
  ja: 'この API に、そのパスとメソッドの組み合わせはありません。docs/openapi.json をご覧ください。',
  en: 'The API has no such path with this method. See docs/openapi.json.',
};

const FAULT = {
  ja: '処理できませんでした。少し待ってからもう一度お試しください。続くようなら管理者にお知らせください。',
  en: 'That did not work. Try again in a moment; if it goes on, tell your administrator.',
};

const tooLarge = (bytes: number): UserError =>
  new UserError(413, 'too-large', {
    ja: `ファイルが大きすぎます（${(bytes / 1048576).toFixed(1)} MB）。4 MB 以下に分けるか、コマンド rekindle import で取り込んでください（お客様・会社・案件・配信停止は 200 MB、ほかは 30 MB まで）。`,
    en: `The file is too large (${(bytes / 1048576).toFixed(1)} MB). Split it into parts of at most 4 MB, or import it on the command line (rekindle import: contacts, companies, deals and opt-outs up to 200 MB, others up to 30 MB).`,
  });

export function readRequest(event: APIGatewayProxyEventV2): HttpRequest {
  const headers = Object.fromEntries(
    Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value ?? '']),
  );
  const query = Object.fromEntries(
    Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [name, value ?? '']),
  );
  const asked = query['lang'] === 'ja' || query['lang'] === 'en' ? query['lang'] : undefined;
  return {
    params: Object.fromEntries(
      Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, decode(value ?? '')]),
    ),
    query,
    headers,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    locale: asked ?? localeFrom(headers['accept-language']),
    ipAddress: event.requestContext.http.sourceIp,
    userAgent: event.requestContext.http.userAgent,
    caller: callerOf(event),
    cookies: new Map(
      (event.cookies ?? []).map((pair): [string, string] => {
        const [name = '', ...value] = pair.split('=');
        return [name.trim(), value.join('=')];
      }),
    ),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const written = (response: HttpResponse): APIGatewayProxyStructuredResultV2 => ({
  statusCode: response.status,
  headers: {
    'content-type': `${response.type}; charset=utf-8`,
    'cache-control': 'no-store',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'cross-origin-resource-policy': 'same-origin',
    ...response.headers,
  },
  ...(response.cookies === undefined ? {} : { cookies: [...response.cookies] }),
  body: response.body,
});

export const json = (body: unknown, status = 200): HttpResponse => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
/** Sends the browser on; what it was sent from stays unsaid. */
export const redirect = (location: string, cookies: readonly string[]): HttpResponse => ({
  status: 302,
  type: 'text/plain',
  body: '',
  headers: { location },
  cookies,
});
export const html = (body: string, status = 200): HttpResponse => ({ status, type: 'text/html', body });
/** The body as JSON; an empty one is an empty object. */
export function readJson(request: HttpRequest): unknown {
  try {
    return parseJson(request.body.toString('utf8').replace(/^\ufeff/, '') || '{}');
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep;
    throw new UserError(400, 'not-json', { ja: '本文が JSON ではありません。', en: 'The body is not JSON.' });
  }
}

const tooDeep = new UserError(422, 'too-deep', {
  ja: `本文の入れ子が深すぎます（${deepestJson}段まで）。浅くしてください。`,
  en: `The body nests too deep (at most ${deepestJson} levels). Make it flatter.`,
});

/** No form of ours is longer; checked before anything is read of it. */
const LARGEST_FORM_BYTES = 65_536;

/** Fields of a form, urlencoded or multipart (RFC 8058 allows both); one that cannot be read has none. */
export async function readForm(request: HttpRequest): Promise<Readonly<Record<string, string>>> {
  if (request.body.byteLength > LARGEST_FORM_BYTES)
    throw new UserError(413, 'too-large', {
      ja: '入力が長すぎます。短くしてもう一度お送りください。',
      en: 'That is too long. Shorten it and send it again.',
    });
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data'))
    return Object.fromEntries(new URLSearchParams(request.body.toString('utf8')));
  try {
    const form = await new Response(new Uint8Array(request.body), {
      headers: { 'content-type': type },
    }).formData();
    return Object.fromEntries(
      [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
    );
  } catch {
    return {};
  }
}

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { jsonAnswer } from '../aws/http-exchange.ts';
import { isPlainObject } from '../plain-object.ts';
import { LOCAL_ACCOUNT } from '../template/resource-names.ts';

interface PayloadParts {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly isIam: boolean;
  /** Of the caller's access token, where the route takes one. */
  readonly claims?: Readonly<Record<string, string>> | undefined;
  readonly now: number;
}

/** The event of API Gateway's payload format 2.0. */
export function toPayload(
  request: HttpRequest,
  { routeKey, pathParameters, isIam, claims, now }: PayloadParts,
): Readonly<Record<string, unknown>> {
  const { url, headers } = request;
  const isText = isTextBody(headers['content-type']);
  const query = queryOf(url);
  const cookies = headers.cookie?.split(/;\s*/);
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookies === undefined ? {} : { cookies }),
    headers: headersOf(request),
    ...(Object.keys(query).length === 0 ? {} : { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: 'local',
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: callerOf(String(headers['x-forwarded-for'] ?? '127.0.0.1')),
        userAgent: headers['user-agent'] ?? '',
      },
      ...(isIam ? { authorizer: { iam: localCaller() } } : {}),
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims, scopes: null } } }),
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: gatewayTime(now),
      timeEpoch: now,
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** Where a caller calls from: all are on this machine, so whoever plays somebody else says so as a proxy would. */
const callerOf = (forwardedFor: string): string => forwardedFor.split(',')[0]?.trim() ?? '';

const responseSchema = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The answer to a function's result; a result without a status code is the body of a 200. */
export function toAnswer(result: unknown): HttpAnswer {
  if (!isPlainObject(result) || !('statusCode' in result)) {
    return typeof result === 'string'
      ? { status: 200, headers: { 'content-type': 'application/json' }, body: result }
      : jsonAnswer(result);
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = responseSchema.parse(result);
  const given = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...Object.fromEntries(given),
      ...(cookies ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** API Gateway hands these on as text and everything else, a submitted form too, as base64. */
function isTextBody(contentType: string | undefined): boolean {
  return (
    contentType === undefined ||
    /^(?:text\/|application\/(?:json|xml|javascript|[\w.-]+\+(?:json|xml)))/i.test(contentType)
  );
}

/** Repeated names are joined by a comma; cookies have their own field. */
function headersOf({ headers }: HttpRequest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && name !== 'cookie')
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

function queryOf({ searchParams }: URL): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(',')]),
  );
}

function localCaller() {
  return {
    accessKey: 'AKIALOCAL',
    accountId: LOCAL_ACCOUNT,
    callerId: 'AIDALOCAL',
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: `arn:aws:iam::${LOCAL_ACCOUNT}:user/command-line`,
    userId: 'AIDALOCAL',
  };
}

/** `12/Mar/2026:19:03:58 +0000` */
function gatewayTime(now: number): string {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(now).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

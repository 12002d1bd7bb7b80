import { describe, expect, it } from 'vitest';
import { matchRoute, parseRouteKey } from '../../local/api/match-route.ts';
import { toAnswer, toPayload } from '../../local/api/payload.ts';
import type { HttpRequest } from '../../local/aws/http-exchange.ts';
import { isCrossSite, namesThisMachine } from '../../local/aws/http-exchange.ts';

const ROUTES = [
  'GET /pets/dog/1',
  'GET /pets/dog/{id}',
  'GET /pets/{proxy+}',
  'ANY /{proxy+}',
  'POST /',
  '$default',
].map(parseRouteKey);

function aRequest(request: Partial<HttpRequest>): HttpRequest {
  const url = new URL('http://127.0.0.1/');
  return { method: 'GET', url, headers: {}, rawHeaders: [], body: Buffer.alloc(0), ...request };
}

describe('routes', () => {
  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1', {}],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET', '/pets/cat/a%20b', 'GET /pets/{proxy+}', { proxy: 'cat/a b' }],
    ['POST', '/test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
    ['POST', '/', 'POST /', {}],
    ['GET', '/', '$default', {}],
  ])('%s %s takes %s', (method, path, routeKey, pathParameters) => {
    expect(matchRoute(ROUTES, method, path)).toMatchObject({ route: { routeKey }, pathParameters });
  });

  it('has no route for HEAD and OPTIONS unless one is written', () => {
    const routes = [parseRouteKey('GET /x')];

    expect(matchRoute(routes, 'HEAD', '/x')).toBeUndefined();
    expect(matchRoute(routes, 'OPTIONS', '/x')).toBeUndefined();
    expect(matchRoute(routes, 'GET', '/x/')).toBeUndefined();
  });
});

describe('the payload 2.0', () => {
  const parts = {
    routeKey: 'GET /x',
    pathParameters: {},
    isIam: false,
    now: Date.parse('2026-03-12T19:03:58Z'),
  };

  it('joins repeated query parameters, separates cookies, and gives the time in both forms', () => {
    const url = new URL('http://127.0.0.1/x?a=1&a=2&b=%E3%81%82');
    const request = aRequest({ url, headers: { cookie: 'k=v; l=w', host: '127.0.0.1', 'x-many': '1,2' } });

    expect(toPayload(request, parts)).toMatchObject({
      version: '2.0',
      rawPath: '/x',
      rawQueryString: 'a=1&a=2&b=%E3%81%82',
      queryStringParameters: { a: '1,2', b: 'あ' },
      cookies: ['k=v', 'l=w'],
      headers: { host: '127.0.0.1', 'x-many': '1,2' },
      requestContext: { time: '12/Mar/2026:19:03:58 +0000', timeEpoch: parts.now, http: { method: 'GET' } },
      isBase64Encoded: false,
    });
  });

  it('has the address that the caller gives as its own, else the address of this machine', () => {
    const callerOf = (headers: Record<string, string>): unknown =>
      toPayload(aRequest({ headers }), parts)['requestContext'];

    expect(callerOf({ 'x-forwarded-for': '2001:db8:1::1, 10.0.0.1' })).toMatchObject({
      http: { sourceIp: '2001:db8:1::1' },
    });
    expect(callerOf({})).toMatchObject({ http: { sourceIp: '127.0.0.1' } });
  });

  it.each([
    ['application/json', '{"a":1}', false],
    ['text/csv; charset=utf-8', 'a,b', false],
    ['application/x-www-form-urlencoded', 'a=b', true],
    ['application/octet-stream', 'bytes', true],
  ])('hands a body of %s on as AWS does', (contentType, body, isBase64Encoded) => {
    const request = aRequest({
      method: 'POST',
      headers: { 'content-type': contentType },
      body: Buffer.from(body),
    });

    const payload = toPayload(request, parts);

    expect(payload).toMatchObject({
      isBase64Encoded,
      body: isBase64Encoded ? Buffer.from(body).toString('base64') : body,
    });
  });

  it('answers with status, headers, cookies and bytes', () => {
    const answer = toAnswer({
      statusCode: 201,
      headers: { 'Content-Type': 'image/gif' },
      cookies: ['a=1'],
      body: 'R0lG',
      isBase64Encoded: true,
    });

    expect(answer).toMatchObject({
      status: 201,
      headers: { 'content-type': 'image/gif', 'set-cookie': ['a=1'] },
      body: Buffer.from('GIF'),
    });
  });

  it('answers a result without a status code as the body of a 200', () => {
    expect(toAnswer({ hello: 1 })).toMatchObject({ status: 200, body: '{"hello":1}' });
  });
});

describe('requests from elsewhere', () => {
  it.each([
    ['127.0.0.1:3000', true],
    ['localhost:3000', true],
    ['rebind.example:3000', false],
    ['127.0.0.1.example', false],
  ])('the host %s is this machine: %s', (host, expected) => {
    expect(namesThisMachine(aRequest({ headers: { host } }))).toBe(expected);
  });

  it.each([
    [{}, false],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, false],
    [{ origin: 'https://evil.example', host: '127.0.0.1:3000' }, true],
    [{ origin: 'null', host: '127.0.0.1:3000' }, true],
    [{ 'sec-fetch-site': 'cross-site', host: '127.0.0.1:3000' }, true],
  ])('%j is cross-site: %s', (headers, expected) => {
    expect(isCrossSite(aRequest({ headers }))).toBe(expected);
  });
});

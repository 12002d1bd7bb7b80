/*
 * CloudFront Function (cloudfront-js-2.0) on each request to /api/*: lifts the access token out of its cookie into the
 * header that API Gateway checks, and keeps other sites out. The stack on one machine runs this very text.
 */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const headers = request.headers;
  const valueOf = (name) => (headers[name] ? headers[name].value : '');
  // Nobody but this function says who calls.
  delete headers.authorization;

  // Where the issuer sends a browser back: from another site, and checked by its state.
  const isCallback = request.method === 'GET' && request.uri === '/api/session/callback';
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const site = valueOf('sec-fetch-site');
  const origin = valueOf('origin');
  // Typed into the address bar it is "none". Browsers that do not say it name their origin with each write.
  const isOurs = site
    ? site === 'same-origin' || (site === 'none' && isRead)
    : origin
      ? origin === 'https://' + valueOf('host') || origin === 'http://' + valueOf('host')
      : isRead;
  if (!isOurs && !isCallback)
    return {
      statusCode: 403,
      statusDescription: 'Forbidden',
      headers: {
        'content-type': { value: 'application/problem+json' },
        'cache-control': { value: 'no-store' },
      },
      body: '{"status":403,"code":"cross-site"}',
    };

  const access = request.cookies['__Host-rk-access'];
  if (access && access.value) headers.authorization = { value: 'Bearer ' + access.value };
  // Cookies are of the session's own routes; no other function sees one, and none sees the access token twice.
  if (request.uri.indexOf('/api/session/') === 0) delete request.cookies['__Host-rk-access'];
  else request.cookies = {};
  return request;
}

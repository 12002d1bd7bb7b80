/*
 * CloudFront Function (cloudfront-js-2.0) on each request for the console itself: every address that names no file is
 * the one page, which shows what belongs there. The stack on one machine runs this very text.
 */
// oxlint-disable-next-line no-unused-vars -- CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  // Browsers ask for it where a page names no icon: a file that is opened by itself, an answer of the API.
  if (request.uri === '/favicon.ico') request.uri = '/icon.svg';
  if (!/\.[a-z0-9]{2,11}$/.test(request.uri)) request.uri = '/index.html';
  return request;
}

import type { Page } from '../aws/aws-endpoint.ts';
import type { HttpRequest } from '../aws/http-exchange.ts';
import type { Mailbox, Visitor } from './mailbox.ts';
import type { SesService } from './ses-service.ts';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const NEVER_CACHED = { 'cache-control': 'no-store' };

/** Answers the tracking links and the pixel as SES does: the event, then the redirection or the image. */
export function trackingPage(ses: SesService, mailbox: Mailbox): Page {
  return (request) => {
    const [, messageId = '', index] =
      /^\/_ses\/(?:click|open)\/([\w-]+)(?:\.gif|\/(\d+))$/.exec(request.url.pathname) ?? [];
    if (messageId === '') return undefined;
    if (ses.find(messageId) === undefined) return { status: 404, body: 'Not found' };
    if (index === undefined) {
      mailbox.open(messageId, visitorOf(request));
      return { status: 200, headers: { 'content-type': 'image/gif', ...NEVER_CACHED }, body: PIXEL };
    }
    if (ses.find(messageId)?.links[Number(index)] === undefined) return { status: 404, body: 'Not found' };
    return {
      status: 302,
      headers: { location: mailbox.click(messageId, Number(index), visitorOf(request)), ...NEVER_CACHED },
    };
  };
}

function visitorOf(request: HttpRequest): Visitor {
  return { userAgent: request.headers['user-agent'] ?? '', ipAddress: '127.0.0.1' };
}

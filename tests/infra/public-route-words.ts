import type { PublicRoute, sessionRoutes } from '../../lib/constructs/kernel/public-routes.ts';

/** The path of a public route: its methods share a row. */
export type PublicPath = PathOf<PublicRoute | (typeof sessionRoutes)[number]>;
type PathOf<Route extends string> = Route extends `${string} ${infer Path}` ? Path : never;

/** What stands in docs/security.md of a public path beside what the template knows. A new path is a compile error here. */
export const publicRouteWords: Readonly<
  Record<PublicPath, { readonly may: string; readonly bounds: string; readonly learns: string }>
> = {
  '/d/{token}': {
    may: 'the holder of a link of a mail, for 365 days',
    bounds: "signed link; the file's own link ends after 15 minutes",
    learns: 'the document; the act is judged like any other',
  },
  '/n/{token}': {
    may: 'the same',
    bounds: 'signed link',
    learns: 'the page that the mail led to; the act is judged like any other',
  },
  '/w/{token}': {
    may: 'the same',
    bounds: '20 forms an hour and source',
    learns: "books a seat in that customer's name; sees `ya***@…` and the name",
  },
  '/q/{token}': {
    may: 'the same',
    bounds: '20 forms an hour and source',
    learns: "asks in that customer's name; sees `ya***@…` and the name",
  },
  '/u/{token}': {
    may: 'the same; never ends',
    bounds: 'GET shows only; a form of at most 64 KB; never throttled by itself',
    learns: 'opts that one customer out; sees `ya***@…`',
  },
  '/b/{token}': {
    may: 'the holder of a link of a mail, for 365 days',
    bounds: 'signed link; GET shows only; nothing of whoever refused or is deleted',
    learns: 'that one mail as it was sent, with the name in its greeting; no other link opens by it',
  },
  '/k/{token}': {
    may: 'the holder of a link of the last monthly mail, for 365 days',
    bounds: 'signed link; GET shows only',
    learns: 'keeps the monthly mail going for that one customer; opens nothing that was refused',
  },
  '/inquiry': {
    may: 'anybody',
    bounds:
      '64 KB; 20 an hour and source, 20 an hour that name one address; three seconds of reading; a trap',
    learns:
      'reaches sales as an unproven inquiry; changes nothing about a customer whose address was typed: no hold, no date, no status',
  },
  '/site.js': { may: 'anybody', bounds: 'a file', learns: 'the script that every visitor of the site gets' },
  '/v': {
    may: "the site's own script",
    bounds: 'consent of the visitor; the origin is the company’s site',
    learns: 'adds a visit of the customer whose link was used',
  },
  '/webhooks/inquiry': {
    may: 'the holder of the secret',
    bounds: 'signature at most five minutes old; 64 KB',
    learns: '–',
  },
  '/webhooks/zoom': {
    may: 'the holder of the secret',
    bounds: 'signature at most five minutes old; 64 KB',
    learns: '–',
  },
  '/h/{token}': {
    may: 'the owner by the link of the mail, while employed; the manager. `/h/lost`: anybody',
    bounds: 'ends 30 days after the handoff; `/h/lost` 20 an hour and source',
    learns:
      'a former owner sees that it is somebody else’s and takes back only own answers; `/h/lost` answers the same for every code, and a new link goes to the owner’s own address',
  },
  '/o/{token}': {
    may: 'the salesperson by the link of the mail',
    bounds: 'ends with the employment',
    learns: '–',
  },
  '/r/{token}': {
    may: 'the salesperson by the link of the mail',
    bounds: 'ends ten minutes before the first mail, and with the employment',
    learns: 'names, companies and positions of the owner’s own people in one campaign',
  },
  '/api/session/sign-in': {
    may: 'anybody; only with the console',
    bounds: 'PKCE, state and nonce in a cookie',
    learns: 'is sent to the sign-in of Cognito',
  },
  '/api/session/callback': {
    may: 'the browser that began the sign-in',
    bounds: 'state of its own cookie, a code that counts once',
    learns: '–',
  },
  '/api/session/refresh': {
    may: 'the holder of the session’s cookie',
    bounds: 'same site; the refresh token is replaced each time; twelve hours in all',
    learns: '–',
  },
  '/api/session/sign-out': { may: 'the same', bounds: 'same site', learns: 'ends that session' },
};

/** Pages of customers: documents, invitations, mails in a browser, consultations, inquiries, unsubscribing. */
export const customerRoutes = [
  'HEAD /d/{token}',
  'HEAD /w/{token}',
  'HEAD /q/{token}',
  'HEAD /n/{token}',
  'GET /n/{token}',
  'GET /d/{token}',
  'POST /d/{token}',
  'GET /w/{token}',
  'POST /w/{token}',
  'GET /q/{token}',
  'POST /q/{token}',
  'GET /inquiry',
  'POST /inquiry',
  'HEAD /u/{token}',
  'GET /u/{token}',
  'POST /u/{token}',
  'HEAD /b/{token}',
  'GET /b/{token}',
  'HEAD /k/{token}',
  'GET /k/{token}',
  'POST /k/{token}',
] as const;

/** The script for the company's own site, and the visits that it tells of. */
export const siteRoutes = ['GET /site.js', 'POST /v'] as const;

/** What other programs send: signed with a shared secret. */
export const webhookRoutes = ['POST /webhooks/inquiry', 'POST /webhooks/zoom'] as const;

/** What signs members of the console in and out, below the one domain of the console; open only where there is one. */
export const sessionRoutes = [
  'GET /api/session/sign-in',
  'GET /api/session/callback',
  'POST /api/session/refresh',
  'POST /api/session/sign-out',
] as const;

/** Pages of salespeople: the buttons of a handoff's mail, and of the mail that introduces us. */
export const salesRoutes = [
  'GET /h/{token}',
  'POST /h/{token}',
  'GET /o/{token}',
  'POST /o/{token}',
  'GET /r/{token}',
  'POST /r/{token}',
] as const;

/** Routes anyone may call. Each checks a signed token, a signature, or takes a form; tests hold this list against the template. */
export const publicRoutes = [...customerRoutes, ...siteRoutes, ...webhookRoutes, ...salesRoutes] as const;
export type PublicRoute = (typeof publicRoutes)[number];

/**
 * Requests a second of routes that take work from anybody, so that none of them uses up what the whole API may take
 * (100 a second). Unsubscribing is not among them: it takes what there is.
 */
export const throttles: Readonly<Partial<Record<PublicRoute, number>>> = {
  'POST /inquiry': 10,
  'POST /h/{token}': 20,
  'POST /v': 40,
  'POST /webhooks/inquiry': 20,
  'POST /webhooks/zoom': 20,
};

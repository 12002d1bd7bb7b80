import * as z from 'zod';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import type { InquiryProblem } from '../../templates/views.ts';
import {
  accountItem,
  customerItem,
  findAccount,
  memberItem,
} from '../shared/adapters/dynamodb/customer-store.ts';
import { putMany } from '../shared/adapters/dynamodb/database.ts';
import {
  claimAddresses,
  resolveAccounts,
  resolveAddresses,
} from '../shared/adapters/dynamodb/identity-store.ts';
import { fingerprint, inquiryKindSchema, type InquiryKind } from '../shared/domain/engagement.ts';
import type { Locale } from '../shared/domain/locale.ts';
import { mergeAccount, mergeCustomer } from '../shared/domain/merge-record.ts';
import { senderView } from '../shared/mail-views/nurture-view.ts';
import {
  html,
  json,
  readForm,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../shared/runtime/http-pipeline.ts';
import { UserError } from '../shared/runtime/user-error.ts';
import { here, withVisitor, type Deps } from './public-pages.ts';
import { recordAct } from './record-act.ts';

interface Given {
  readonly kind: string;
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly message: string;
}

/** The form for somebody who came from a mail: we know who asks. */
export const showConsultation =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'q', async ({ customer, locale, settings }) =>
      html(
        renderCustomerPage({
          kind: 'inquiry',
          locale,
          sender: senderView(settings),
          action: here(request, 'q'),
          knownEmail: customer?.email,
          knownName: customer?.fullName ?? customer?.lastName,
          problems: [],
          given: { kind: 'consultation' },
        }),
      ),
    );

export const takeConsultation =
  (deps: Deps): RouteHandler =>
  (request) =>
    withVisitor(deps, request, 'q', async (visitor) => {
      const { customer, locale, settings } = visitor;
      const form = readForm(request);
      const given = givenIn(form);
      const problems = problemsIn({ ...given, email: customer?.email ?? given.email, company: 'known' });
      const sender = senderView(settings);
      if (problems.length > 0)
        return html(
          renderCustomerPage({
            kind: 'inquiry',
            locale,
            sender,
            action: here(request, 'q'),
            knownEmail: customer?.email,
            knownName: customer?.fullName,
            problems,
            given: { ...given },
          }),
          422,
        );
      if (!isTrap(form)) await record(deps, visitor, given, request);
      return html(renderCustomerPage({ kind: 'inquiryThanks', locale, sender }));
    });

/** The form on the company's own site. */
export const showInquiry =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const settings = await deps.settings();
    const locale = request.locale ?? settings.locale;
    return html(
      renderCustomerPage({
        kind: 'inquiry',
        locale,
        sender: senderView(settings),
        action: '/inquiry',
        problems: [],
        given: {},
      }),
    );
  };

/** Takes an inquiry as a form or as JSON (a webhook of another form). Somebody new becomes a customer: he asked for an answer. */
export const takeInquiry =
  (deps: Deps): RouteHandler =>
  async (request) => {
    const isJson = request.headers['content-type']?.startsWith('application/json') === true;
    const form = isJson ? readJsonFields(request) : readForm(request);
    const given = givenIn(form);
    const settings = await deps.settings();
    const locale = request.locale ?? settings.locale;
    const problems = problemsIn(given);
    if (problems.length > 0) return refusal(isJson, problems, given, locale, settings);
    if (!isTrap(form))
      await record(deps, { customerId: await customerOf(deps, given, locale) }, given, request);
    return isJson
      ? json({ received: true }, 202)
      : html(renderCustomerPage({ kind: 'inquiryThanks', locale, sender: senderView(settings) }));
  };

/** Robots fill a field that people do not see. They are thanked, and nothing is kept. */
const isTrap = (form: Readonly<Record<string, string>>): boolean => (form['website'] ?? '') !== '';

function readJsonFields(request: HttpRequest): Readonly<Record<string, string>> {
  try {
    return z.record(z.string(), z.coerce.string()).parse(JSON.parse(request.body.toString('utf8')));
  } catch (cause) {
    throw new UserError(400, 'not-json', {
      ja: `本文が JSON オブジェクトではありません。${String(cause).slice(0, 80)}`,
      en: 'The body is not a JSON object of texts: kind, email, name, company, message.',
    });
  }
}

const givenIn = (form: Readonly<Record<string, string>>): Given => ({
  kind: (form['kind'] ?? '').trim(),
  email: (form['email'] ?? '').normalize('NFKC').trim(),
  name: (form['name'] ?? '').trim().slice(0, 100),
  company: (form['company'] ?? '').trim().slice(0, 200),
  message: (form['message'] ?? '').trim().slice(0, 4000),
});

function problemsIn({ kind, email, company, message }: Given): readonly InquiryProblem[] {
  const is = (condition: boolean, problem: InquiryProblem): readonly InquiryProblem[] =>
    condition ? [problem] : [];
  return [
    ...is(!inquiryKindSchema.safeParse(kind).success, 'kindMissing'),
    ...is(email === '', 'emailMissing'),
    ...is(email !== '' && !z.email().safeParse(email).success, 'emailInvalid'),
    ...is(company === '', 'companyMissing'),
    ...is(message === '', 'messageMissing'),
  ];
}

function refusal(
  isJson: boolean,
  problems: readonly InquiryProblem[],
  given: Given,
  locale: Locale,
  settings: Parameters<typeof senderView>[0],
): HttpResponse {
  if (isJson) return json({ error: { code: 'invalid', problems } }, 422);
  return html(
    renderCustomerPage({
      kind: 'inquiry',
      locale,
      sender: senderView(settings),
      action: '/inquiry',
      problems,
      given: { ...given },
    }),
    422,
  );
}

async function customerOf(deps: Deps, given: Given, locale: Locale): Promise<string> {
  const { db } = deps;
  const keyring = await deps.keyring();
  const { customerId, isKnown } = (await resolveAddresses(db, keyring, [given.email]))(given.email);
  if (isKnown) return customerId;
  const naming = { name: given.company };
  const accountId = (await resolveAccounts(db, keyring, [naming]))(naming);
  const account = await findAccount(db, accountId);
  const row = {
    email: given.email,
    fullName: given.name === '' ? undefined : given.name,
    accountName: given.company,
    tags: [],
    consentEvidence: 'inquiry',
  };
  const customer = mergeCustomer(
    undefined,
    { ...row, consentBasis: 'optIn' },
    { id: customerId, accountId },
    { basis: 'optIn' },
    locale,
  );
  await putMany(db, db.customersTable, [
    customerItem({ ...customer, firstSeenOn: deps.now().toISOString().slice(0, 10) }),
    memberItem(accountId, customerId),
    ...(account === undefined ? [accountItem(mergeAccount(undefined, accountId, naming))] : []),
  ]);
  await claimAddresses(db, keyring, [{ email: given.email, customerId }]);
  return customerId;
}

async function record(
  deps: Deps,
  { customerId, mailId }: { readonly customerId: string; readonly mailId?: string },
  given: Given,
  request: HttpRequest,
): Promise<void> {
  const at = deps.now().toISOString();
  await recordAct(deps.engagementQueue, {
    kind: 'inquiry',
    // The same text twice within an hour is one inquiry: a double click, or "back" and again.
    id: `inquiry-${fingerprint([customerId, given.kind, given.message, at.slice(0, 13)].join('|'))}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    messageId: mailId,
    inquiry: inquiryOf(given.kind),
    message: given.message,
    userAgent: request.userAgent,
    ipAddress: request.ipAddress,
  });
}

function inquiryOf(kind: string): InquiryKind {
  const parsed = inquiryKindSchema.safeParse(kind);
  return parsed.success ? parsed.data : 'other';
}

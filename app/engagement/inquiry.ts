import { maskedAddress } from '../../domain/people/masked-address.ts';
import { addressKey } from '../../domain/people/names.ts';
import { cutText } from '../../domain/kernel/cut-text.ts';
import * as z from 'zod';
import { renderCustomerPage } from '../../templates/pages/customer-page.ts';
import type { InquiryProblem } from '../../templates/pages/customer-page-view.ts';
import { isWithinRate } from './form-rate-store.ts';
import { linkToken, readLink } from '../../platform/signed-links.ts';
import { inquiryKindSchema, type InquiryKind } from '../../domain/engagement/engagement.ts';
import { senderView } from '../kernel/sender-view.ts';
import {
  html,
  readForm,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../platform/http-pipeline.ts';
import { UserError } from '../../platform/user-error.ts';
import { here, isForgotten, withVisitor, type Visitor } from './with-visitor.ts';
import type { Deps } from './page-deps.ts';
import { customerOf, recordInquiry } from './record-inquiry.ts';

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
          // Whoever got a forwarded mail learns no address.
          knownEmail: maskedAddress(customer?.email),
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
      const form = await readForm(request);
      const given = givenIn(form);
      const wrong = problemsIn({ ...given, email: customer?.email ?? given.email, company: 'known' });
      // A link may be forwarded or published: it raises no more requests than the open form.
      const isWithin =
        wrong.length > 0 ||
        (await isWithinRate(deps.db, await deps.keyring(), request.ipAddress, deps.now()));
      const problems: readonly InquiryProblem[] = isWithin ? wrong : ['tooMany'];
      const sender = senderView(settings);
      if (problems.length > 0)
        return html(
          renderCustomerPage({
            kind: 'inquiry',
            locale,
            sender,
            action: here(request, 'q'),
            knownEmail: maskedAddress(customer?.email),
            knownName: customer?.fullName,
            problems,
            given: { ...given },
          }),
          isWithin ? 422 : 429,
        );
      const read = isTrap(form)
        ? undefined
        : await recordInquiry(
            deps,
            await whoAsks(deps, visitor, given),
            {
              kind: kindOf(given.kind),
              message: given.message,
              mailId: visitor.mailId,
              ...(isForgotten(visitor) ? { isUnproven: true } : {}),
            },
            request,
          );
      const email = maskedAddress(customer?.email);
      // Whoever only refused reads that it is done, and not that somebody will call.
      return html(
        renderCustomerPage(
          read?.refuses === true && read.kind === 'other' && email !== undefined
            ? { kind: 'unsubscribed', locale, sender, email }
            : { kind: 'inquiryThanks', locale, sender },
        ),
      );
    });

/** Whose inquiry it is: of somebody who is stored no more what is typed says it, as on the open form. */
const whoAsks = async (deps: Deps, visitor: Visitor, given: Given): Promise<string> =>
  isForgotten(visitor)
    ? customerOf(deps, { ...given, kind: kindOf(given.kind) }, visitor.locale)
    : visitor.customerId;

/** The form on the company's own site. */
export const showInquiry =
  (deps: Deps): RouteHandler =>
  (request) =>
    showForm(deps, request, [], {}, 200);

/** Takes the form. Somebody new becomes a customer: he asked for an answer. */
export const takeInquiry =
  (deps: Deps): RouteHandler =>
  async (request) => {
    if (request.headers['content-type']?.startsWith('application/json') === true) throw notAForm();
    const form = request.body.byteLength > LARGEST_FORM_BYTES ? {} : await readForm(request);
    const given = givenIn(form);
    const problems = problemsIn(given);
    if (problems.length > 0) return showForm(deps, request, problems, given, 422);
    if (!(await isUnhurried(deps, form['opened'] ?? '')))
      return showForm(deps, request, ['tooFast'], given, 422);
    // So many from one source, and so many that name one person, whoever sends them.
    const keyring = await deps.keyring();
    for (const source of [request.ipAddress, `names ${addressKey(given.email)}`])
      if (!(await isWithinRate(deps.db, keyring, source, deps.now())))
        return showForm(deps, request, ['tooMany'], given, 429);
    const settings = await deps.settings();
    const locale = request.locale ?? settings.locale;
    if (!isTrap(form))
      await recordInquiry(
        deps,
        await customerOf(deps, { ...given, kind: kindOf(given.kind) }, locale),
        { kind: kindOf(given.kind), message: given.message, isUnproven: true },
        request,
      );
    return html(renderCustomerPage({ kind: 'inquiryThanks', locale, sender: senderView(settings) }));
  };

const LARGEST_FORM_BYTES = 64 * 1024;
/** RFC 5321. */
const LONGEST_EMAIL = 254;

async function showForm(
  deps: Deps,
  request: HttpRequest,
  problems: readonly InquiryProblem[],
  given: Partial<Given>,
  status: number,
): Promise<HttpResponse> {
  const settings = await deps.settings();
  const now = deps.now().getTime();
  return html(
    renderCustomerPage({
      kind: 'inquiry',
      locale: request.locale ?? settings.locale,
      sender: senderView(settings),
      action: '/inquiry',
      problems,
      given: { ...given },
      opened: linkToken(await deps.linkKeys(), 'f', [String(now)], Math.floor(now / 1000) + FORM_SECONDS),
    }),
    status,
  );
}

/** A form may lie open for a day. */
const FORM_SECONDS = 86_400;
/** A person needs longer to write a sentence; who is faster sees his form again, with all he wrote, and may press again. */
const FASTEST_MS = 3_000;

/** Whether the form was shown by us, and not just now. */
async function isUnhurried(deps: Deps, opened: string): Promise<boolean> {
  const now = deps.now().getTime();
  const reading = readLink(await deps.linkKeys(), 'f', opened, now);
  return reading.kind === 'valid' && now - Number(reading.fields[0]) >= FASTEST_MS;
}

/** Robots fill a field that people do not see. They are thanked, and nothing is kept. */
const isTrap = (form: Readonly<Record<string, string>>): boolean => (form['website'] ?? '') !== '';

const notAForm = (): UserError =>
  new UserError(415, 'not-a-form', {
    ja: 'ここは画面のフォームの送信先です。プログラムからは POST /webhooks/inquiry に署名を付けて送ってください（docs/webhooks.md）。',
    en: 'This address takes the form of the page. A program sends to POST /webhooks/inquiry, signed (docs/webhooks.md).',
  });

const givenIn = (form: Readonly<Record<string, string>>): Given => ({
  kind: (form['kind'] ?? '').trim(),
  email: (form['email'] ?? '').normalize('NFKC').trim(),
  name: cutText((form['name'] ?? '').trim(), 100),
  company: cutText((form['company'] ?? '').trim(), 200),
  message: cutText((form['message'] ?? '').trim(), 4000),
});

function problemsIn({ kind, email, company, message }: Given): readonly InquiryProblem[] {
  const is = (condition: boolean, problem: InquiryProblem): readonly InquiryProblem[] =>
    condition ? [problem] : [];
  return [
    ...is(!inquiryKindSchema.safeParse(kind).success, 'kindMissing'),
    ...is(email === '', 'emailMissing'),
    ...is(email !== '' && !z.email().max(LONGEST_EMAIL).safeParse(email).success, 'emailInvalid'),
    ...is(company === '', 'companyMissing'),
    ...is(message === '', 'messageMissing'),
  ];
}

const kindOf = (kind: string): InquiryKind => {
  const parsed = inquiryKindSchema.safeParse(kind);
  return parsed.success ? parsed.data : 'other';
};

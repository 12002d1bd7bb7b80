import * as z from 'zod';
import { isSameText } from '../../platform/same-text.ts';
import { hmacHex } from '../../platform/webhook-secrets.ts';
import { readInquiryKind } from '../../domain/imports/read-inquiry-kind.ts';
import { inquiryKindSchema, type InquiryKind } from '../../domain/engagement/engagement.ts';
import {
  json,
  readForm,
  readJson,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../platform/http-pipeline.ts';
import { isOutsideJapan } from '../../domain/kernel/outside-japan.ts';
import { cutText } from '../../domain/kernel/cut-text.ts';
import { readEmail } from '../../domain/imports/read-email.ts';
import { withoutNulls } from '../../platform/without-nulls.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Deps } from './page-deps.ts';
import { customerOf, recordInquiry } from './record-inquiry.ts';

/** Automation tools send numbers and lists where a form had a text. */
const asText = (given: unknown): unknown =>
  typeof given === 'number' || typeof given === 'boolean'
    ? String(given)
    : Array.isArray(given)
      ? given.map((each) => String(asText(each))).join('、')
      : given;

const text = (longest: number) =>
  z.preprocess(
    asText,
    z
      .string()
      .trim()
      .transform((value) => cutText(value, longest)),
  );

/** Without the name, the brackets and the full stop that programs put around an address. */
const cleanEmail = (given: string): string => {
  const read = readEmail(given.replaceAll('\ufeff', ''));
  return read.kind === 'value' ? read.value : given;
};

/** An inquiry of another form. `kind` is our own word, or the words of the form, such as お見積のご依頼. */
const bodySchema = z.object({
  id: z.preprocess(
    (given) => (given === '' ? undefined : asText(given)),
    z.string().min(1).max(200).optional(),
  ),
  kind: text(100).pipe(z.string().min(1)),
  email: z.string().trim().normalize('NFKC').transform(cleanEmail).pipe(z.email()),
  name: text(100).default(''),
  company: text(200).default(''),
  message: text(4000).default(''),
});

/** The answer names each wrong field. */
function parseBody(given: unknown): z.output<typeof bodySchema> {
  const result = bodySchema.safeParse(given);
  if (result.success) return result.data;
  const list = result.error.issues
    .map((issue) => `${issue.path.join('.') || '(body)'}: ${issue.message}`)
    .join('; ');
  throw new UserError(422, 'invalid', {
    ja: `入力に誤りがあります。${list}`,
    en: `The input is not right. ${list}`,
  });
}

const LARGEST_BODY_BYTES = 64 * 1024;
const FRESH_SECONDS = 300;

/** Takes an inquiry of another form, as JSON with the shared secret, or signed with it (docs/webhooks.md). */
export const takeInquiryWebhook =
  (deps: Deps): RouteHandler =>
  async (request) => {
    try {
      return await take(deps, request);
    } catch (error) {
      // A program asks: it gets JSON, not the page that people get.
      if (!(error instanceof UserError)) throw error;
      const locale = request.locale ?? 'ja';
      return json({ error: { code: error.code, message: error.text[locale] } }, error.statusCode);
    }
  };

async function take(deps: Deps, request: HttpRequest): Promise<HttpResponse> {
  const { inquiry: secret } = await deps.webhookSecrets();
  if (!isEntitled(request, secret, deps.now().getTime())) throw unsigned();
  if (request.body.byteLength > LARGEST_BODY_BYTES) throw tooLarge(request.body.byteLength);
  const given = parseBody(await bodyOf(request));
  const settings = await deps.settings();
  const kind = kindOf(given.kind, isOutsideJapan(settings.calendar));
  const locale = request.locale ?? settings.locale;
  const customerId = await customerOf(deps, { ...given, kind }, locale);
  await recordInquiry(deps, customerId, { id: given.id, kind, message: given.message }, request);
  return json({ received: true }, 202);
}

/** JSON, alone or as the one element of a list, or a form; null is as good as absent, and names in any case. */
async function bodyOf(request: HttpRequest): Promise<unknown> {
  const isForm = request.headers['content-type']?.includes('x-www-form-urlencoded') === true;
  const given = withoutNulls(isForm ? await readForm(request) : readJson(request));
  const one: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  return typeof one === 'object' && one !== null && !Array.isArray(one)
    ? Object.fromEntries(Object.entries(one).map(([name, value]) => [name.trim().toLowerCase(), value]))
    : one;
}

/** By `x-webhook-secret`, or by `x-webhook-signature: sha256=...` over `<x-webhook-timestamp>.<body>`, at most five minutes old. */
function isEntitled({ headers, body }: HttpRequest, secret: string, nowEpochMs: number): boolean {
  if (headers['x-webhook-secret'] !== undefined) return isSameText(secret, headers['x-webhook-secret']);
  const at = headers['x-webhook-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(at) || Math.abs(nowEpochMs / 1000 - Number(at)) > FRESH_SECONDS) return false;
  const expected = `sha256=${hmacHex(secret, Buffer.concat([Buffer.from(`${at}.`), body]))}`;
  return isSameText(expected, headers['x-webhook-signature'] ?? '');
}

function kindOf(words: string, isAbroad: boolean): InquiryKind {
  const own = inquiryKindSchema.exclude(['sales']).safeParse(words);
  if (own.success) return own.data;
  const read = readInquiryKind(words, { isAbroad });
  return read.kind === 'value' ? read.value : 'other';
}

const unsigned = (): UserError =>
  new UserError(401, 'unsigned', {
    ja: '署名がないか、正しくないか、5分以上前のものです。共有の秘密は Secrets Manager の WebhookSecrets にあります（docs/webhooks.md）。',
    en: 'The signature is missing, wrong, or over five minutes old. The shared secret stands in Secrets Manager (docs/webhooks.md).',
  });

const tooLarge = (bytes: number): UserError =>
  new UserError(413, 'too-large', {
    ja: `本文が大きすぎます（${bytes} バイト）。64 KB 以下にしてください。`,
    en: `The body is too large (${bytes} bytes). Send at most 64 KB.`,
  });

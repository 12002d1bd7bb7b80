import type { SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { openSignedPost, targetOfEnvironment, type SignedAnswer } from './signed-http.ts';

/** What SES said to a mail: its message id, or the error by which it did not take it. */
export type SesAnswer =
  | { readonly messageId: string | undefined }
  | { readonly name: string; readonly message: string; readonly status: number };

/** Sends a mail without the SDK; throws where no whole answer came: then nobody can tell whether it was taken. */
export type SesWire = (mail: SendEmailCommandInput) => Promise<SesAnswer>;

const TIMEOUT_MS = 20_000;

/** The wire of a function; undefined where its environment gives no target. */
export function sesWireOfEnvironment(env: NodeJS.ProcessEnv): SesWire | undefined {
  const target = targetOfEnvironment(env, { host: 'email', variable: 'SESV2' });
  if (target === undefined) return undefined;
  const path = '/v2/email/outbound-emails';
  const post = openSignedPost(target, { service: 'ses', path, timeoutMs: TIMEOUT_MS });
  return async (mail) => answerIn(await post({ 'Content-Type': 'application/json' }, jsonOf(mail)));
}

/** Members of SendEmail are named alike in JSON; files go as base64. */
function jsonOf(mail: SendEmailCommandInput): string {
  const { Attachments: files, ...letter } = mail.Content?.Simple ?? {};
  if (files === undefined) return JSON.stringify(mail);
  const Attachments = files.map(({ RawContent, ...file }) => ({
    ...file,
    RawContent: Buffer.from(RawContent ?? []).toString('base64'),
  }));
  return JSON.stringify({ ...mail, Content: { Simple: { ...letter, Attachments } } });
}

/** Errors are named by a header, else in the body, with a namespace before or an address behind (REST-JSON of AWS). */
function answerIn({ status, headers, text }: SignedAnswer): SesAnswer {
  const body = objectIn(text);
  if (status === 200) return { messageId: textOf(body['MessageId']) };
  const named = headers['x-amzn-errortype'] ?? body['code'] ?? body['__type'];
  const name = textOf(named)?.split(':')[0]?.split('#').at(-1);
  return { name: name ?? 'UnknownError', message: textOf(body['message'] ?? body['Message']) ?? '', status };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { readSecret } from './read-secret.ts';
import { remembered } from './remembered.ts';

const secretsSchema = z.object({
  /** What inquiries of other forms are signed with; made at deployment. */
  inquiry: z.string().min(16),
  /** The secret token of the Zoom app; empty until somebody enters it. */
  zoom: z.string().default(''),
  /** The incoming webhook of Slack, or the Workflow of Teams; empty until somebody enters it. */
  chat: z.string().default(''),
});
export type WebhookSecrets = z.infer<typeof secretsSchema>;

const FRESH_MS = 60_000;

/** The secrets of webhooks, read at most once a minute, so that a new one needs no deployment. */
export const openWebhookSecrets = (secretArn: string, now: () => Date): (() => Promise<WebhookSecrets>) =>
  remembered<void, WebhookSecrets>(FRESH_MS, now, async () =>
    secretsSchema.parse(JSON.parse(await readSecret(secretArn))),
  ).read;

/** HMAC-SHA256 in hex. */
export const hmacHex = (secret: string, payload: string | Buffer): string =>
  createHmac('sha256', secret).update(payload).digest('hex');

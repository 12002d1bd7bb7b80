import { createHmac, timingSafeEqual } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

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
export function openWebhookSecrets(secretArn: string, now: () => Date): () => Promise<WebhookSecrets> {
  const client = new SecretsManagerClient({});
  let known: { readonly at: number; readonly secrets: Promise<WebhookSecrets> } | undefined;
  return () => {
    const at = now().getTime();
    if (known === undefined || at - known.at > FRESH_MS) {
      known = { at, secrets: fetchSecrets(client, secretArn) };
      known.secrets.catch(() => (known = undefined));
    }
    return known.secrets;
  };
}

async function fetchSecrets(client: SecretsManagerClient, secretArn: string): Promise<WebhookSecrets> {
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return secretsSchema.parse(JSON.parse(SecretString));
}

/** HMAC-SHA256 in hex. */
export const hmacHex = (secret: string, payload: string | Buffer): string =>
  createHmac('sha256', secret).update(payload).digest('hex');

/** Compares in a time that tells nothing of where the two differ. */
export function isSameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

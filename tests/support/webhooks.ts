import { createHmac } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { LocalStack } from '../../local/local-stack.ts';
import { SECOND, type Rekindle } from './rekindle.ts';

/** The hidden field of the hosted form, opened by a person who then takes a while to write. */
export async function openForm({ stack, advance }: Rekindle): Promise<string> {
  const page = await (await fetch(`${stack.urls.api}/inquiry`)).text();
  await advance(20 * SECOND);
  return /name="opened" value="([^"]+)"/.exec(page)?.[1] ?? '';
}

export const zoomToken = 'zoom-secret-token-of-the-test';

/** Enters the token of the Zoom app, as an operator does; answers the secret that inquiries are signed with. */
export async function enterSecrets({ stack }: Rekindle<LocalStack>): Promise<string> {
  const client = new SecretsManagerClient({
    endpoint: stack.urls.aws,
    region: 'ap-northeast-1',
    credentials: stack.credentials,
  });
  const SecretId = stack.outputs[nameOf(stack.outputs, 'WebhookSecretsArn')];
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }));
  const secrets: { inquiry: string } = JSON.parse(SecretString);
  await client.send(
    new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify({ ...secrets, zoom: zoomToken }) }),
  );
  client.destroy();
  return secrets.inquiry;
}

/** CDK puts the path of the construct before an output's name, and a hash behind it. */
export const nameOf = (outputs: Readonly<Record<string, string>>, part: string): string =>
  Object.keys(outputs).find((name) => name.includes(part)) ?? part;

/** Sends an event as Zoom does; `change` spoils what a test wants spoilt. */
export async function sendZoom(
  rekindle: Rekindle,
  event: unknown,
  change: { readonly at?: number; readonly signature?: string } = {},
): Promise<Response> {
  const { stack } = rekindle;
  const body = JSON.stringify(event);
  const at = String(Math.floor((change.at ?? stack.now().getTime()) / 1000));
  const signature = `v0=${createHmac('sha256', zoomToken).update(`v0:${at}:${body}`).digest('hex')}`;
  const answer = await fetch(`${stack.urls.api}/webhooks/zoom`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-zm-request-timestamp': at,
      'x-zm-signature': change.signature ?? signature,
    },
    body,
  });
  await stack.settle();
  return answer;
}

/** Sends an inquiry of another form. */
export async function sendInquiry(
  { stack }: Rekindle,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const answer = await fetch(`${stack.urls.api}/webhooks/inquiry`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  await stack.settle();
  return answer;
}

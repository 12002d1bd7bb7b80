import { request } from 'node:http';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { region, type Emulator } from './emulator.ts';

/** What was answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request that is signed for a service. With `host` it goes to that name, which no DNS knows: the emulator finds
 * the API in it.
 */
export async function sendSigned(
  { client, url }: Emulator,
  service: 'execute-api' | 'logs' | 's3',
  method: string,
  path: string,
  body: string | Uint8Array = '',
  { host = new URL(url).host, headers = {} }: SendOptions = {},
): Promise<Answer> {
  const target = new URL(path, url);
  const signer = new SignatureV4({
    service,
    region,
    credentials: client.credentials,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
  const signed = await signer.sign({
    method,
    protocol: target.protocol,
    hostname: host,
    path: target.pathname,
    query: Object.fromEntries(target.searchParams),
    headers: {
      ...headers,
      ...(service === 's3' ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } : {}),
      host,
    },
    body,
  });
  return send(url, host, method, path, signed.headers, body);
}

/** Puts an object, or makes a bucket; throws where the emulator does not. */
export async function put(emulator: Emulator, path: string, body: string | Uint8Array): Promise<void> {
  const { status, text } = await sendSigned(emulator, 's3', 'PUT', path, body);
  if (status !== 200) throw new Error(`PUT ${path} was answered ${status}: ${text}`);
}

interface SendOptions {
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request to the emulator under the name that it is for. */
export const send = (
  url: string,
  host: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, { method, path, headers: { ...headers, host } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

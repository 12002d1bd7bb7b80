import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request with its body read. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** What is answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

/** The largest file that is imported comes in one request. */
const LARGEST_BODY_BYTES = 200 * 1024 * 1024;

/** Reads a request to its end. */
export async function readRequest(request: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LARGEST_BODY_BYTES) throw new Error('The request is larger than 200 MB.');
    chunks.push(bytes);
  }
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    body: Buffer.concat(chunks),
  };
}

/** Writes the answer. */
export function writeAnswer(response: ServerResponse, { status, headers = {}, body }: HttpAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(status).end(body);
}

/** A JSON answer. */
export function jsonAnswer(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** Whether the request names this machine as its host: a foreign name may be a page that rebinds its DNS name to 127.0.0.1. */
export function namesThisMachine(request: HttpRequest): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(request.headers.host ?? '');
}

/** Whether a page of another origin sent the request. */
export function isCrossSite(request: HttpRequest): boolean {
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') return true;
  return origin !== undefined && origin !== `http://${host ?? ''}`;
}

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { recogniseRequest } from './recognise-request.ts';
import { openRequestRecord } from './request-record.ts';

/**
 * Loaded into the worker of a function before its bundle: sees every request on its way out, and changes none. The folder
 * to write to stands in the address of this module.
 */
const folder = new URL(import.meta.url).searchParams.get('folder');
if (folder === null) throw new Error('watch-requests is loaded with ?folder=FOLDER');
const record = openRequestRecord(fileURLToPath(folder));
const by = process.env['POWERTOOLS_SERVICE_NAME'];

// Bundles ask for the module itself, and find in it what is put there now.
const http: typeof import('node:http') = createRequire(import.meta.url)('node:http');
const send = http.request;
const watched = (...given: unknown[]): unknown => {
  const sent: ReturnType<typeof http.request> = Reflect.apply(send, http, given);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const [write, end] = [sent.write.bind(sent), sent.end.bind(sent)];
  Object.assign(sent, {
    write: (...parts: unknown[]): unknown => {
      keep(parts[0]);
      return Reflect.apply(write, sent, parts);
    },
    end: (...parts: unknown[]): unknown => {
      keep(parts[0]);
      take(sent.method, sent.path, sent.getHeaders(), Buffer.concat(chunks).toString('utf8'));
      return Reflect.apply(end, sent, parts);
    },
  });
  return sent;
};
Object.assign(http, { request: watched });

const fetchOn = globalThis.fetch;
globalThis.fetch = (input, init) => {
  if (input instanceof URL || typeof input === 'string') {
    const headers = Object.fromEntries(new Headers(init?.headers).entries());
    take(init?.method ?? 'GET', new URL(input).pathname, headers, '');
  }
  return fetchOn(input, init);
};

function take(method: string, path: string, headers: Readonly<Record<string, unknown>>, body: string): void {
  const request = recogniseRequest({ method, path, headers, body });
  if (request !== undefined) record.take(by, request);
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultSettings } from '../../domain/settings/settings.ts';
import { runCommandLine } from '../../cli/program.ts';

/** A request that reached the API, as the tests look at it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly language: string;
  readonly body: string;
}

/** What a command line printed and how it ended. */
export interface Ended {
  readonly out: string;
  readonly error: string;
  readonly exitCode: number;
}

/** Types a command line against `api` (or, without one, against an address where nobody answers). */
export async function type(
  line: readonly string[],
  api = 'http://127.0.0.1:9',
  lang = 'en_US.UTF-8',
  env: Readonly<Record<string, string>> = { REKINDLE_API: api },
): Promise<Ended> {
  let [out, error, exitCode] = ['', '', 0];
  await runCommandLine(line, {
    env: { ...env, LANG: lang },
    write: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    setExitCode: (code) => {
      exitCode = code;
    },
  });
  return { out, error, exitCode };
}

/** An API that answers every request with what `answer` says, and remembers what it got. */
export async function anApi(
  answer: (request: Received) => { readonly status?: number; readonly body: unknown },
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const got: Received = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        language: request.headers['accept-language'] ?? '',
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(got);
      const { status = 200, body } = answer(got);
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server of the test has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The settings of a company whose opt-outs are declared. */
export const someSettings = { ...defaultSettings, optOutsDeclared: true };

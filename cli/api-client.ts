import { wireRequest, type GivenInput, type WireRequest } from '../contract/client.ts';
import { problemSchema } from '../contract/problem.ts';
import type * as z from 'zod';
import { pageAnswer, type Route } from '../contract/route.ts';
import { CliError } from './cli-error.ts';
import { sayIn, type Say, type Locale } from './say.ts';
import { signRequest } from './sign-request.ts';

/** Calls routes of the contract. Errors of the API come out as CliError with the API's own sentence. */
export interface ApiClient {
  readonly call: <Answer extends z.ZodType, R extends Route & { readonly answer: Answer }>(
    route: R & { readonly answer: Answer },
    input: GivenInput<R>,
  ) => Promise<z.output<Answer>>;
}

export interface ApiTarget {
  readonly url: string;
  readonly region: string | undefined;
  readonly locale: Locale;
}

/** Talks to Rekindle: plainly on this machine, signed (SigV4) anywhere else. */
export function createApiClient(target: ApiTarget): ApiClient {
  const say = sayIn(target.locale);
  const base = baseOf(target.url, say);
  return {
    call: async (route, input) => {
      const text = await exchange(base, target, wireRequest(route, input), say);
      const read = route.answer.safeParse(isPage(route) ? text : parsed(text));
      if (read.success) return read.data;
      throw new CliError(unexpected(base, say), 1, { cause: read.error });
    },
  };
}

const isPage = (route: Route): boolean => route.answer === pageAnswer;

/** Whether the address is of this machine: then nothing is signed. */
export const isLoopback = (url: URL): boolean =>
  ['localhost', '[::1]'].includes(url.hostname) || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);

function baseOf(text: string, say: Say): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))))
    return url;
  throw new CliError(
    say(
      `--api の値「${text}」は使えません。https:// で始まる住所か、この機械の http://127.0.0.1:3000 のような住所を指定してください。`,
      `"${text}" cannot be used for --api. Give an address with https://, or one of this machine such as http://127.0.0.1:3000.`,
    ),
    2,
  );
}

async function exchange(base: URL, target: ApiTarget, request: WireRequest, say: Say): Promise<string> {
  const { method, body, contentType } = request;
  const url = addressOf(base, request);
  const headers = { 'accept-language': target.locale, 'content-type': contentType };
  const signed = isLoopback(base)
    ? headers
    : await signRequest({ method, url, headers, body }, target.region, say);
  const response = await reach(
    () => fetch(url, { method, headers: signed, ...(body === undefined ? {} : { body: bodyOf(body) }) }),
    base,
    say,
  );
  const answer = await response.text();
  if (response.ok) return answer;
  throw new CliError(messageOf(response.status, parsed(answer), base, target.locale, say));
}

const bodyOf = (body: Uint8Array | string): string | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? body : new Uint8Array(body);

function addressOf(base: URL, { path, query }: WireRequest): URL {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

async function reach(send: () => Promise<Response>, base: URL, say: Say): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    const sentence = isLoopback(base)
      ? say(
          `${base.origin} に Rekindle がいません。別の画面で npm start を実行してから、もう一度お試しください。`,
          `Rekindle does not answer at ${base.origin}. Run npm start in another window, then try again.`,
        )
      : say(
          `${base.origin} につながりません。--api の住所とネットワークを確かめてください。手元で試すなら npm start を実行してください。`,
          `${base.origin} cannot be reached. Check the address of --api and the network; to try it on this machine, run npm start.`,
        );
    throw new CliError(sentence, 1, { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(status: number, answer: unknown, base: URL, locale: Locale, say: Say): string {
  const problem = problemSchema.safeParse(answer);
  if (problem.success) return problem.data.details[locale];
  if (status === 403)
    return say(
      'API に断られました（403）。AWS の認証情報と、execute-api:Invoke の権限を確かめてください。',
      'The API refused the request (403). Check the AWS credentials and their permission execute-api:Invoke.',
    );
  if (status >= 500)
    return say(
      `API が答えられませんでした（${status}）。少し待ってからもう一度お試しください。`,
      `The API could not answer (${status}). Try again in a moment.`,
    );
  return unexpected(base, say);
}

const unexpected = (base: URL, say: Say): string =>
  say(
    `${base.origin} の返答は Rekindle のものではありません。--api の住所と、Rekindle の版を確かめてください。`,
    `What answers at ${base.origin} is not this Rekindle. Check the address of --api and the version.`,
  );

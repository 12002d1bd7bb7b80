import { routeTable } from 'virtual:route-table';
import type { routes } from '../../contract/api.ts';
import { requestTo, type GivenInput } from '../../contract/client.ts';
import type { RouteAnswer } from '../../contract/route.ts';
import { language } from '../words/language.ts';
import { keepServerTime } from './clock.ts';
import { refusalOf, signedOut, unanswered } from './problem.ts';
import { signInAgain, whileSignedIn } from './stay-signed-in.ts';
import { hasTyped } from './typing.ts';

type Routes = typeof routes;
/** A route of the contract by its name. */
export type RouteName = keyof Routes;
/** What a route takes. */
export type Given<Name extends RouteName> = GivenInput<Routes[Name]>;
/** What a route answers; the server parsed it by the contract. */
export type Answer<Name extends RouteName> = RouteAnswer<Routes[Name]>;

/** What came back: its text, and the tag by which a write says what it is over. */
export interface Fetched {
  readonly text: string;
  readonly tag: string | undefined;
}

/**
 * Calls a route and answers what came back; a CallProblem is thrown.
 * @param over the tag of the reading that is written over; the call is refused where somebody was faster
 * @param isWriting something is changed by it: of a call without an answer nobody knows whether that was done
 */
export async function fetchRoute<Name extends RouteName>(
  name: Name,
  given: Given<Name>,
  over?: string,
  isWriting = false,
): Promise<Fetched> {
  const { method, path, query, contentType, body } = requestTo(routeTable[name], given);
  const address = new URL(`/api${path}`, location.origin);
  for (const [key, value] of Object.entries({ ...query, lang: language.value }))
    address.searchParams.set(key, value);
  const request = {
    method,
    headers: { 'content-type': contentType, ...(over === undefined ? {} : { 'if-match': quoted(over) }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  };
  return exchange(address, request, isWriting);
}

/** Tags stand in quotation marks in headers, as readings answer them, and without in the rows of lists. */
const quoted = (tag: string): string => (/^(?:W\/)?"/.test(tag) ? tag : `"${tag}"`);

/** Calls a route. */
export async function callRoute<Name extends RouteName>(
  name: Name,
  given: Given<Name>,
  over?: string,
  isWriting = false,
): Promise<Answer<Name>> {
  const answer: Answer<Name> = JSON.parse((await fetchRoute(name, given, over, isWriting)).text);
  return answer;
}

/**
 * One exchange with our own server. Where the session is over, what is read leads to signing in and back; where something is
 * written, or was typed, it stays on the page, with a word to sign in beside it.
 */
export async function exchange(address: URL, request: RequestInit, isWriting = false): Promise<Fetched> {
  let response: Response | undefined;
  try {
    response = await whileSignedIn(async () => fetch(address, request));
  } catch (error) {
    throw unanswered(error, isWriting);
  }
  if (response === undefined) {
    if ((request.method ?? 'GET') !== 'GET' || hasTyped()) throw signedOut();
    signInAgain();
    return new Promise(() => undefined);
  }
  keepServerTime(response);
  const text = await response.text();
  if (response.ok) return { text, tag: response.headers.get('etag') ?? undefined };
  throw refusalOf(response.status, parsed(text), isWriting);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

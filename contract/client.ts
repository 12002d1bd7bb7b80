import type * as z from 'zod';
import type { Route, RouteInput } from './route.ts';

/** A request as it goes over the wire, before an address and credentials are put to it. */
export interface WireRequest {
  readonly method: Route['method'];
  /** With its parameters filled in and escaped. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: string | Uint8Array | undefined;
}

/** What may be left out: nothing is asked for, or everything has a default. */
type MayBeLeftOut<T> = undefined extends T
  ? true
  : string extends keyof T
    ? true
    : Partial<T> extends T
      ? true
      : false;

type Part<Name extends string, T> =
  MayBeLeftOut<T> extends true ? { readonly [Key in Name]?: T } : { readonly [Key in Name]: T };

/** What a client gives to call a route. */
export type GivenInput<R extends Route> = Part<'params', z.input<R['params']>> &
  Part<'query', z.input<R['query']>> &
  Part<'body', z.input<R['body']>>;

/** Puts a request together. */
export const wireRequest = <R extends Route>(route: R, given: GivenInput<R>): WireRequest =>
  requestTo(route, given);

/** Puts a request together where only the address of a route is at hand. */
export function requestTo(
  { method, path }: Pick<Route, 'method' | 'path'>,
  { params: givenParams, query, body }: Partial<RouteInput<Route>>,
): WireRequest {
  const params = new Map(entriesOf(givenParams));
  return {
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params.get(name) ?? '')),
    query: Object.fromEntries(entriesOf(query)),
    contentType: body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
    body: body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body),
  };
}

/** The fields of a part that are given, as text. */
const entriesOf = (part: unknown): readonly (readonly [string, string])[] =>
  Object.entries(Object(part)).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const],
  );

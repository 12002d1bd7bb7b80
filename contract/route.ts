import * as z from 'zod';
import { roles, type Role } from '../domain/members/member.ts';

/** Who may call a route from the console. The command line signs with IAM and is trusted like an admin. */
export type { Role };

export const everyone: readonly Role[] = roles;
/** Decides who uses the console, and as what. */
export const admins: readonly Role[] = ['admin'];
/** Runs campaigns and imports. */
export const marketers: readonly Role[] = ['admin', 'marketing'];
/** Sees how sales is doing, and decides about it. */
export const leaders: readonly Role[] = ['admin', 'marketing', 'manager'];

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * One route of the team API: all that a client and a server may assume of each other. Handlers parse what comes in and
 * what goes out by it, the stack makes its routes from it, clients and docs/openapi.json are derived from it.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** With its parameters in braces: `/campaigns/{id}`. */
  readonly path: `/${string}`;
  /** One sentence for the API's description. */
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly params: Params;
  readonly query: Query;
  /** `noBody`, `fileBody`, or the schema of JSON. */
  readonly body: Body;
  /** `pageAnswer`, or the schema of JSON. */
  readonly answer: Answer;
  readonly status: 200 | 201 | 202;
  /** Why a route that is no GET leaves no line in the audit log; absent: it leaves one. */
  readonly leavesNoLine?: string;
  /** A reading's answer carries an ETag; a write takes it as If-Match, and answers 412 where it is stale. */
  readonly isTagged?: boolean;
  /**
   * What a salesperson sees of the answer, who sees only their own; undefined: none of it is theirs. Where it is missing
   * the answer is the same for everybody who may call the route.
   */
  own?(answer: z.output<Answer>, owner: OwnerOf): z.output<Answer> | undefined;
}

/** The salesperson that somebody is; by the id, for two may share a name. */
export interface OwnerOf {
  readonly id: string;
}

const nothing = z.object({});
/** The request has no body. */
export const noBody = z.undefined();
/** The request's body is a file, as it is. */
export const fileBody = z.custom<Uint8Array>((given) => given instanceof Uint8Array);
/** The answer is a page of HTML. */
export const pageAnswer = z.string();

/** Describes a route; what is left out is empty: no parameters, no query, no body, status 200. */
export function route<
  Answer extends z.ZodType,
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof noBody,
>(described: {
  readonly method: Method;
  readonly path: `/${string}`;
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  readonly status?: Route['status'];
  readonly leavesNoLine?: string;
  readonly isTagged?: boolean;
  own?(answer: z.output<Answer>, owner: OwnerOf): z.output<Answer> | undefined;
}): Route<Params, Query, Body, Answer>;
export function route({
  params = nothing,
  query = nothing,
  body = noBody,
  status = 200,
  ...rest
}: Pick<Route, 'method' | 'path' | 'summary' | 'roles' | 'answer'> & Partial<Route>): Route {
  return { ...rest, params, query, body, status };
}

/** What a client hands in. */
export interface RouteInput<R extends Route> {
  readonly params: z.input<R['params']>;
  readonly query: z.input<R['query']>;
  readonly body: z.input<R['body']>;
}

/** What a server gets, once it was parsed. */
export interface ParsedInput<R extends Route> {
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
}

/** What a server answers, before it is parsed. */
export type ServedAnswer<R extends Route> = z.input<R['answer']>;
/** What a client gets. */
export type RouteAnswer<R extends Route> = z.output<R['answer']>;

/** The route as API Gateway names it: `GET /campaigns/{id}`. */
export const routeKey = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

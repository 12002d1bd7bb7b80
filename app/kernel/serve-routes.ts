import type * as z from 'zod';
import type { Problem } from '../../contract/problem.ts';
import {
  fileBody,
  noBody,
  pageAnswer,
  routeKey,
  type ParsedInput,
  type Route,
  type ServedAnswer,
} from '../../contract/route.ts';
import type { Bilingual, Locale } from '../../domain/kernel/locale.ts';
import {
  html,
  httpHandler,
  readJson,
  type ErrorView,
  type HttpRequest,
  type HttpResponse,
  type RouteHandler,
} from '../../platform/http-pipeline.ts';
import { StaleWrite } from '../../platform/stale-write.ts';
import { UserError } from '../../platform/user-error.ts';
import type { Admitted, CheckAccess } from './check-access.ts';
import { leavesLine, type Changed, type NoteWrite } from './note-writes.ts';
import { askedTag } from './asked-tag.ts';
import { checked } from '../../contract/wrong-places.ts';

/** Who calls, and in which language the answer is to be. */
export interface Caller {
  readonly name: string;
  /** Of a member of the console; absent where IAM signed. */
  readonly memberId?: string | undefined;
  /** What the caller may do, for what not every role of the route may ask. */
  readonly roles: Admitted['roles'];
  /** Whether the answer is of everything, or of what is theirs alone; what counts or cuts looks at this first. */
  readonly sees: Admitted['sees'];
  /** Says what was changed, for the audit log. */
  readonly changed: (change: Changed) => void;
  /** The tag of what the caller had read and writes over; absent: whatever is there. */
  readonly over?: string | undefined;
  /** Says the tag of what is answered. */
  readonly tagged: (tag: string) => void;
  /** Absent where the request names none: the company's own language holds. */
  readonly locale: Locale | undefined;
}

/** What stands behind one route: parsed input in, the answer out; a mistake of the caller's is thrown as UserError. */
export type Serve<R extends Route> = (input: ParsedInput<R>, caller: Caller) => Promise<ServedAnswer<R>>;

/**
 * Serves routes of the contract: what comes in and what goes out is parsed by it. Without `note` none of the routes may
 * write what leaves a line in the audit log.
 */
export function serveRoutes<Routes extends Readonly<Record<string, Route>>>(
  routes: Routes,
  serves: { readonly [Name in keyof Routes]: Serve<Routes[Name]> },
  check: CheckAccess,
  note?: NoteWrite,
) {
  const writing = Object.entries(routes).find(([, route]) => leavesLine(route));
  if (note === undefined && writing !== undefined)
    throw new Error(`${writing[0]} writes, and nobody notes it: give serveRoutes a noteWrites`);
  const handlers = Object.entries(routes).map(([name, route]): [string, RouteHandler] => [
    routeKey(route),
    behind({ name, route, serve: serves[name], check, note }),
  ]);
  return httpHandler(Object.fromEntries(handlers), problemView);
}

interface Served {
  readonly name: string;
  readonly route: Route;
  readonly serve: Serve<Route> | undefined;
  readonly check: CheckAccess;
  readonly note: NoteWrite | undefined;
}

const behind =
  ({ name: routeName, route, serve, check, note }: Served): RouteHandler =>
  async (request) => {
    const admitted = await check(route, request.caller);
    if (serve === undefined) throw new Error(`${routeKey(route)} has nothing behind it`);
    const input = {
      params: parsed(route.params, request.params, 'path'),
      query: parsed(route.query, request.query, 'query'),
      body: bodyOf(route, request),
    };
    const { name, memberId, roles, sees } = admitted;
    const changes: Changed[] = [];
    const changed = (change: Changed): void => void changes.push(change);
    const over = route.isTagged === true ? askedTag(request.headers['if-match']) : undefined;
    let tag: string | undefined;
    const tagged = (is: string): void => void (tag = is);
    const caller = { name, memberId, roles, sees, changed, over, tagged, locale: request.locale };
    try {
      const served = await serve(input, caller);
      if (leavesLine(route)) await note?.(routeName, route, admitted, input, changes);
      const answer = route.answer.parse(served);
      return withTag(written(route, ownPart(route, answer, admitted)), tag);
    } catch (error) {
      if (error instanceof StaleWrite) return staleView(error, request.locale ?? 'ja');
      throw error;
    }
  };

const withTag = (answer: HttpResponse, tag: string | undefined): HttpResponse =>
  tag === undefined ? answer : { ...answer, headers: { ...answer.headers, etag: `"${tag}"` } };

/** A member who sees only their own gets that part of an answer; that something of others exists is not told. */
function ownPart(route: Route, answer: unknown, { sees }: Admitted): unknown {
  if (sees === 'all' || route.own === undefined) return answer;
  const part = route.own(answer, sees.own ?? nobody);
  if (part !== undefined) return part;
  throw new UserError(404, 'unknown', {
    ja: '見つからないか、あなたの担当ではありません。',
    en: 'Not found, or not yours.',
  });
}

/** No owner has this id. */
const nobody = { id: '' };

function bodyOf(route: Route, request: HttpRequest): unknown {
  if (route.body === noBody) return undefined;
  return route.body === fileBody
    ? new Uint8Array(request.body)
    : parsed(route.body, readJson(request), 'body');
}

const written = ({ status, answer: schema }: Route, answer: unknown): HttpResponse =>
  schema === pageAnswer
    ? html(String(answer), status)
    : { status, type: 'application/json', body: JSON.stringify(answer) };

/** Parses a part of a request; the error names every wrong place in both languages. */
function parsed(schema: z.ZodType, given: unknown, part: 'path' | 'query' | 'body'): unknown {
  const read = checked(schema, given, part);
  if (read.ok) return read.data;
  throw new UserError(
    422,
    'invalid',
    { ja: `入力に誤りがあります。${read.list.ja}`, en: `The input is not right. ${read.list.en}` },
    read.errors,
  );
}

/** An error as problem details (RFC 9457), in both languages. */
const problemView: ErrorView = (status, code, text, locale, errors) => {
  const problem: Problem = {
    ...problemOf(status, code, text, locale),
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
  return { status, type: 'application/problem+json', body: JSON.stringify(problem) };
};

/** What a stale write is told: by whom, when, and what is there now, with its tag. */
function staleView({ statusCode: status, code, text, stale }: StaleWrite, locale: Locale): HttpResponse {
  const problem: Problem = { ...problemOf(status, code, text, locale), stale };
  return withTag({ status, type: 'application/problem+json', body: JSON.stringify(problem) }, stale.tag);
}

const problemOf = (status: number, code: string, text: Bilingual, locale: Locale): Problem => ({
  type: `urn:rekindle:problem:${code}`,
  title: code,
  status,
  detail: text[locale],
  code,
  details: text,
});

import * as z from 'zod';
import type { HttpAnswer, HttpRequest } from '../aws/http-exchange.ts';
import { jsonAnswer } from '../aws/http-exchange.ts';
import { jsonOf } from '../page/json-of.ts';

/** Somebody whom the console of this machine may be used as. */
export interface LocalPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'marketing' | 'manager' | 'sales' | 'support';
}

/** Whoever starts a stack without naming people has one of each role; the first is signed in. */
const onePersonEach: readonly LocalPerson[] = (
  ['marketing', 'admin', 'manager', 'sales', 'support'] as const
).map((role) => ({ id: role, name: role, email: `${role}@company.example`, role }));

const COOKIE = 'rekindle-person';
const choiceSchema = z.object({ person: z.string() });

interface SessionParts {
  readonly people: readonly LocalPerson[] | undefined;
  readonly mailbox: string | undefined;
}

/** Who uses the console: the person of the cookie, else the first. */
export function personOf(people: readonly LocalPerson[] = onePersonEach, request: HttpRequest): LocalPerson {
  const [, id] = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]+)`).exec(request.headers.cookie ?? '') ?? [];
  const [first] = people;
  const person = people.find((each) => each.id === id) ?? first;
  if (person === undefined) throw new Error('The console needs at least one person who may use it.');
  return person;
}

/** The claims of an access token of Cognito for this person, as the JWT authorizer of API Gateway hands them on. */
export const claimsOf = ({ id, name, role }: LocalPerson): Readonly<Record<string, string>> => ({
  sub: id,
  username: name,
  token_use: 'access',
  scope: 'openid',
  'cognito:groups': `[${role}]`,
});

/** `GET /session`: who is signed in, and who else there is on this machine; `POST /session` changes the person. */
export function answerSession(
  { people = onePersonEach, mailbox }: SessionParts,
  request: HttpRequest,
): HttpAnswer {
  const shown = (person: LocalPerson, headers = {}): HttpAnswer =>
    jsonAnswer({ person, people, mailboxUrl: mailbox }, 200, { 'cache-control': 'no-store', ...headers });
  if (request.method === 'GET') return shown(personOf(people, request));
  const choice = choiceSchema.safeParse(jsonOf(request.body));
  const chosen = people.find(({ id }) => id === choice.data?.person);
  return chosen === undefined
    ? jsonAnswer({ message: 'No such person' }, 422)
    : shown(chosen, { 'set-cookie': `${COOKIE}=${chosen.id}; Path=/; HttpOnly; SameSite=Strict` });
}

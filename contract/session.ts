import * as z from 'zod';
import { roleSchema } from '../domain/members/member.ts';

/** Somebody who uses the console. */
export const sessionPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** The first of the roles: what they are called. */
  role: roleSchema,
  roles: z.array(roleSchema),
  /** The salesperson that they are. */
  ownerId: z.string().optional(),
});
export type SessionPerson = z.infer<typeof sessionPersonSchema>;

/**
 * `GET /api/session`: who is signed in. Beside the team API: it is of the console alone. `people` and `mailboxUrl` are of
 * the stack on one machine, where `/api/session/sign-in?person=ID` goes on as somebody else.
 */
export const sessionSchema = z.object({
  person: sessionPersonSchema,
  people: z.array(sessionPersonSchema).optional(),
  mailboxUrl: z.string().optional(),
});
export type Session = z.infer<typeof sessionSchema>;

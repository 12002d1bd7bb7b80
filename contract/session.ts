import * as z from 'zod';

/** Somebody who uses the console. */
export const sessionPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Salespeople are found by it among the owners. */
  email: z.string(),
  role: z.enum(['admin', 'marketing', 'manager', 'sales', 'support']),
});
export type SessionPerson = z.infer<typeof sessionPersonSchema>;

/**
 * `GET /api/session`: who is signed in. Beside the team API: the server of the console answers it, not a Lambda of a
 * capability. `people` and `mailboxUrl` are of the stack on one machine alone: there `POST /api/session` with
 * `{"person": id}` changes who is signed in.
 */
export const sessionSchema = z.object({
  person: sessionPersonSchema,
  people: z.array(sessionPersonSchema).optional(),
  mailboxUrl: z.string().optional(),
});
export type Session = z.infer<typeof sessionSchema>;

import * as z from 'zod';

/** One line of the audit log: who wrote what, when, and which fields became what. */
export const auditLineSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** The member's id; `signed` for the command line, which IAM knows. */
  byId: z.string(),
  byName: z.string(),
  /** Name of the route. */
  route: z.string(),
  /** The first part of its path: settings, members, campaigns ... */
  kind: z.string(),
  /** What was changed, by its id or name; empty where the route is about the one thing there is. */
  thing: z.string(),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().optional(), after: z.string().optional() }),
  ),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

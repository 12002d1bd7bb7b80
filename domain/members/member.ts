import * as z from 'zod';

/** What members of the console may be, the one who may most first: the order in which Cognito ranks its groups too. */
export const roles = ['admin', 'manager', 'marketing', 'sales', 'support'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Somebody who uses the console. The pool knows how they sign in; this says who they are and what they may do. */
export const memberSchema = z.object({
  schemaVersion: z.literal(1),
  /** Counts the writes. */
  version: z.number().int().default(0),
  /** The `sub` of their tokens. */
  id: z.string().min(1),
  email: z.string().min(1),
  name: z.string().min(1),
  locale: z.enum(['ja', 'en']),
  /** The salesperson that they are: whose handoffs and customers they see as sales. */
  ownerId: z.string().optional(),
  roles: z.array(roleSchema).min(1),
  invitedAt: z.string(),
  invitedBy: z.string(),
  removedAt: z.string().optional(),
  /** Who wrote this last, and when; absent before release 0.4. */
  changed: z.object({ by: z.string(), at: z.string() }).optional(),
});
export type Member = z.infer<typeof memberSchema>;

/** What a caller may do. `owner`: nothing but what is that salesperson's; undefined there: they are none, and see nothing. */
export type Access =
  | { readonly kind: 'removed' }
  | { readonly kind: 'all'; readonly roles: readonly Role[] }
  | { readonly kind: 'own'; readonly roles: readonly Role[]; readonly ownerId: string | undefined };

/**
 * What somebody with a valid token may do. The stored member decides, so that a removal counts before the token ends;
 * the groups of the token count for users that were made in the pool by hand.
 */
export function accessOf(member: Member | undefined, groups: readonly string[]): Access {
  if (member?.removedAt !== undefined) return { kind: 'removed' };
  const held = roles.filter((role) => (member?.roles ?? groups).includes(role));
  return held.length > 0 && held.every((role) => role === 'sales')
    ? { kind: 'own', roles: held, ownerId: member?.ownerId }
    : { kind: 'all', roles: held };
}

import { inBoth } from '../domain/kernel/both-languages.ts';
import * as z from 'zod';
import { memberSchema, roleSchema } from '../domain/members/member.ts';
import { idSchema } from './id.ts';
import { admins, route } from './route.ts';

/** A member of the console as clients see them. */
export const memberViewSchema = memberSchema
  .omit({ schemaVersion: true, version: true, changed: true })
  // Given as If-Match by who changes or removes the member.
  .extend({ tag: z.string() });
export type MemberView = z.infer<typeof memberViewSchema>;

const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .refine(
    (held) => new Set(held).size === held.length,
    inBoth({ ja: '同じ役割を2回指定しないでください。', en: 'Name each role once.' }),
  );

/** Who uses the console, and as what. The routes exist where the console is deployed. */
export const memberRoutes = {
  listMembers: route({
    method: 'GET',
    path: '/members',
    summary: 'All members of the console, those who were removed last.',
    roles: admins,
    answer: z.object({ members: z.array(memberViewSchema) }),
  }),
  inviteMember: route({
    method: 'POST',
    path: '/members',
    summary:
      'Invites somebody by mail, or lets one in again who was removed. Without ownerId the salesperson of the same address is taken.',
    roles: admins,
    body: z
      .object({
        email: z.email().max(200),
        name: z.string().trim().min(1).max(100),
        locale: z.enum(['ja', 'en']).default('ja'),
        roles: rolesSchema,
        ownerId: idSchema.optional(),
      })
      .strict(),
    answer: z.object({ member: memberViewSchema }),
    status: 201,
  }),
  changeMember: route({
    method: 'PUT',
    path: '/members/{id}',
    summary: 'Changes what is given of a member; an empty ownerId takes the salesperson away.',
    roles: admins,
    params: z.object({ id: idSchema }),
    body: z
      .object({
        name: z.string().trim().min(1).max(100).optional(),
        locale: z.enum(['ja', 'en']).optional(),
        roles: rolesSchema.optional(),
        ownerId: z.string().optional(),
      })
      .strict(),
    answer: z.object({ member: memberViewSchema }),
    isTagged: true,
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/members/{id}',
    summary: 'Removes a member, who is out within thirty seconds, in every tab.',
    roles: admins,
    params: z.object({ id: idSchema }),
    answer: z.object({ member: memberViewSchema }),
    isTagged: true,
  }),
};

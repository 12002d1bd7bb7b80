import * as z from 'zod';
import { auditLineSchema } from '../domain/settings/audit-line.ts';
import { settingsSchema } from '../domain/settings/settings.ts';
import { idSchema } from './id.ts';
import { admins, everyone, marketers, pageAnswer, route } from './route.ts';

/** Work that was set aside: of whom, what it was, and what is wrong, without anything of a person. */
const setAsideSchema = z.object({
  items: z.array(z.object({ id: z.string(), kind: z.string(), error: z.string(), at: z.string() })),
});

export type { AuditLine } from '../domain/settings/audit-line.ts';

/** Who changed what. */
export const auditRoutes = {
  listAudit: route({
    method: 'GET',
    path: '/audit',
    summary:
      'Who changed what and when, before and after, the newest first. `before` is the `next` of the answer before; `person` a member’s id, or `signed` for the command line.',
    roles: admins,
    query: z.object({
      person: idSchema.optional(),
      kind: idSchema.optional(),
      before: z.string().min(1).max(1000).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({
      lines: z.array(auditLineSchema),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
      next: z.string().optional(),
    }),
  }),
};

/** The company's settings, and how the system is. */
export const settingsRoutes = {
  showSettings: route({
    method: 'GET',
    path: '/settings',
    summary: 'The settings in force.',
    roles: everyone,
    isTagged: true,
    answer: settingsSchema,
  }),
  changeSettings: route({
    method: 'PUT',
    path: '/settings',
    summary: 'Changes any part of the settings; what is not given stays. Checked as a whole.',
    roles: marketers,
    isTagged: true,
    body: z.record(z.string(), z.unknown()),
    answer: settingsSchema,
  }),
  listSetAside: route({
    method: 'GET',
    path: '/set-aside',
    summary:
      'Stored items whose work failed again and again: set aside, so that nothing else waits for them.',
    roles: everyone,
    answer: setAsideSchema,
  }),
  retrySetAside: route({
    method: 'POST',
    path: '/set-aside/retry',
    summary: 'Puts everything that was set aside back where it waited.',
    roles: marketers,
    answer: setAsideSchema,
  }),
  describeApi: route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API, as OpenAPI 3.1.',
    roles: everyone,
    answer: z.record(z.string(), z.unknown()),
  }),
  showHandoffStandard: route({
    method: 'GET',
    path: '/handoff-standard',
    summary: 'The rules of handing over in force, on one page of A4.',
    roles: everyone,
    query: z.object({ lang: z.enum(['ja', 'en']).optional() }),
    answer: pageAnswer,
  }),
};

import * as z from 'zod';
import { aboutFileSchema } from '../domain/imports/import-job.ts';
import { idSchema } from './id.ts';
import { givenMapping } from './import-mappings.ts';

/** A file as somebody announces it: what a job keeps of it, within bounds. */
export const givenFile = aboutFileSchema
  .extend({
    kind: idSchema,
    file: z.string().max(300).default('file'),
    durationMinutes: z.number().positive().max(100_000).optional(),
    evidence: z.string().max(1000).optional(),
    declaredBy: z.string().max(300).optional(),
    session: z.string().max(300).optional(),
    sheet: idSchema.optional(),
    mapping: givenMapping.optional(),
    /** Only read and report; store nothing. */
    dryRun: z.boolean().default(false),
    lang: z.enum(['ja', 'en']).optional(),
  })
  .strict();

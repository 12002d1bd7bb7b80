import * as z from 'zod';
import { aboutFileSchema } from '../domain/imports/import-job.ts';
import { idSchema } from './id.ts';
import { givenMapping } from './import-mappings.ts';

/** What a person says of a file in words, within bounds. */
export const fileWords = {
  file: z.string().max(300).default('file'),
  evidence: z.string().max(1000).optional(),
  declaredBy: z.string().max(300).optional(),
  session: z.string().max(300).optional(),
  /** Which sheet of a workbook is meant. */
  sheet: idSchema.optional(),
};

/** A file as somebody announces it: what a job keeps of it, within bounds. */
export const givenFile = aboutFileSchema
  .extend({
    kind: idSchema,
    ...fileWords,
    durationMinutes: z.number().positive().max(100_000).optional(),
    mapping: givenMapping.optional(),
    /** Only read and report; store nothing. */
    dryRun: z.boolean().default(false),
    lang: z.enum(['ja', 'en']).optional(),
  })
  .strict();

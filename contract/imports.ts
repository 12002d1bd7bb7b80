import * as z from 'zod';
import { importKindSchema } from '../domain/imports/import-records.ts';
import { consentBasisSchema } from '../domain/people/customer.ts';
import { fileBody, marketers, route } from './route.ts';

/** The grounds on which somebody may be mailed. */
export const consentBases = consentBasisSchema.options;

/** A row that was not taken, or taken with something left out, in the reader's language. */
const importLineSchema = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  message: z.string(),
});

/** What became of a file. */
export const importReportSchema = z.object({
  kind: importKindSchema,
  file: z.string(),
  encoding: z.string(),
  headerLine: z.number().int(),
  columns: z.object({
    used: z.array(z.object({ column: z.string(), field: z.string() })),
    ignored: z.array(z.string()),
  }),
  counts: z.object({
    read: z.number(),
    taken: z.number(),
    refused: z.number(),
    merged: z.number(),
    excluded: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
  }),
  refusals: z.array(importLineSchema),
  warnings: z.array(importLineSchema),
  warningCount: z.number(),
  refusalCount: z.number(),
  unmatched: z.array(z.string()),
  stored: z.boolean(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** Files of the user's own: customers, companies, deals, salespeople, webinars, inquiries, opt-outs, results of sales. */
export const importRoutes = {
  importFile: route({
    method: 'POST',
    path: '/imports/{kind}',
    summary: 'Takes a file as it is: good rows are stored, others refused with a remedy.',
    roles: marketers,
    params: z.object({ kind: z.string() }),
    /** What a person says about the file. */
    query: z.object({
      file: z.string().default('file'),
      basis: consentBasisSchema.default('unknown'),
      basisOn: z.iso.date().optional(),
      evidence: z.string().optional(),
      declaredBy: z.string().optional(),
      /** JSON: {"column title": "field"}. */
      mapping: z.string().optional(),
      dateOrder: z.enum(['mdy', 'dmy']).optional(),
      session: z.string().optional(),
      /** The day of a webinar or of inquiries, where the file does not say it. */
      on: z.iso.date().optional(),
      durationMinutes: z.coerce.number().positive().optional(),
      /** 1: takes a list of opt-outs back, address by address: refusals of the customers' own stay. */
      undo: z.enum(['0', '1']).default('0'),
      /** 1: only read and report; store nothing. */
      dryRun: z.enum(['0', '1']).default('0'),
      lang: z.enum(['ja', 'en']).optional(),
    }),
    body: fileBody,
    answer: importReportSchema,
  }),
};

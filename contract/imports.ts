import * as z from 'zod';
import { importStateSchema, readCountsSchema } from '../domain/imports/import-job.ts';
import { leftReasonSchema } from '../domain/imports/import-undo.ts';
import { importKindSchema } from '../domain/imports/import-records.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { consentBasisSchema } from '../domain/people/customer.ts';
import { idSchema } from './id.ts';
import { fileWords, givenFile } from './given-file.ts';
import { problemPlaceSchema } from './problem.ts';
import { mostParts } from './import-limits.ts';
import { importPresetNames } from './import-presets.ts';
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
  /** The sheet that was read, where the file is a workbook. */
  sheet: z.string().optional(),
  columns: z.object({
    used: z.array(z.object({ column: z.string(), field: z.string() })),
    ignored: z.array(z.string()),
    /** All that have a title, in the order of the file, with some of their cells. Reports of earlier releases lack it. */
    seen: z
      .array(
        z.object({
          column: z.string(),
          cells: z.array(z.string()),
          field: z.string().optional(),
          /** What its cells look like, where no title says what it is. */
          proposed: z.string().optional(),
        }),
      )
      .default([]),
    /** What a column may be said to be. */
    fields: z.array(z.string()).default([]),
  }),
  counts: readCountsSchema.extend({
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
  }),
  refusals: z.array(importLineSchema),
  warnings: z.array(importLineSchema),
  warningCount: z.number(),
  refusalCount: z.number(),
  /**
   * The refused rows in the format and character set of the file, with what is to be mended beside each: mended, it is
   * imported again. `rows` of `of` that were refused: 2,000 at most.
   */
  refusedFile: z
    .object({ name: z.string(), base64: z.string(), rows: z.number().int(), of: z.number().int() })
    .optional(),
  unmatched: z.array(z.string()),
  /** Of a dry run of a small file: whose fields would change, from what to what (100 people and companies at most). */
  changes: z
    .array(
      z.object({
        who: z.string(),
        fields: z.array(
          z.object({ field: z.string(), before: z.string().optional(), after: z.string().optional() }),
        ),
      }),
    )
    .optional(),
  stored: z.boolean(),
  /** Of a small file that was stored: the import as the list of imports names it. */
  importId: z.string().optional(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** One import of a file, and how far it is. */
export const importJobViewSchema = z.object({
  id: z.string(),
  kind: importKindSchema,
  file: z.string(),
  dryRun: z.boolean(),
  state: importStateSchema,
  createdAt: z.string(),
  createdBy: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Rows that are stored, of those that were taken. */
  rows: z.object({ stored: z.number(), taken: z.number() }),
  chunks: z.object({ done: z.number(), all: z.number() }),
  /** What it made and changed by now. */
  changes: z.object({ created: z.number(), updated: z.number() }).default({ created: 0, updated: 0 }),
  /** What it wrote is noted still, and can be undone. */
  mayUndo: z.boolean().default(false),
  /** What came of undoing it: of people, or of companies where the file is of these. */
  undo: z
    .object({
      by: z.string(),
      at: z.string(),
      removed: z.number(),
      restored: z.number(),
      left: z.array(z.object({ because: leftReasonSchema, count: z.number() })),
    })
    .optional(),
  /** Why it failed, and what to do. */
  failure: z
    .object({
      code: z.string(),
      message: bilingualSchema,
      /** The sheets to choose from, or the columns to name, where that was asked. */
      places: z.array(problemPlaceSchema).optional(),
    })
    .optional(),
});
export type ImportJobView = z.infer<typeof importJobViewSchema>;

const oneJob = z.object({ id: idSchema });

/** Files of the user's own: customers, companies, deals, salespeople, webinars, inquiries, opt-outs, results of sales. */
export const importRoutes = {
  importFile: route({
    method: 'POST',
    path: '/imports/{kind}',
    summary:
      'Takes a small file as it is (2,000 rows, 1 MB; POST /imports takes larger ones): good rows are stored, others refused with a remedy.',
    roles: marketers,
    params: z.object({ kind: idSchema }),
    /** What a person says about the file. */
    query: z.object({
      ...fileWords,
      basis: consentBasisSchema.default('unknown'),
      basisOn: z.iso.date().optional(),
      /** JSON: {"column title": "field"}. */
      mapping: z.string().max(20_000).optional(),
      /** The program that wrote the file. */
      preset: z.enum(importPresetNames).optional(),
      dateOrder: z.enum(['mdy', 'dmy']).optional(),
      /** The day of a webinar or of inquiries, where the file does not say it. */
      on: z.iso.date().optional(),
      durationMinutes: z.coerce.number().positive().max(100_000).optional(),
      /** 1: takes a list of opt-outs back, address by address: refusals of the customers' own stay. */
      undo: z.enum(['0', '1']).default('0'),
      /** 1: only read and report; store nothing. */
      dryRun: z.enum(['0', '1']).default('0'),
      lang: z.enum(['ja', 'en']).optional(),
    }),
    body: fileBody,
    answer: importReportSchema,
  }),
  createImport: route({
    method: 'POST',
    path: '/imports',
    summary:
      'Makes an import of a file of any size. Put the file to uploadUrl (PUT, within an hour), then start the import.',
    roles: marketers,
    body: givenFile,
    answer: z.object({ id: z.string(), uploadUrl: z.string() }),
    status: 201,
  }),
  uploadImportPart: route({
    method: 'PUT',
    path: '/imports/{id}/parts/{part}',
    summary:
      'Takes a part of the file, from 0 on, each of at most 4 MB: for whoever cannot PUT to uploadUrl. A part that comes again takes its place.',
    leavesNoLine: 'A part of a file: preparing and starting the import leave theirs.',
    roles: marketers,
    params: oneJob.extend({
      part: z.coerce
        .number()
        .int()
        .min(0)
        .max(mostParts - 1),
    }),
    body: fileBody,
    answer: z.object({ bytes: z.number() }),
  }),
  startImport: route({
    method: 'POST',
    path: '/imports/{id}/start',
    summary: 'Begins an import whose file was uploaded, whole or in `parts` parts.',
    roles: marketers,
    params: oneJob,
    query: z.object({ parts: z.coerce.number().int().min(1).max(mostParts).optional() }),
    answer: importJobViewSchema,
    status: 202,
  }),
  showImport: route({
    method: 'GET',
    path: '/imports/{id}',
    summary: 'How far an import is; once the file was read, with its report (kept for 30 days).',
    roles: marketers,
    params: oneJob,
    answer: importJobViewSchema.extend({ report: importReportSchema.optional() }),
  }),
  listImports: route({
    method: 'GET',
    path: '/imports',
    summary: 'The last 50 imports, the newest first.',
    roles: marketers,
    answer: z.object({ imports: z.array(importJobViewSchema) }),
  }),
  cancelImport: route({
    method: 'POST',
    path: '/imports/{id}/cancel',
    summary: 'Stops an import; what is stored stays.',
    roles: marketers,
    params: oneJob,
    answer: importJobViewSchema,
  }),
  undoImport: route({
    method: 'POST',
    path: '/imports/{id}/undo',
    summary:
      'Undoes an import of contacts or companies: who was new goes, what was changed is put back. What something was built on since is left and counted; refusals stay.',
    roles: marketers,
    params: oneJob,
    answer: importJobViewSchema,
    status: 202,
  }),
  resumeImport: route({
    method: 'POST',
    path: '/imports/{id}/resume',
    summary: 'Goes on with an import that was cancelled, failed, or stands still.',
    roles: marketers,
    params: oneJob,
    answer: importJobViewSchema,
    status: 202,
  }),
};

import * as z from 'zod';
import { importPresetNames } from './presets/preset-names.ts';
import { bilingualSchema } from '../kernel/locale.ts';
import { consentBasisSchema } from '../people/customer.ts';
import { importUndoSchema } from './import-undo.ts';
import { importKindSchema } from './import-records.ts';

/** What a person says about a file. */
export const aboutFileSchema = z.object({
  file: z.string().default('file'),
  basis: consentBasisSchema.default('unknown'),
  basisOn: z.iso.date().optional(),
  evidence: z.string().optional(),
  declaredBy: z.string().optional(),
  /** The field of a column, by the column's title. */
  mapping: z.record(z.string(), z.string()).optional(),
  /** The program that wrote the file. */
  preset: z.enum(importPresetNames).optional(),
  dateOrder: z.enum(['mdy', 'dmy']).optional(),
  session: z.string().optional(),
  /** The day of a webinar or of inquiries, where the file does not say it. */
  on: z.iso.date().optional(),
  durationMinutes: z.number().positive().optional(),
  /** Which sheet of a workbook is meant. */
  sheet: z.string().min(1).optional(),
  /** Takes a list of opt-outs back, address by address: refusals of the customers' own stay. */
  undo: z.boolean().default(false),
});
export type AboutFile = z.infer<typeof aboutFileSchema>;

/**
 * `waiting` for its file, `reading` it, `storing` its chunks, `done`; `cancelled` by a person; `failed` because of the
 * file, or because a chunk failed too often; `undoing` what was stored, `undone`.
 */
export const importStateSchema = z.enum([
  'waiting',
  'reading',
  'storing',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
]);
export type ImportState = z.infer<typeof importStateSchema>;

/** How many rows were read, and what became of them: read = taken + refused + merged + excluded. */
export const readCountsSchema = z.object({
  read: z.number(),
  taken: z.number(),
  refused: z.number(),
  merged: z.number(),
  excluded: z.number(),
});

/** What a person is asked of a file: `sheet`, or the title of a column with some of its cells. */
const filePlaceSchema = z.object({
  place: z.string(),
  message: bilingualSchema,
  choices: z.array(z.string()),
  cells: z.array(z.string()).default([]),
  readAs: z.string().optional(),
  proposed: z.string().optional(),
});
export type FilePlace = z.infer<typeof filePlaceSchema>;

/** One import of a file. Its rows are stored in chunks, each with all its effects. */
export const importJobSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string(),
  kind: importKindSchema,
  about: aboutFileSchema,
  /** Only reads and reports. */
  isDryRun: z.boolean(),
  /** The language of the report. */
  locale: z.enum(['ja', 'en']),
  createdAt: z.string(),
  createdBy: z.string(),
  state: importStateSchema,
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  failure: bilingualSchema
    .extend({
      code: z.string(),
      /** Of release 0.3: the sheets to choose from, where that was asked. */
      sheets: z.array(z.string()).optional(),
      places: z.array(filePlaceSchema).optional(),
    })
    .optional(),
  /** Of a file that was read in sections, once it is read: how many chunks the sections up to each gave. They are stored one after the other. */
  sections: z.array(z.number().int()).optional(),
  /** In how many parts the file came; undefined where it came whole. */
  parts: z.number().int().optional(),
  /** Known once the file was read. */
  counts: readCountsSchema.optional(),
  /** Which reading of the file cut the chunks that are stored: two readings at once do not mix. */
  cut: z.string().default(''),
  /** Of a list of opt-outs, once it is read: which list it is, by its bytes. */
  list: z.string().optional(),
  chunks: z.number().int().default(0),
  chunksDone: z.number().int().default(0),
  rowsStored: z.number().int().default(0),
  created: z.number().int().default(0),
  updated: z.number().int().default(0),
  unchanged: z.number().int().default(0),
  /** What was written is noted, so that it can be undone; not of imports of release 0.4 and before. */
  isJournaled: z.boolean().default(false),
  undo: importUndoSchema.optional(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** A message of the import queue: the file is read, one chunk of it stored or undone, domains of new addresses looked up, or one part of all customers gathered for an export. */
export const importMessageSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    jobId: z.string(),
    /** Of a file that is read in sections: which one, and of which cut. */
    section: z.object({ index: z.number().int().nonnegative(), cut: z.string() }).optional(),
  }),
  z.object({ kind: z.literal('store'), jobId: z.string(), chunk: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('undo'), jobId: z.string(), chunk: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('domains'), domains: z.array(z.string()) }),
  z.object({ kind: z.literal('export'), exportId: z.string(), part: z.number().int().nonnegative() }),
]);
export type ImportMessage = z.infer<typeof importMessageSchema>;

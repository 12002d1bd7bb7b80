import * as z from 'zod';
import { bilingualSchema } from '../kernel/locale.ts';
import type { ConsentBasis } from '../people/customer.ts';
import { segmentSchema } from './segment.ts';

/** A list for people, as Excel opens it or as its workbook; or the addresses alone, hashed, for an ad platform. */
export const exportFormatSchema = z.enum(['csv', 'xlsx', 'hashed']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** Into how many parts all customers are cut: at a million each is a minute's work. */
export const exportParts = 32;

/** What one file holds: more is neither opened by anybody nor written in the memory of one function. */
export const mostExported: Readonly<Record<ExportFormat, number>> = {
  csv: 100_000,
  xlsx: 50_000,
  hashed: 1_000_000,
};

/** An export that somebody asked for. The segment is frozen as it was then. */
export const segmentExportSchema = z.object({
  schemaVersion: z.literal(1),
  id: z.string().min(1),
  segment: segmentSchema,
  as: exportFormatSchema,
  locale: z.enum(['ja', 'en']),
  createdAt: z.string(),
  createdBy: z.string(),
  state: z.enum(['gathering', 'done', 'failed']),
  /** Once it is done: what the file is called, and how many people stand in it. */
  file: z.string().optional(),
  rows: z.number().int().optional(),
  failure: bilingualSchema.extend({ code: z.string() }).optional(),
});
export type SegmentExport = z.infer<typeof segmentExportSchema>;

/** What one part of all customers gave. */
export const exportPartSchema = z.object({
  part: z.number().int().min(0),
  rows: z.number().int(),
  excluded: z.record(z.string(), z.number()),
  excludedPeople: z.number().int(),
  notDormant: z.number().int(),
  /** Of the selected: those whom an ad platform may not be told of. */
  notForAds: z.number().int(),
});
export type ExportPart = z.infer<typeof exportPartSchema>;

/** The counts of all parts together. */
export const sumOfParts = (parts: readonly ExportPart[]): Omit<ExportPart, 'part'> =>
  parts.reduce<Omit<ExportPart, 'part'>>(
    (sum, part) => ({
      rows: sum.rows + part.rows,
      excluded: Object.entries(part.excluded).reduce(
        (all, [because, people]) => ({ ...all, [because]: (all[because] ?? 0) + people }),
        sum.excluded,
      ),
      excludedPeople: sum.excludedPeople + part.excludedPeople,
      notDormant: sum.notDormant + part.notDormant,
      notForAds: sum.notForAds + part.notForAds,
    }),
    { rows: 0, excluded: {}, excludedPeople: 0, notDormant: 0, notForAds: 0 },
  );

/**
 * Whether an ad platform may be told of somebody: platforms take only addresses that their owners gave to the advertiser. A
 * published address was not given to us.
 */
export const mayBeAdvertisedTo = (basis: ConsentBasis): boolean =>
  basis === 'transaction' || basis === 'card' || basis === 'optIn';

/** An address as ad platforms have it hashed: trimmed, in small letters. */
export const addressForAds = (email: string): string => email.trim().toLowerCase();

import * as z from 'zod';
import { exportFormatSchema } from '../domain/audience/segment-export.ts';
import { bilingualSchema } from '../domain/kernel/locale.ts';
import { givenSegmentSchema } from './audience.ts';
import { idSchema } from './id.ts';
import { leaders, route } from './route.ts';

const asked = { as: exportFormatSchema, lang: z.enum(['ja', 'en']).optional() };

/** How far an export of a segment is; once it is done: how many stand in it, who was left out and why. */
export const segmentExportViewSchema = z.object({
  id: z.string(),
  segment: z.object({ id: z.string(), name: bilingualSchema, version: z.number().int().optional() }),
  as: exportFormatSchema,
  state: z.enum(['gathering', 'done', 'failed']),
  createdAt: z.string(),
  createdBy: z.string(),
  parts: z.object({ done: z.number().int(), of: z.number().int() }),
  /** People in the file. */
  rows: z.number().int(),
  excluded: z.array(z.object({ because: z.string(), label: z.string(), count: z.number() })),
  excludedPeople: z.number().int(),
  notDormant: z.number().int(),
  failure: z.object({ code: z.string(), message: bilingualSchema }).optional(),
});
export type SegmentExportView = z.infer<typeof segmentExportViewSchema>;

const oneExport = z.object({ id: idSchema });

/** The people of a segment as a file: of those whom a launch would mail now, and nobody else. */
export const segmentExportRoutes = {
  exportSegment: route({
    method: 'POST',
    path: '/segment-exports',
    summary:
      'Begins to gather the people of a segment: for Excel (csv, xlsx), or as hashed addresses for an ad platform.',
    leavesNoLine: 'It only gathers: taking the file leaves the line, with how many people stand in it.',
    roles: leaders,
    body: z.union([
      z.object({ segmentId: z.string(), ...asked }).strict(),
      z.object({ segment: givenSegmentSchema, ...asked }).strict(),
    ]),
    answer: segmentExportViewSchema,
    status: 202,
  }),
  showSegmentExport: route({
    method: 'GET',
    path: '/segment-exports/{id}',
    summary: 'How far an export is; who is left out, and why.',
    roles: leaders,
    params: oneExport,
    answer: segmentExportViewSchema,
  }),
  takeSegmentExport: route({
    method: 'POST',
    path: '/segment-exports/{id}/file',
    summary:
      'Where the file is, for five minutes. An export can be taken for a day: who refuses later stands in it still.',
    roles: leaders,
    params: oneExport,
    answer: z.object({ url: z.string(), name: z.string(), rows: z.number().int() }),
  }),
};

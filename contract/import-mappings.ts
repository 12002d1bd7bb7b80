import { inBoth } from '../domain/kernel/both-languages.ts';
import * as z from 'zod';
import { importKindSchema } from '../domain/imports/import-records.ts';
import type { Bilingual } from '../domain/kernel/locale.ts';
import { idSchema } from './id.ts';
import { marketers, route } from './route.ts';

/** A field by the title of its column, as somebody gives it. */
export const givenMapping = z.record(z.string().max(2000), z.string().max(2000));

/** What the columns of a kind of file are, kept under a name: a field by the title of its column. */
export const savedMappingSchema = z.object({
  kind: importKindSchema,
  name: z.string(),
  mapping: z.record(z.string(), z.string()),
  at: z.string(),
  /** Who saved it; empty for whoever is no member of the console. */
  by: z.string(),
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

/** That nothing is saved by a name, and what is. */
export const noSuchMapping = (name: string, known: readonly string[]): Bilingual => ({
  ja: `「${name}」という名前の対応は保存されていません。${known.length === 0 ? 'まだ1件もありません。' : `あるのは ${known.join('、')} です。`}`,
  en: `No mapping is saved as "${name}". ${known.length === 0 ? 'There is none yet.' : `There are: ${known.join(', ')}.`}`,
});

/** Saved by name, and read again for the next file of the kind. */
export const importMappingRoutes = {
  listImportMappings: route({
    method: 'GET',
    path: '/import-mappings',
    summary: 'What the columns of files mean, as people saved it by name.',
    roles: marketers,
    answer: z.object({ mappings: z.array(savedMappingSchema) }),
  }),
  saveImportMapping: route({
    method: 'PUT',
    path: '/import-mappings/{kind}',
    summary:
      'Saves what the columns of a kind of file mean under a name, in the place of what had that name.',
    roles: marketers,
    params: z.object({ kind: idSchema }),
    body: z
      .object({
        name: z.string().trim().min(1).max(60),
        mapping: givenMapping.refine(
          (given) => Object.keys(given).length > 0 && Object.keys(given).length <= 200,
          inBoth({ ja: '列を1つ以上200個以下で指定してください。', en: 'Give between 1 and 200 columns.' }),
        ),
      })
      .strict(),
    answer: savedMappingSchema,
  }),
  removeImportMapping: route({
    method: 'DELETE',
    path: '/import-mappings/{kind}',
    summary: 'Removes a saved mapping. Files that were imported with it stay as they are.',
    roles: marketers,
    params: z.object({ kind: idSchema }),
    query: z.object({ name: idSchema }),
    answer: z.object({ kind: importKindSchema, name: z.string() }),
  }),
};

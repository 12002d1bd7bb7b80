import * as z from 'zod';

const reportSchema = z.looseObject({
  batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * Reads `batchItemFailures` as Lambda does: nothing means that all succeeded; a report that cannot be read, or that
 * names an item outside the batch, throws, which fails the whole batch.
 */
export function failedItems(result: unknown, batch: ReadonlySet<string>): ReadonlySet<string> {
  if (result === null || result === undefined) return new Set();
  const report = reportSchema.safeParse(result);
  if (!report.success)
    throw new Error('the function answered batchItemFailures that cannot be read; the whole batch fails');
  const failed = new Set((report.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  const stranger = [...failed].find((id) => !batch.has(id));
  if (stranger !== undefined)
    throw new Error(`batchItemFailures names ${stranger}, which is not in the batch; the whole batch fails`);
  return failed;
}

import { largestPartBytes } from '../../contract/import-limits.ts';
import type { ImportJob } from '../../domain/imports/import-job.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { Bytes } from '../../platform/workbook/packed-file.ts';
import type { JobDeps } from './deps.ts';
import { filesOf } from './job-objects.ts';
import { notUploaded } from './lost-file.ts';

/** A stretch of the file: where it begins there, and where it lies in an object. */
interface Stretch {
  readonly start: number;
  readonly object: StoredObject;
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
}

/** The file of a job where it lies: no more of it is held than the last part that was read. */
export async function storedFile(deps: JobDeps, job: ImportJob): Promise<Bytes> {
  const objects = filesOf(deps, job);
  const sizes = await Promise.all(objects.map((object) => deps.objects.sizeOf(object)));
  const stretches: Stretch[] = [];
  let size = 0;
  for (const [index, object] of objects.entries()) {
    const bytes = sizes[index];
    if (bytes === undefined) throw notUploaded;
    for (let from = 0; from < bytes; from += largestPartBytes) {
      const to = Math.min(bytes, from + largestPartBytes);
      stretches.push({ start: size + from, object, from, to, isWhole: to - from === bytes });
    }
    size += bytes;
  }
  let held: { readonly stretch: Stretch; readonly bytes: Buffer } | undefined;
  const load = async (stretch: Stretch): Promise<Buffer> => {
    if (held?.stretch === stretch) return held.bytes;
    const { object, from, to, isWhole } = stretch;
    const bytes = await deps.objects.get(object, isWhole ? undefined : { from, to });
    if (bytes === undefined) throw notUploaded;
    held = { stretch, bytes };
    return bytes;
  };
  return {
    size,
    read: async (from, to) => {
      const found: Buffer[] = [];
      for (const stretch of stretches) {
        const { start } = stretch;
        if (start >= to || start + stretch.to - stretch.from <= from) continue;
        found.push((await load(stretch)).subarray(Math.max(0, from - start), to - start));
      }
      const [only = Buffer.alloc(0)] = found;
      return found.length > 1 ? Buffer.concat(found) : only;
    },
  };
}

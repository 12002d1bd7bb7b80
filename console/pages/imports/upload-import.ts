import { largestPartBytes } from '../../../contract/import-limits.ts';
import type { Writing } from '../../data/use-write.ts';
import { aboutOf, type ImportDraft } from './import-draft.ts';

/** A part is sent so often before the upload is given up. */
const TRIES = 3;

/**
 * Sends a large file in parts and begins its import: answers the id of the import; undefined where something was refused,
 * which `write` has then said. `sent` is told how many bytes are there.
 */
export async function uploadImport(
  write: Writing['write'],
  draft: ImportDraft,
  file: File,
  dryRun: boolean,
  sent: (bytes: number) => void,
): Promise<string | undefined> {
  const made = await write('createImport', { body: { ...aboutOf(draft, file), kind: draft.kind, dryRun } });
  if (made === undefined) return undefined;
  const parts = Math.ceil(file.size / largestPartBytes);
  for (let part = 0; part < parts; part++) {
    const slice = file.slice(part * largestPartBytes, (part + 1) * largestPartBytes);
    const body = new Uint8Array(await slice.arrayBuffer());
    let isThere = false;
    for (let tries = 0; tries < TRIES && !isThere; tries++)
      isThere = (await write('uploadImportPart', { params: { id: made.id, part }, body })) !== undefined;
    if (!isThere) return undefined;
    sent(Math.min(file.size, (part + 1) * largestPartBytes));
  }
  const started = await write('startImport', { params: { id: made.id }, query: { parts } });
  return started?.id;
}

import { largestPartBytes } from '../../../contract/import-limits.ts';
import type { Writing } from '../../data/use-write.ts';
import { aboutOf, type ImportDraft } from './import-draft.ts';

/** A part is sent so often before the upload is given up. */
const TRIES = 3;

/**
 * Sends a large file in parts and begins its import: answers the id of the import; undefined where something was refused,
 * which `write` has then said. `sent` is told how many bytes are there. The same file again goes on where it broke off.
 */
export async function uploadImport(
  write: Writing['write'],
  draft: ImportDraft,
  file: File,
  dryRun: boolean,
  sent: (bytes: number) => void,
): Promise<string | undefined> {
  const body = { ...aboutOf(draft, file), kind: draft.kind, dryRun };
  const key = JSON.stringify([body, file.size, file.lastModified]);
  const broken = brokenUpload();
  const isSame = broken?.key === key;
  const id = isSame ? broken.id : (await write('createImport', { body }))?.id;
  if (id === undefined) return undefined;
  const parts = Math.ceil(file.size / largestPartBytes);
  const first = isSame ? broken.next : 0;
  const sentUntil = (next: number): void => keepBroken({ key, id, next, file: file.name });
  sentUntil(first);
  for (let part = first; part < parts; part++) {
    const slice = file.slice(part * largestPartBytes, (part + 1) * largestPartBytes);
    const bytes = new Uint8Array(await slice.arrayBuffer());
    let isThere = false;
    for (let tries = 0; tries < TRIES && !isThere; tries++)
      isThere = (await write('uploadImportPart', { params: { id, part }, body: bytes })) !== undefined;
    if (!isThere) {
      // What cannot be gone on with begins anew: the import may be gone.
      if (isSame && part === first) keepBroken(undefined);
      return undefined;
    }
    sentUntil(part + 1);
    sent(Math.min(file.size, (part + 1) * largestPartBytes));
  }
  keepBroken(undefined);
  const started = await write('startImport', { params: { id }, query: { parts } });
  return started?.id;
}

/** An upload that broke off: which file with what was said of it, and its next part. */
interface BrokenUpload {
  readonly key: string;
  readonly id: string;
  readonly next: number;
  /** What the file is called. */
  readonly file: string;
}

const place = 'broken-upload';

/** Of this tab, also after a reload. */
export function brokenUpload(): BrokenUpload | undefined {
  const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null');
  if (typeof kept !== 'object' || kept === null || !('key' in kept && 'id' in kept && 'next' in kept))
    return undefined;
  const { key, id, next } = kept;
  const file = 'file' in kept && typeof kept.file === 'string' ? kept.file : '';
  return typeof key === 'string' && typeof id === 'string' && typeof next === 'number'
    ? { key, id, next, file }
    : undefined;
}

function keepBroken(upload: BrokenUpload | undefined): void {
  if (upload === undefined) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(upload));
}

import { emptyJournal, importJournalSchema, type ImportJournal } from '../../domain/imports/import-undo.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { Needs } from '../kernel/deps.ts';

/** Notes what an import is about to write, so that it can be undone. */
export interface Journal {
  /** Keeps what is noted before anything of it is written. */
  readonly note: (written: Partial<ImportJournal>) => Promise<void>;
  readonly noted: () => ImportJournal;
}

/** The journal of one chunk: of a chunk that broke off it goes on, else it begins. */
export async function openJournal(
  { objects }: Needs<'objects'>,
  object: StoredObject,
  isRepeat: boolean,
): Promise<Journal> {
  let journal = isRepeat ? await readJournal({ objects }, object) : emptyJournal;
  return {
    noted: () => journal,
    note: async (written) => {
      if (Object.values(written).every((noted) => noted.length === 0)) return;
      const {
        customers = [],
        accounts = [],
        addresses = [],
        numbers = [],
        aliases = [],
        refused = [],
      } = written;
      journal = {
        customers: [...journal.customers, ...customers],
        accounts: [...journal.accounts, ...accounts],
        addresses: [...journal.addresses, ...addresses],
        numbers: [...journal.numbers, ...numbers],
        aliases: [...journal.aliases, ...aliases],
        refused: [...journal.refused, ...refused],
      };
      await objects.put(object, JSON.stringify(journal));
    },
  };
}

/** What a chunk noted; nothing where it wrote nothing. */
export async function readJournal(
  { objects }: Needs<'objects'>,
  object: StoredObject,
): Promise<ImportJournal> {
  const content = await objects.get(object);
  return content === undefined ? emptyJournal : importJournalSchema.parse(JSON.parse(content.toString()));
}

/** What is about to be written of things that were read as `known`. */
export const writesOf = <T extends { readonly id: string }>(
  changed: readonly T[],
  known: ReadonlyMap<string, T>,
) => changed.map((after) => ({ before: known.get(after.id), after }));

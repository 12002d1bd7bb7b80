import type { OptOutRecord } from './import-records.ts';
import { asText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { readDate } from './read-date.ts';
import { readEveryEmail } from './read-email.ts';

/**
 * Reads refusals of a former tool (R19). The opposite of caution elsewhere: full-width addresses are corrected, every
 * address of a cell counts, and no other column can refuse the row, for a lost row would be mailed.
 */
export const optOutRows = (): KindReader<OptOutRecord> =>
  kindReader<OptOutDraft, OptOutRecord>({
    readers,
    start: () => ({}),
    finish: ({ email: emails, ...rest }) =>
      emails === undefined
        ? { kind: 'refused', field: 'email', code: 'missing' }
        : { kind: 'records', records: emails.map((email) => ({ ...rest, email })) },
    keyOf: ({ email }) => ({ field: 'email', key: email }),
    merge: (earlier, later) => ({ ...earlier, ...later }),
  });

type OptOutDraft = Omit<Required<OptOutRecord>, 'email'> & { readonly email: readonly string[] };

const readers: FieldReaders<OptOutDraft> = {
  email: { read: readEveryEmail, matters: true, join: (one, other) => [...new Set([...one, ...other])] },
  refusedOn: { read: readDate, dates: true },
  note: asText,
};

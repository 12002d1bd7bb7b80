import type { OptOutRecord } from './import-records.ts';
import { asLongText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { readDate } from './read-date.ts';
import { readEveryEmail } from './read-email.ts';
import { type RefusalDraft, refusalReaders, refusesMail } from './refusal-readers.ts';

/**
 * Reads refusals of a former tool (R19). The opposite of caution elsewhere: full-width addresses are corrected, every
 * address of a cell counts, and no other column can refuse the row, for a lost row would be mailed, unless it says in words
 * that they are mailed (配信中, subscribed): then somebody decides.
 */
export const optOutRows = (): KindReader<OptOutRecord> =>
  kindReader<OptOutDraft, OptOutRecord>({
    readers,
    start: () => ({}),
    finish: ({ email: emails, noMail, mailAllowed, mailStatus, ...rest }) => {
      if (emails === undefined) return { kind: 'refused', field: 'email', code: 'missing' };
      // Whoever is said to be mailed still is asked about: the file is more than a list of refusals.
      if (refusesMail({ noMail, mailAllowed, mailStatus }) === false)
        return { kind: 'refused', field: 'email', code: 'stillMailed' };
      return { kind: 'records', records: emails.map((email) => ({ ...rest, email })) };
    },
    keyOf: ({ email }) => ({ field: 'email', key: email }),
    merge: (earlier, later) => ({ ...earlier, ...later }),
  });

type OptOutDraft = Omit<Required<OptOutRecord>, 'email'> &
  Pick<RefusalDraft, 'noMail' | 'mailAllowed' | 'mailStatus'> & { readonly email: readonly string[] };

const heard = ({ read, join }: Pick<(typeof refusalReaders)['noMail'], 'read' | 'join'>) => ({ read, join });

const readers: FieldReaders<OptOutDraft> = {
  email: { read: readEveryEmail, matters: true, join: (one, other) => [...new Set([...one, ...other])] },
  refusedOn: { read: readDate, dates: true },
  note: asLongText,
  // What cannot be read keeps nobody from being refused.
  noMail: heard(refusalReaders.noMail),
  mailAllowed: heard(refusalReaders.mailAllowed),
  mailStatus: heard(refusalReaders.mailStatus),
};

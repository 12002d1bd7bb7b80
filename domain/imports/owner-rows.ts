import type { OwnerRecord } from './import-records.ts';
import { asList, asText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { value } from './parsed.ts';
import { readChoice, readFlag } from './read-choice.ts';
import { readDate } from './read-date.ts';
import { readEmail } from './read-email.ts';
import { givenFirst } from '../people/names.ts';
import { withoutHonorific } from './read-name.ts';
import { readCount } from './read-number.ts';
import { readPhone } from './read-phone.ts';
import { words } from './words.ts';

/** Reads our own sales people: who answers for a name in the other files, and who took over. */
export const ownerRows = (): KindReader<OwnerRecord> =>
  kindReader<OwnerDraft, OwnerRecord>({
    readers,
    start: () => ({}),
    finish: ({ name, employed, ...rest }) => {
      if (name === undefined || name === '') return { kind: 'refused', field: 'name', code: 'missing' };
      const retired = rest.retired ?? (employed === undefined ? undefined : !employed);
      return { kind: 'records', records: [{ ...rest, ...(retired === undefined ? {} : { retired }), name }] };
    },
    keyOf: ({ email, name }) =>
      email === undefined ? { field: 'name', key: name } : { field: 'email', key: email },
  });

type OwnerDraft = Required<OwnerRecord> & { readonly employed: boolean };

const gone = words(`退職 | 退職済 | 退職済み | 異動 | 休職 | 無効 | inactive`);
const present = words(`在籍 | 在職 | 在籍中 | 在職中 | 有効 | active`);
const asName = { read: (cell: string) => value(givenFirst(withoutHonorific(cell))) } as const;

const readers: FieldReaders<OwnerDraft> = {
  name: asName,
  email: { read: readEmail, matters: true },
  managerName: asName,
  managerEmail: { read: readEmail, matters: true },
  region: asText,
  department: asText,
  phone: { read: readPhone },
  bookingUrl: asText,
  retired: { read: readFlag(gone, present), matters: true },
  employed: { read: readFlag(present, gone), matters: true },
  successorName: asName,
  role: {
    read: readChoice([
      ['insideSales', /インサイド|^is$|^sdr$|^bdr$|inside/],
      ['field', /フィールド|外勤|営業|field|^ae$/],
    ]),
  },
  products: asList,
  openHandoffs: { read: readCount },
  absentFrom: { read: readDate, dates: true },
  absentUntil: { read: readDate, dates: true },
  deputyName: asName,
};

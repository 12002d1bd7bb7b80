import type { InquiryRecord } from './import-records.ts';
import { asCompany } from './customer-rows.ts';
import { asText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { readInquiryKind } from './read-choice.ts';
import { readDateTime } from './read-date-time.ts';
import { readEmail } from './read-email.ts';
import { joinName, splitName } from './read-name.ts';

/** Reads messages that came through a form. One person may write often: only wholly equal rows are the same. */
export const inquiryRows = (): KindReader<InquiryRecord> =>
  kindReader<InquiryDraft, InquiryRecord>({
    readers,
    start: () => ({}),
    finish: ({ email, kind, fullName, lastName, firstName, ...rest }) => {
      if (email === undefined) return { kind: 'refused', field: 'email', code: 'missing' };
      const name = fullName === undefined ? joinName(lastName, firstName) : splitName(fullName);
      const named = name.fullName === undefined ? {} : { fullName: name.fullName };
      return { kind: 'records', records: [{ ...rest, ...named, email, kind: kind ?? 'other' }] };
    },
    keyOf: (record) => ({
      field: 'email',
      key: [record.email, record.kind, record.receivedAt ?? '', record.message ?? ''].join(' '),
    }),
  });

type InquiryDraft = Required<InquiryRecord> & { readonly lastName: string; readonly firstName: string };

const readers: FieldReaders<InquiryDraft> = {
  email: { read: readEmail, matters: true },
  fullName: asText,
  lastName: asText,
  firstName: asText,
  accountName: asCompany,
  kind: { read: readInquiryKind },
  message: asText,
  receivedAt: { read: readDateTime, dates: true, matters: true },
};

import type { InquiryRecord } from './import-records.ts';
import { asCompany } from './customer-rows.ts';
import { asLongText, asText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { readInquiryKind } from './read-inquiry-kind.ts';
import { readDateTime } from './read-date-time.ts';
import { readEmail } from './read-email.ts';
import { hearRefusals, type RefusalDraft, refusalReaders, refusesMail } from './refusal-readers.ts';
import { joinName, splitName } from './read-name.ts';

/** Reads messages that came through a form. One person may write often: only wholly equal rows are the same. */
export const inquiryRows = (): KindReader<InquiryRecord> =>
  kindReader<InquiryDraft, InquiryRecord>({
    readers,
    start: () => ({}),
    hears: hearRefusals,
    finish: (draft) => {
      const { email, kind, fullName, lastName, firstName, accountName, message, receivedAt } = draft;
      const rest = { accountName, message, receivedAt };
      const noMail = refusesMail(draft);
      if (email === undefined) return { kind: 'refused', field: 'email', code: 'missing' };
      const name = fullName === undefined ? joinName(lastName, firstName) : splitName(fullName);
      const named = name.fullName === undefined ? {} : { fullName: name.fullName };
      return {
        kind: 'records',
        records: [
          {
            ...Object.fromEntries(Object.entries(rest).filter(([, each]) => each !== undefined)),
            ...named,
            ...(noMail === true ? { noMail } : {}),
            email,
            kind: kind ?? 'other',
          },
        ],
      };
    },
    keyOf: (record) => ({
      field: 'email',
      key: [record.email, record.kind, record.receivedAt ?? '', record.message ?? ''].join(' '),
    }),
  });

type InquiryDraft = Required<InquiryRecord> &
  RefusalDraft & { readonly lastName: string; readonly firstName: string };

const readers: FieldReaders<InquiryDraft> = {
  ...refusalReaders,
  email: { read: readEmail, matters: true },
  fullName: asText,
  lastName: asText,
  firstName: asText,
  accountName: asCompany,
  kind: { read: readInquiryKind },
  message: asLongText,
  receivedAt: { read: readDateTime, dates: true, matters: true },
};

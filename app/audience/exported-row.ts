import * as z from 'zod';
import { consentBasisLabels, dormancyLabels } from '../../contract/labels.ts';
import { dormancyKindSchema, type Dormancy } from '../../domain/audience/dormancy.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { consentBasisSchema } from '../../domain/people/customer.ts';
import type { WorkbookCell } from '../../platform/workbook/write-workbook.ts';
import type { AudienceMember } from './audience-store.ts';

/** Somebody who stands in an exported list; of a hashed one the address alone. */
export const exportedRowSchema = z.object({
  email: z.string(),
  company: z.string().optional(),
  code: z.string().optional(),
  department: z.string().optional(),
  title: z.string().optional(),
  name: z.string().optional(),
  kana: z.string().optional(),
  direct: z.string().optional(),
  phone: z.string().optional(),
  mobile: z.string().optional(),
  industry: z.string().optional(),
  region: z.string().optional(),
  owner: z.string().optional(),
  dormancy: dormancyKindSchema.optional(),
  silentDays: z.number().optional(),
  lastTwoWayOn: z.string().optional(),
  lastWonOn: z.string().optional(),
  lastWonAmount: z.number().optional(),
  consentBasis: consentBasisSchema.optional(),
  number: z.string().optional(),
});
export type ExportedRow = z.infer<typeof exportedRowSchema>;

/** What a list says of one member. */
export function exportedRow(
  { customer, account }: Pick<AudienceMember, 'customer' | 'account'>,
  { dormancy, silentDays }: Extract<Dormancy, { kind: 'dormant' }>,
): ExportedRow {
  const { relationship } = account;
  return {
    email: customer.email ?? '',
    company: account.name,
    code: account.code,
    department: customer.department,
    title: customer.title,
    name: customer.fullName ?? customer.lastName,
    kana: customer.kana,
    direct: customer.phoneDirect,
    phone: customer.phoneMain,
    mobile: customer.phoneMobile,
    industry: customer.industry ?? account.industry,
    region: customer.region ?? account.region,
    owner: customer.ownerName ?? account.ownerName,
    dormancy,
    silentDays,
    lastTwoWayOn: customer.lastTwoWayOn,
    lastWonOn: relationship.lastWonOn,
    lastWonAmount: relationship.lastWonAmount,
    consentBasis: customer.consentBasis,
    number: customer.externalId,
  };
}

interface Column {
  readonly ja: string;
  readonly en: string;
  readonly cell: (row: ExportedRow, locale: Locale) => WorkbookCell;
}

/** The columns of a list, titled as an import knows them where it does. */
export const exportedColumns: readonly Column[] = [
  { ja: '会社名', en: 'Company', cell: ({ company }) => company },
  { ja: '得意先コード', en: 'Account code', cell: ({ code }) => code },
  { ja: '部署', en: 'Department', cell: ({ department }) => department },
  { ja: '役職', en: 'Title', cell: ({ title }) => title },
  { ja: '氏名', en: 'Name', cell: ({ name }) => name },
  { ja: 'フリガナ', en: 'Kana', cell: ({ kana }) => kana },
  { ja: 'メールアドレス', en: 'Email', cell: ({ email }) => email },
  { ja: '直通電話', en: 'Direct phone', cell: ({ direct }) => direct },
  { ja: '電話番号', en: 'Phone', cell: ({ phone }) => phone },
  { ja: '携帯電話', en: 'Mobile', cell: ({ mobile }) => mobile },
  { ja: '業種', en: 'Industry', cell: ({ industry }) => industry },
  { ja: '地域', en: 'Region', cell: ({ region }) => region },
  { ja: '担当', en: 'Owner', cell: ({ owner }) => owner },
  {
    ja: '休眠の種類',
    en: 'Kind of dormancy',
    cell: ({ dormancy }, locale) => (dormancy === undefined ? '' : dormancyLabels[dormancy][locale]),
  },
  { ja: '休眠日数', en: 'Days of silence', cell: ({ silentDays }) => silentDays },
  { ja: '最終接触日', en: 'Last contacted', cell: ({ lastTwoWayOn }) => lastTwoWayOn },
  { ja: '最終受注日', en: 'Last won', cell: ({ lastWonOn }) => lastWonOn },
  { ja: '最終受注額', en: 'Last won amount', cell: ({ lastWonAmount }) => lastWonAmount },
  {
    ja: '配信の根拠',
    en: 'Ground for mailing',
    cell: ({ consentBasis }, locale) =>
      consentBasis === undefined ? '' : consentBasisLabels[consentBasis][locale],
  },
  { ja: '顧客ID', en: 'Customer ID', cell: ({ number }) => number },
];

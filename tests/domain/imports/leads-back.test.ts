import { describe, expect, it } from 'vitest';
import { columnsFor, type CrmLead } from '../../../domain/handoffs/crm/crm-columns.ts';
import { writeCsv } from '../../../domain/kernel/write-csv.ts';
import { recordsOf } from './file-builders.ts';

describe('the leads as a spreadsheet', () => {
  it.each(['ja', 'en'] as const)('come back as they were: %s', (locale) => {
    const columns = columnsFor('excel', locale);
    const text = writeCsv(
      columns.map(({ title }) => title),
      [columns.map(({ cell }) => cell(lead))],
    );

    const [record] = recordsOf('customer', text);
    expect(record).toMatchObject({
      email: 'a@x.example',
      lastName: 'Miller',
      firstName: 'Ann',
      accountName: 'Acme',
      department: 'Sales',
      title: 'Manager',
      phoneDirect: '03-1111-2222',
      phoneMain: '03-1111-0000',
      phoneMobile: '090-1111-2222',
      externalId: 'P-001',
      ownerName: 'Owner One',
      noMail: true,
      noCall: true,
    });
    expect(record?.accountCode).toBeUndefined();
  });
});

const lead: CrmLead = {
  customerId: 'c',
  externalId: 'P-001',
  lastName: 'Miller',
  firstName: 'Ann',
  kana: '',
  company: 'Acme',
  department: 'Sales',
  title: 'Manager',
  email: 'a@x.example',
  phone: '03-1111-2222',
  phoneDirect: '03-1111-2222',
  phoneMain: '03-1111-0000',
  mobile: '090-1111-2222',
  industry: '製造業',
  employees: '120',
  ownerName: 'Deputy',
  ownerEmail: 'o@x.example',
  usualOwner: 'Owner One',
  handedTo: 'Deputy',
  status: 'mql',
  temperature: 'hot',
  interest: '50.0',
  rank: 'A',
  handoffCode: 'ABC234',
  handedOverOn: '2026-12-01',
  lastActOn: '2026-12-01',
  noMail: true,
  noCall: true,
};

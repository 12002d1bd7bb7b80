import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsFor, crmNameSchema, type CrmLead } from '../../../domain/handoffs/crm/crm-columns.ts';
import { writeCsv, writeProgramCsv } from '../../../domain/kernel/write-csv.ts';

describe('a CSV file for Excel and CRMs', () => {
  it('begins with a BOM and ends its lines as Windows does', () => {
    expect(writeCsv(['姓', '名'], [['佐藤', '花子']])).toBe('\uFEFF姓,名\r\n佐藤,花子\r\n');
  });

  it.each(['=1+1', '+81 3-1234-5678', '-5', '@SUM(A1)', '\tx', '＝1+1'])('runs no formula: %j', (cell) => {
    const [, line = ''] = writeCsv(['cell'], [[cell]]).split('\r\n');

    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it.each([
    ['+49 30 123456', '+49 30 123456'],
    ['+1 (212) 555-0100', '+1 (212) 555-0100'],
    ['=1+1', "'=1+1"],
    ['+A1', "'+A1"],
    ['-5', "'-5"],
  ])('keeps numbers of telephones for another program, and no formula: %s', (cell, written) => {
    expect(writeProgramCsv(['cell'], [[cell]])).toBe(`\uFEFFcell\r\n${written}\r\n`);
  });

  it('gives every cell back, whatever it holds', () => {
    const unicode = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });
    const cells = fc
      .string({ unit: fc.oneof(fc.constantFrom('"', ',', '\r', '\n', "'", 'a', '髙'), unicode) })
      .filter((text) => !/^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1 }), (rows) => {
        const read: unknown = parse(writeCsv(['a', 'b'], rows), {
          bom: true,
          fromLine: 2,
          recordDelimiter: '\r\n',
        });

        expect(read).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['salesforce', 'en', ['Email Opt Out', 'Do Not Call'], ['TRUE', 'FALSE']],
    ['hubspot', 'en', ['rekindle_no_mail', 'rekindle_no_call'], ['true', 'false']],
    ['kintone', 'en', ['メール不可', '電話不可'], ['○', '']],
    ['excel', 'ja', ['メール不可', '電話不可'], ['○', '']],
    ['excel', 'en', ['No Mail', 'No Calls'], ['yes', '']],
  ] as const)('says who refuses what, for %s in %s', (crm, locale, titles, [yes, no]) => {
    const cells = (noMail: boolean, noCall: boolean) =>
      columnsFor(crm, locale)
        .filter(({ title }) => titles.some((own) => own === title))
        .map(({ cell }) => cell(aLead(noMail, noCall)));

    expect([cells(true, false), cells(false, true)]).toEqual([
      [yes, no],
      [no, yes],
    ]);
  });

  it.each(crmNameSchema.options)('has different titles for each column, for %s', (crm) => {
    const titles = columnsFor(crm, 'en').map(({ title }) => title);

    expect(new Set(titles).size).toBe(titles.length);
  });

  it('writes a spreadsheet in the language of the company, column by column the same', () => {
    const lead = { ...aLead(true, true), company: 'Acme', lastName: 'Miller' };
    const [japanese, english] = [columnsFor('excel', 'ja'), columnsFor('excel', 'en')];
    const written = english.map(({ title, cell }) => `${title}: ${cell(lead)}`);

    expect(written.filter((each) => /[^\x20-\x7e]/.test(each))).toEqual([]);
    expect(english).toHaveLength(japanese.length);
  });
});

const aLead = (noMail: boolean, noCall: boolean): CrmLead => ({
  customerId: 'c',
  externalId: '',
  lastName: '佐藤',
  firstName: '',
  kana: '',
  company: '甲社',
  department: '',
  title: '',
  email: 'a@x.example',
  phone: '',
  phoneDirect: '',
  phoneMain: '',
  mobile: '',
  industry: '',
  employees: '',
  ownerName: '',
  ownerEmail: '',
  usualOwner: '',
  handedTo: '',
  status: 'mql',
  temperature: 'hot',
  interest: '50.0',
  rank: '',
  handoffCode: '',
  handedOverOn: '',
  lastActOn: '',
  noMail,
  noCall,
});

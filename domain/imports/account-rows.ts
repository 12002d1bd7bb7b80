import type { AccountRecord } from './import-records.ts';
import { asCompany, asOwner, asIndustry } from './customer-rows.ts';
import { asText, type FieldReaders, type KindReader, kindReader } from './kind-reader.ts';
import { barredInName, barsCompany } from './barred-companies.ts';
import { empty, value, type ReadCell } from './parsed.ts';
import { readChoice, readFlag } from './read-choice.ts';
import { readDateOrMonth } from './read-date.ts';
import { asRegion } from './read-region.ts';
import { readAmount, readCount, readMonth } from './read-number.ts';

/** Reads companies. Only the flags that keep a company from being mailed refuse a row if unreadable. */
export const accountRows = (): KindReader<AccountRecord> =>
  kindReader<AccountDraft, AccountRecord>({
    readers,
    start: () => ({}),
    hears: (text, field) => {
      const because = barsCompany('', text) ? text : field === 'name' ? barredInName(text).bars : undefined;
      return because === undefined ? {} : { barredBecause: because };
    },
    finish: ({ name, barredBecause, ...rest }) =>
      name === undefined || name === ''
        ? { kind: 'refused', field: 'name', code: 'missing' }
        : {
            kind: 'records',
            records: [{ ...barredBy(barredBecause), ...rest, ...barring(barredBecause), name }],
          },
    keyOf: ({ code, name, site }) =>
      code === undefined
        ? { field: 'name', key: site === undefined ? name : `${name} ${site}` }
        : { field: 'code', key: code },
    merge: (earlier, later) => ({
      ...earlier,
      ...later,
      ...(earlier.excluded ? { excluded: true } : {}),
      ...(earlier.openComplaint ? { openComplaint: true } : {}),
    }),
  });

/** `barredBecause`: the cell of a column of any title that bars business with the company. */
type AccountDraft = Required<AccountRecord> & { readonly barredBecause: string };

/** A reason that a column of its own gives goes before. */
const barredBy = (because: string | undefined) => (because === undefined ? {} : { excludedBecause: because });
const barring = (because: string | undefined) => (because === undefined ? {} : { excluded: true });

const asBarred: ReadCell<string> = (cell, { title }) =>
  barsCompany(title, cell) ? value(cell, 'companyBarred') : empty;

const readers: FieldReaders<AccountDraft> = {
  name: asCompany,
  code: asText,
  parentName: asCompany,
  site: asText,
  industry: asIndustry,
  employees: { read: readCount },
  revenue: { read: readAmount },
  region: asRegion,
  country: asText,
  domain: { read: (cell) => value(domainOf(cell)) },
  relation: {
    spoken: true,
    read: readChoice([
      ['own', /自社|当社|弊社|^own/],
      ['group', /グループ|関連会社|子会社|親会社|group|subsidiary|affiliate/],
      ['competitor', /競合|他社|competitor/],
      ['supplier', /仕入|外注|調達|協力会社|supplier|vendor/],
      ['customer', /得意先|顧客|取引先|既存|見込|お客|販売先|customer|client|prospect/],
    ]),
  },
  contractEndsOn: { read: readDateOrMonth('last'), dates: true },
  fiscalYearEndMonth: { read: readMonth },
  ownerName: asOwner,
  openComplaint: {
    read: readFlag(
      ['対応中', '継続中', 'クレーム中', 'open'],
      ['解決', '解決済', '解決済み', '完了', 'closed'],
    ),
    matters: true,
  },
  excluded: {
    read: readFlag(['除外', '停止', '取引停止', '不可', 'ng'], ['可', 'ok', '通常']),
    matters: true,
  },
  excludedBecause: asText,
  barredBecause: { read: asBarred },
};

const domainOf = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '');

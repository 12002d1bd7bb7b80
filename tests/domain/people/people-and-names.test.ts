import { dayOf } from '../../../domain/kernel/time-zone.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOwner, ownerCalled, writerFor } from '../../../domain/handoffs/route/choose-owner.ts';
import type { Account, Customer, Owner } from '../../../domain/people/customer.ts';
import { addDays, addMonths, daysBetween, isoWeek, laterOf } from '../../../domain/kernel/local-date.ts';
import { localeFrom } from '../../../domain/kernel/locale.ts';
import {
  mergeAccount,
  mergeCustomer,
  mergeOwner,
  type FileConsent,
} from '../../../domain/imports/merge-record.ts';
import { addressKey, companyKey, personKey } from '../../../domain/people/names.ts';
import { noRelationship } from '../../../domain/people/relationship.ts';
import { aCustomer, anAccount, anOwner } from '../../builders/people.ts';
import { japan } from '../../builders/time.ts';

const tanaka = anOwner('田中 一郎');
const suzuki = anOwner('鈴木 花子', { region: '関西' });
const sato = anOwner('佐藤 健', { region: '関西' });

interface Case {
  readonly owners: readonly Owner[];
  readonly customer?: Partial<Customer>;
  readonly account?: Partial<Account>;
  readonly open?: Readonly<Record<string, number>>;
  readonly limit?: number;
  readonly more?: Partial<Parameters<typeof chooseOwner>[0]>;
}

const choose = ({
  owners,
  customer,
  account,
  open = {},
  limit = 5,
  more = {},
}: Case): readonly [string, string] | string => {
  const choice = chooseOwner({
    owners,
    customer: aCustomer(customer),
    account: anAccount(account),
    desk: 'field',
    isRequest: false,
    today: '2026-11-20',
    openHandoffs: (id) => open[id] ?? 0,
    limit,
    ...more,
  });
  return choice.kind === 'chosen' ? [choice.owner.name, choice.because] : choice.kind;
};

describe('an owner called by name', () => {
  it.each<[string, string, readonly Owner[], string | undefined]>([
    ['the full name', '田中 一郎', [tanaka, suzuki], '田中 一郎'],
    ['the full name without its space', '田中一郎', [tanaka, suzuki], '田中 一郎'],
    ['a wide space', '田中　一郎', [tanaka], '田中 一郎'],
    ['the family name where only one bears it', '田中', [tanaka, suzuki], '田中 一郎'],
    ['the family name where two bear it', '田中', [tanaka, anOwner('田中 次郎')], undefined],
    ['the family name beside a longer one', '田中', [tanaka, anOwner('田中丸 次郎')], '田中 一郎'],
    [
      'the family name of somebody written without a space',
      '田中',
      [anOwner('田中一郎'), suzuki],
      '田中一郎',
    ],
    ['an English family name', 'tanaka', [anOwner('Ken Tanaka'), anOwner('Ann Smith')], 'Ken Tanaka'],
    ['two of the same full name', '田中 一郎', [tanaka, { ...tanaka, id: 'other' }], undefined],
    ['somebody unknown', '山本', [tanaka], undefined],
    ['nothing', '', [tanaka], undefined],
  ])('by %s', (_how, name, owners, expected) => {
    expect(ownerCalled(owners, name)?.name).toBe(expected);
  });
});

describe('choosing an owner', () => {
  it.each<[string, Case, readonly [string, string] | string]>([
    [
      'the customer’s owner',
      { owners: [tanaka, suzuki], customer: { ownerName: '田中' } },
      ['田中 一郎', 'accountOwner'],
    ],
    [
      'the customer’s owner by address, in any case',
      {
        owners: [{ ...tanaka, email: 'tanaka@company.example' }, suzuki],
        customer: { ownerEmail: 'Tanaka@Company.example' },
      },
      ['田中 一郎', 'accountOwner'],
    ],
    [
      'the account’s owner',
      { owners: [tanaka, suzuki], account: { ownerName: '鈴木 花子' } },
      ['鈴木 花子', 'accountOwner'],
    ],
    [
      'nobody else while the owner has as many as he may: it waits',
      { owners: [tanaka, suzuki], customer: { ownerName: '田中' }, open: { [tanaka.id]: 5 } },
      'full',
    ],
    [
      'the owner of a request, however much he has',
      {
        owners: [tanaka, suzuki],
        customer: { ownerName: '田中' },
        open: { [tanaka.id]: 99 },
        more: { isRequest: true },
      },
      ['田中 一郎', 'accountOwner'],
    ],
    [
      'the owner by a number of his own',
      {
        owners: [{ ...tanaka, openHandoffs: 9 }, suzuki],
        customer: { ownerName: '田中' },
        open: { [tanaka.id]: 8 },
      },
      ['田中 一郎', 'accountOwner'],
    ],
    [
      'the deputy of an absent owner',
      {
        owners: [{ ...tanaka, absentUntil: '2026-11-20', deputyName: '佐藤' }, suzuki, sato],
        customer: { ownerName: '田中' },
      },
      ['佐藤 健', 'deputy'],
    ],
    [
      'the owner whose absence ended yesterday',
      {
        owners: [{ ...tanaka, absentUntil: '2026-11-19', deputyName: '佐藤' }, suzuki, sato],
        customer: { ownerName: '田中' },
      },
      ['田中 一郎', 'accountOwner'],
    ],
    [
      'whoever works on the open deal, before the account’s owner',
      {
        owners: [tanaka, suzuki],
        customer: { ownerName: '田中' },
        more: { dealOwnerId: suzuki.id },
      },
      ['鈴木 花子', 'openDeal'],
    ],
    [
      'the previous owner where none is named now',
      { owners: [tanaka, suzuki], customer: { previousOwnerName: '鈴木' } },
      ['鈴木 花子', 'previousOwner'],
    ],
    [
      'who sells what the company bought',
      {
        owners: [tanaka, { ...suzuki, region: undefined, products: ['在庫くん'] }],
        account: { relationship: { ...noRelationship, products: ['在庫くん'] } },
      },
      ['鈴木 花子', 'product'],
    ],
    [
      'inside sales first, where there is some',
      {
        owners: [tanaka, { ...suzuki, role: 'insideSales' }],
        customer: { ownerName: '田中' },
        more: { desk: 'insideSales' },
      },
      ['鈴木 花子', 'insideSales'],
    ],
    [
      'field sales for what inside sales passed on',
      { owners: [{ ...tanaka, role: 'insideSales' }, suzuki] },
      ['鈴木 花子', 'load'],
    ],
    [
      'somebody else than who gave it back',
      { owners: [tanaka, suzuki], customer: { ownerName: '田中' }, more: { without: tanaka.id } },
      ['鈴木 花子', 'load'],
    ],
    [
      'a retired owner’s successor',
      {
        owners: [{ ...tanaka, retired: true, successorName: '鈴木' }, suzuki, sato],
        customer: { ownerName: '田中' },
      },
      ['鈴木 花子', 'successor'],
    ],
    [
      'the account’s owner when the customer’s is retired',
      {
        owners: [{ ...tanaka, retired: true }, suzuki, sato],
        customer: { ownerName: '田中' },
        account: { ownerName: '佐藤' },
      },
      ['佐藤 健', 'accountOwner'],
    ],
    [
      'the territory where no owner is known',
      { owners: [tanaka, suzuki, sato], customer: { region: '関西' }, open: { [suzuki.id]: 2 } },
      ['佐藤 健', 'territory'],
    ],
    [
      'the territory of the account',
      { owners: [tanaka, suzuki], account: { region: '関西' } },
      ['鈴木 花子', 'territory'],
    ],
    [
      'whoever has least where no territory fits',
      { owners: [tanaka, suzuki], customer: { region: '北海道' }, open: { [tanaka.id]: 1 } },
      ['鈴木 花子', 'load'],
    ],
    [
      'another when the territory is full',
      { owners: [tanaka, suzuki], customer: { region: '関西' }, open: { [suzuki.id]: 5 } },
      ['田中 一郎', 'load'],
    ],
    [
      'nobody when all are full: it waits',
      { owners: [tanaka, suzuki], open: { [suzuki.id]: 9, [tanaka.id]: 6 } },
      'full',
    ],
    [
      'whoever has least for a request when all are full',
      { owners: [tanaka, suzuki], open: { [suzuki.id]: 9, [tanaka.id]: 6 }, more: { isRequest: true } },
      ['田中 一郎', 'load'],
    ],
    [
      'by load when two are called 田中',
      {
        owners: [tanaka, { ...anOwner('田中 次郎') }, suzuki],
        customer: { ownerName: '田中' },
        open: { [tanaka.id]: 1, '田中 次郎': 1 },
      },
      ['鈴木 花子', 'load'],
    ],
    [
      'nobody who is retired or has no address',
      {
        owners: [
          { ...tanaka, retired: true },
          { ...suzuki, email: undefined },
        ],
      },
      'nobody',
    ],
  ])('takes %s', (_whom, all, expected) => {
    expect(choose(all)).toEqual(expected);
  });

  it('does not depend on the order in which owners are listed', () => {
    const owners = [tanaka, suzuki, sato];

    expect(choose({ owners: owners.toReversed() })).toEqual(choose({ owners }));
  });

  it('writes in the name of the owner or successor, and of nobody else', () => {
    const retired = { ...tanaka, retired: true, successorName: '鈴木' };

    expect(writerFor([retired, suzuki], aCustomer({ ownerName: '田中' }), anAccount())?.name).toBe(
      '鈴木 花子',
    );
    expect(
      writerFor([{ ...tanaka, retired: true }, suzuki], aCustomer({ ownerName: '田中' }), anAccount()),
    ).toBeUndefined();
    expect(writerFor([tanaka, suzuki], aCustomer(), anAccount())).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['東都精機株式会社', '（株）東都精機'],
    ['東都精機㈱', '東都精機'],
    ['東都 精機', '東都精機 株式会社'],
    ['ＡＢＣ商事', 'ABC商事'],
    ['Acme Inc.', 'ACME'],
    ['Acme Co., Ltd.', 'acme'],
  ])('of companies fold: %s is %s', (one, other) => {
    expect(companyKey(one)).toBe(companyKey(other));
  });

  it.each([
    ['東都精機', '西都精機'],
    ['Incubate', 'ubate'],
  ])('of companies do not fold too far: %s is not %s', (one, other) => {
    expect(companyKey(one)).not.toBe(companyKey(other));
  });

  it('of persons and addresses fold width, spaces and case', () => {
    expect(personKey('山田　太郎')).toBe(personKey('山田太郎'));
    expect(addressKey(' Yamada＠Toto.Example ')).toBe('yamada@toto.example');
    expect(addressKey('a.b+c@x.example')).toBe('a.b+c@x.example');
  });
});

describe('days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 13, '2027-02-28'],
    ['2026-08-31', -6, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s and %d months are %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it.each([
    ['2026-01-01', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-20', '2026-W47'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
  ])('%s lies in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });

  it('begin at midnight of the zone', () => {
    expect(dayOf(japan('2026-11-20T00:00'), 'Asia/Tokyo')).toBe('2026-11-20');
    expect(dayOf(japan('2026-11-20T00:00') - 1, 'Asia/Tokyo')).toBe('2026-11-19');
    expect(dayOf(japan('2026-11-20T00:00'), 'Etc/UTC')).toBe('2026-11-19');
  });

  it('add and subtract alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (days, start) => {
          const from = addDays('2000-01-01', start);
          expect(daysBetween(from, addDays(from, days))).toBe(days);
          expect(laterOf(from, addDays(from, days))).toBe(days > 0 ? addDays(from, days) : from);
        },
      ),
    );
    expect(laterOf(undefined, '2026-01-01')).toBe('2026-01-01');
    expect(laterOf('2026-01-01', undefined)).toBe('2026-01-01');
  });
});

describe('the language of a browser', () => {
  it.each([
    ['ja,en-US;q=0.9', 'ja'],
    ['en-US,ja;q=0.9', 'en'],
    ['fr-FR, ja;q=0.5', 'ja'],
    ['de-DE,de;q=0.9', 'en'],
    ['*', undefined],
  ] as const)('%s is %s', (header, expected) => {
    expect(localeFrom(header)).toBe(expected);
  });
});

const ids = { id: 'customer-1', accountId: 'account-1' };
const unknownConsent: FileConsent = { basis: 'unknown' };
type CustomerRecord = Parameters<typeof mergeCustomer>[1];
const merge = (
  known: Customer | undefined,
  record: Partial<CustomerRecord>,
  consent = unknownConsent,
): Customer => mergeCustomer(known, { tags: [], ...record }, ids, consent, 'ja');

describe('merging a row about a customer', () => {
  it('makes a new one with what the row and the file say', () => {
    const consent: FileConsent = { basis: 'card', on: '2026-11-01', evidence: '展示会', declaredBy: '田中' };

    expect(merge(undefined, { email: 'a@x.example', tags: ['b', 'a'] }, consent)).toEqual({
      schemaVersion: 1,
      version: 0,
      ...ids,
      email: 'a@x.example',
      tags: ['a', 'b'],
      noCall: false,
      noMail: false,
      retired: false,
      locale: 'ja',
      consentBasis: 'card',
      consentOn: '2026-11-01',
      consentEvidence: '展示会',
      consentDeclaredBy: '田中',
    });
  });

  it('replaces what the row says and keeps the rest', () => {
    const known = aCustomer({ department: '営業部', employees: 30 });

    expect(merge(known, { title: '部長', department: undefined })).toEqual({ ...known, title: '部長' });
  });

  it('never loses a wish not to be mailed or called, nor a tag', () => {
    const rows = fc.array(
      fc.record({
        noMail: fc.constantFrom(true, false, undefined),
        noCall: fc.constantFrom(true, false, undefined),
        tags: fc.subarray(['VIP', '展示会', '休眠']),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, (all) => {
        const end = all.reduce<Customer | undefined>((known, row) => merge(known, row), undefined);
        expect(end?.noMail).toBe(all.some(({ noMail }) => noMail === true));
        expect(end?.noCall).toBe(all.some(({ noCall }) => noCall === true));
        expect(end?.tags).toEqual([...new Set(all.flatMap(({ tags }) => tags))].toSorted());
      }),
    );
  });

  it('takes a new address, keeps the former one, and does not go back to it', () => {
    const moved = merge(aCustomer({ email: 'old@x.example' }), { email: 'new@x.example' });

    expect(moved).toMatchObject({ email: 'new@x.example', formerEmails: ['old@x.example'] });
    expect(merge(moved, { email: 'old@x.example' })).toMatchObject({ email: 'new@x.example' });
  });

  it('keeps a known ground when a file says nothing', () => {
    expect(merge(aCustomer({ consentBasis: 'optIn', consentOn: '2025-01-01' }), {})).toMatchObject({
      consentBasis: 'optIn',
      consentOn: '2025-01-01',
    });
  });

  it('never keeps the evidence of one ground for another (R18)', () => {
    const known = aCustomer({
      consentBasis: 'transaction',
      consentOn: '2020-01-01',
      consentEvidence: '契約書',
      consentDeclaredBy: '佐藤',
    });
    const consent: FileConsent = { basis: 'optIn', on: '2026-11-01', evidence: '申込フォーム' };

    const merged = merge(known, {}, consent);

    expect(merged).toMatchObject({
      consentBasis: 'optIn',
      consentOn: '2026-11-01',
      consentEvidence: '申込フォーム',
    });
    expect(merged.consentDeclaredBy).toBeUndefined();
    expect(merge(merged, {}, { ...consent, on: '2027-01-01' })).toEqual(merged);
  });

  it('changes nothing when the same file comes again', () => {
    const row = { email: 'a@x.example', title: '部長', tags: ['a'], noMail: true };
    const once = merge(undefined, row, { basis: 'card', on: '2026-11-01' });

    expect(merge(once, row, { basis: 'card', on: '2026-11-01' })).toEqual(once);
  });
});

describe('merging companies and owners', () => {
  it('keeps what a row about a company leaves out', () => {
    const known = anAccount({ excluded: true, openComplaint: true, relation: 'competitor' });

    expect(mergeAccount(known, known.id, { name: '東都精機', industry: '製造業' })).toEqual({
      ...known,
      name: '東都精機',
      industry: '製造業',
    });
    expect(mergeAccount(known, known.id, { excluded: false, openComplaint: false })).toMatchObject({
      excluded: false,
      openComplaint: false,
    });
  });

  it('makes a company with no relation yet', () => {
    expect(mergeAccount(undefined, 'account-9', { name: '新会社' })).toMatchObject({
      id: 'account-9',
      name: '新会社',
      relation: 'customer',
      excluded: false,
      relationship: { wonCount: 0 },
    });
  });

  it('lets an owner retire and come back', () => {
    const retired = mergeOwner(tanaka, tanaka.id, {
      name: '田中 一郎',
      retired: true,
      successorName: '鈴木',
    });

    expect(retired).toMatchObject({ retired: true, successorName: '鈴木', email: tanaka.email });
    expect(mergeOwner(retired, tanaka.id, { name: '田中 一郎' }).retired).toBe(true);
    expect(mergeOwner(retired, tanaka.id, { name: '田中 一郎', retired: false }).retired).toBe(false);
  });
});

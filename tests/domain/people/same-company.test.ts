import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laterOf } from '../../../domain/kernel/local-date.ts';
import type { Account } from '../../../domain/people/customer.ts';
import {
  filledFrom,
  mergeCompanies,
  parted,
  siteBehind,
  stricterOf,
} from '../../../domain/people/same-company.ts';
import { anAccount } from '../../builders/people.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const word = fc.constantFrom('北', '南', '東');
const day = fc.constantFrom('2026-03-31', '2027-03-31', '2028-03-31');
const account = (id: string): fc.Arbitrary<Account> =>
  fc
    .record({
      code: maybe(word),
      parentName: maybe(word),
      industry: maybe(word),
      employees: maybe(fc.nat(9)),
      region: maybe(word),
      domain: maybe(word),
      contractEndsOn: maybe(day),
      fiscalYearEndMonth: maybe(fc.integer({ min: 1, max: 12 })),
      ownerName: maybe(word),
      relation: fc.constantFrom('own', 'group', 'competitor', 'supplier', 'customer'),
      openComplaint: fc.boolean(),
      excluded: fc.boolean(),
      excludedBecause: maybe(word),
    })
    .map((change) => anAccount({ id, name: `株式会社${id}`, ...change }));

const without = ({ relation: _r, openComplaint: _o, excluded: _e, excludedBecause: _b, ...rest }: Account) =>
  JSON.parse(JSON.stringify(rest));

describe('two companies as one', () => {
  it('keep what the one that stays has, fill its gaps, and are held back by whatever holds either', () => {
    fc.assert(
      fc.property(account('a'), account('b'), (a, b) => {
        const one = mergeCompanies(a, b);
        expect(one).toMatchObject({ id: 'a', name: a.name, mergedFrom: ['b'] });
        expect(one.code).toBe(a.code ?? b.code);
        expect(one.ownerName).toBe(a.ownerName ?? b.ownerName);
        expect(one.excluded).toBe(a.excluded || b.excluded);
        expect(one.openComplaint).toBe(a.openComplaint || b.openComplaint);
        expect(one.contractEndsOn).toBe(laterOf(a.contractEndsOn, b.contractEndsOn));
        if (a.relation !== 'customer' || b.relation !== 'customer') expect(one.relation).not.toBe('customer');
        expect(stricterOf(one, b)).toEqual(stricterOf(a, b));
      }),
    );
  });

  it('parted again are what they were, but for what holds them back', () => {
    fc.assert(
      fc.property(account('a'), account('b'), (a, b) => {
        const filled = filledFrom(a, b);
        const before = filled.contractEndsOn === undefined ? {} : { contractEndsOn: a.contractEndsOn };
        const one = mergeCompanies(a, b);
        expect(without(parted(one, 'b', filled, before))).toEqual(without(a));
        expect(parted(one, 'b', filled, before)).toMatchObject(stricterOf(a, b));
      }),
    );
  });

  it('keep what somebody changed meanwhile when they are parted', () => {
    const [a, b] = [anAccount({ id: 'a' }), anAccount({ id: 'b', industry: '製造業', region: '関西' })];
    const one = { ...mergeCompanies(a, b), industry: '卸売業' };

    expect(parted(one, 'b', filledFrom(a, b), {})).toMatchObject({ industry: '卸売業', region: undefined });
  });

  it('say their reasons once, however often they are merged', () => {
    const [a, b] = ['休止', '先方の希望'].map((excludedBecause) =>
      anAccount({ excluded: true, excludedBecause }),
    );
    if (a === undefined || b === undefined) throw new Error('none');
    const once = { ...a, ...stricterOf(a, b) };

    expect(once.excludedBecause).toBe('休止 / 先方の希望');
    expect(stricterOf(once, b).excludedBecause).toBe('休止 / 先方の希望');
  });

  it.each([
    ['㈱双子 浜松', ['大阪本社', '浜松工場'], '浜松工場'],
    ['㈱双子 浜松', ['大阪本社'], '浜松'],
    ['双子大阪支店', [], '大阪支店'],
    ['㈱双子', ['大阪本社'], undefined],
  ])('%s among %j belongs to %s', (name, sites, site) => {
    expect(siteBehind(name, sites)).toBe(site);
  });
});

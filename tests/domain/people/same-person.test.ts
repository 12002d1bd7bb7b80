import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikePairs, leftOver, mergePeople, whyAlike } from '../../../domain/people/same-person.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import { aCustomer } from '../../builders/people.ts';

const known = (change: Partial<Customer>) =>
  aCustomer({ lastName: undefined, firstName: undefined, phoneDirect: undefined, ...change });

describe('two people of one company', () => {
  it.each([
    [{ fullName: '山田 太郎' }, { fullName: '山田　太郎' }, ['name']],
    [{ fullName: '山田 太郎' }, { lastName: '山田', firstName: '太郎', fullName: undefined }, ['name']],
    [{ fullName: '山田 太郎' }, { fullName: '山田 花子' }, []],
    [
      { fullName: '山田 太郎', phoneMobile: '090-1234-5678' },
      { fullName: 'T. Yamada', phoneDirect: '０９０１２３４５６７８' },
      ['phone'],
    ],
    [{ fullName: 'A', phoneMain: '03-1234-5678' }, { fullName: 'B', phoneMain: '03-1234-5678' }, []],
    [{ fullName: undefined, lastName: undefined }, { fullName: undefined, lastName: undefined }, []],
  ])('%j and %j are alike by %j', (a, b, because) => {
    expect(whyAlike(known({ id: 'a', ...a }), known({ id: 'b', ...b }))).toEqual(because);
  });

  it('are asked about once each, three of a name as two questions', () => {
    const people = ['a', 'b', 'c'].map((id) => known({ id, fullName: '山田 太郎' }));
    const pairs = alikePairs([...people, known({ id: 'd', fullName: '鈴木 一郎' })]);
    expect(pairs.map(([first, second]) => [first.id, second.id])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });
});

describe('two records as one', () => {
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const person = (id: string) =>
    fc
      .record({
        email: maybe(fc.constantFrom(`${id}@x.example`, 'both@x.example')),
        formerEmails: maybe(fc.constant([`old-${id}@x.example`].map(String))),
        title: maybe(fc.constantFrom('部長', '課長')),
        noMail: fc.boolean(),
        noCall: fc.boolean(),
        consentBasis: fc.constantFrom('unknown' as const, 'card' as const, 'optIn' as const),
        lastTwoWayOn: maybe(fc.constantFrom('2024-01-01', '2025-01-01')),
        externalId: maybe(fc.constant(`no-${id}`)),
      })
      .map((given) => aCustomer({ id, ...given }));

  it('keep the first, fill its gaps, lose no address and no refusal', () => {
    fc.assert(
      fc.property(person('a'), person('b'), (a, b) => {
        const one = mergePeople(a, b);
        const left = leftOver(b, a.id);
        const given = [a, b].flatMap(({ email, formerEmails = [] }) => [email, ...formerEmails]);
        expect(new Set([one.email, ...(one.formerEmails ?? [])].filter(Boolean))).toEqual(
          new Set(given.filter(Boolean)),
        );
        expect(one.formerEmails ?? []).not.toContain(one.email);
        expect(one).toMatchObject({ id: a.id, version: a.version, mergedFrom: ['b'] });
        expect(one.title).toBe(a.title ?? b.title);
        expect([one.noMail, one.noCall]).toEqual([a.noMail || b.noMail, a.noCall || b.noCall]);
        expect(one.consentBasis).toBe(a.consentBasis === 'unknown' ? b.consentBasis : a.consentBasis);
        expect(left).toMatchObject({ id: 'b', mergedInto: 'a' });
        expect([left.email, left.formerEmails, left.externalId]).toEqual([undefined, undefined, undefined]);
      }),
    );
  });
});

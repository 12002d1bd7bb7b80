import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOf, mergeSchema, takenApart, undoneMerge, undoneUntil } from '../../../domain/people/merge.ts';
import { leftOver, mergePeople } from '../../../domain/people/same-person.ts';
import type { Customer } from '../../../domain/people/customer.ts';
import { aCustomer } from '../../builders/people.ts';

const when = { by: '東条', at: '2026-11-30T01:00:00.000Z' };

/** Two records as a merge leaves them, with what it keeps, as it is read again. */
function merged(a: Customer, b: Customer) {
  const survivor = mergePeople(a, b);
  const merge = mergeSchema.parse(structuredClone(mergeOf(a, survivor, b, when)));
  return { survivor, other: leftOver(b, a.id), merge };
}

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const someDay = fc.constantFrom('2023-05-01', '2024-01-01', '2025-01-01');
const person = (id: string) =>
  fc
    .record({
      email: maybe(fc.constantFrom(`${id}@x.example`, 'both@x.example', 'Both@X.example')),
      formerEmails: maybe(
        fc.uniqueArray(fc.constantFrom(`old-${id}@x.example`, 'both@x.example'), { minLength: 1 }),
      ),
      externalId: maybe(fc.constantFrom(`no-${id}`, 'no-both')),
      title: maybe(fc.constantFrom('部長', '課長')),
      phoneMobile: maybe(fc.constantFrom('090-1111-1111', '090-2222-2222')),
      tags: fc.uniqueArray(fc.constantFrom('展示会', '見学', id)),
      noMail: fc.boolean(),
      noCall: fc.boolean(),
      consentBasis: fc.constantFrom('unknown' as const, 'card' as const, 'optIn' as const),
      consentOn: maybe(someDay),
      consentEvidence: maybe(fc.constant(`card of ${id}`)),
      trackingConsent: maybe(fc.boolean()),
      firstSeenOn: maybe(someDay),
      lastTwoWayOn: maybe(someDay),
      lastDealOn: maybe(someDay),
      mergedFrom: maybe(fc.array(fc.constant(`former-${id}`), { minLength: 1, maxLength: 1 })),
    })
    .map((given) => aCustomer({ id, ...given }));

const withoutRefusals = ({ noMail: _mail, noCall: _call, ...rest }: Customer) => rest;

describe('a merge that is taken back', () => {
  it('gives back both records, and a refusal of either holds for both', () => {
    fc.assert(
      fc.property(person('a'), person('b'), (a, b) => {
        const { survivor, other, merge } = merged(a, b);
        const apart = takenApart(merge, survivor, other);
        expect(withoutRefusals(apart.survivor)).toEqual(withoutRefusals(a));
        expect(withoutRefusals(apart.other)).toEqual(withoutRefusals(b));
        for (const { noMail, noCall } of [apart.survivor, apart.other])
          expect([noMail, noCall]).toEqual([a.noMail || b.noMail, a.noCall || b.noCall]);
      }),
    );
  });

  it('gives back all of three that became one, the newest first', () => {
    fc.assert(
      fc.property(person('a'), person('b'), person('c'), (a, b, c) => {
        const first = merged(a, b);
        const second = merged(first.survivor, c);
        const once = takenApart(second.merge, second.survivor, second.other);
        const twice = takenApart(first.merge, once.survivor, first.other);
        expect(withoutRefusals(twice.survivor)).toEqual(withoutRefusals(a));
        expect(withoutRefusals(twice.other)).toEqual(withoutRefusals(b));
        expect(withoutRefusals(once.other)).toEqual(withoutRefusals(c));
      }),
    );
  });

  it('leaves every field to the one that stays that somebody changed since, and no address of the other', () => {
    const since = fc.record(
      {
        email: fc.constantFrom('new@x.example', 'b@x.example'),
        title: fc.constant('本部長'),
        phoneMobile: fc.constant('090-9999-9999'),
        lastTwoWayOn: fc.constant('2026-12-01'),
        consentOn: fc.constant('2026-12-01'),
        externalId: fc.constant('no-new'),
        trackingConsent: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(person('a'), person('b'), since, fc.boolean(), (a, b, change, isTagged) => {
        const { survivor, other, merge } = merged(a, b);
        const now: Customer = {
          ...survivor,
          ...change,
          tags: isTagged ? [...survivor.tags, 'later'] : survivor.tags,
        };
        const apart = takenApart(merge, now, other);
        const { email: _email, trackingConsent: _tracking, ...kept } = change;
        expect(apart.survivor).toMatchObject(kept);
        if (now.trackingConsent !== survivor.trackingConsent)
          expect(apart.survivor).toMatchObject({ trackingConsent: now.trackingConsent });
        expect(apart.survivor.tags.toSorted()).toEqual(
          [...a.tags, ...(isTagged ? ['later'] : [])].toSorted(),
        );
        const addresses = [apart.survivor.email, ...(apart.survivor.formerEmails ?? [])];
        for (const email of merge.led.emails) expect(addresses).not.toContain(email);
        expect(apart.other).toMatchObject({ id: 'b', title: b.title, consentBasis: b.consentBasis });
        expect([apart.other.email, apart.other.externalId]).toEqual([b.email, b.externalId]);
        expect(apart.other.mergedInto).toBeUndefined();
      }),
    );
  });

  it.each([
    ['renewed since', { consentOn: '2026-12-01' }, { consentBasis: 'optIn', consentOn: '2026-12-01' }],
    ['as it was', {}, { consentBasis: 'unknown', consentOn: undefined }],
  ] as const)('takes the ground for mailing back as a whole: %s', (_name, change, expected) => {
    const { survivor, other, merge } = merged(
      aCustomer({ id: 'a', consentBasis: 'unknown' }),
      aCustomer({ id: 'b', consentBasis: 'optIn', consentOn: '2025-05-01' }),
    );
    const apart = takenApart(merge, { ...survivor, ...change }, other);
    const { consentBasis, consentOn } = apart.survivor;
    expect({ consentBasis, consentOn }).toEqual(expected);
  });

  it('lets a refusal that came meanwhile hold for both, of mails, calls and of counting', () => {
    const { survivor, other, merge } = merged(
      aCustomer({ id: 'a' }),
      aCustomer({ id: 'b', trackingConsent: true }),
    );
    const refused = { noMail: true, noCall: true, trackingConsent: false };
    const apart = takenApart(merge, { ...survivor, ...refused }, other);
    expect([apart.survivor, apart.other]).toMatchObject([refused, refused]);
  });

  it('can be for thirty days, and keeps nothing of the person when it is done', () => {
    const { merge } = merged(aCustomer({ id: 'a', title: undefined }), aCustomer({ id: 'b' }));
    const undone = undoneMerge(merge, { by: '東条', at: when.at });
    expect(undoneUntil(merge)).toBe('2026-12-30T01:00:00.000Z');
    expect(undone).toMatchObject({ goes: 'b', stays: 'a', changes: [], taken: {}, led: { emails: [] } });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTracked, joinedTracking } from '../../../domain/people/tracking.ts';
import { mergeCustomer } from '../../../domain/imports/merge-record.ts';
import { mergePeople } from '../../../domain/people/same-person.ts';
import { aCustomer } from '../../builders/people.ts';
import { fileCode, readFileOf, recordsOf } from '../imports/file-builders.ts';

describe('whose opens and clicks are counted', () => {
  it.each([
    [true, true, true],
    [true, false, true],
    [false, true, false],
    [false, false, false],
    [undefined, true, true],
    [undefined, false, false],
  ])(
    'with the answer %s, where those who were not asked are %s: %s',
    (trackingConsent, tracksUnasked, is) => {
      expect(isTracked({ trackingConsent }, { tracksUnasked })).toBe(is);
    },
  );

  it('is read from a file; what nobody can read costs the row', () => {
    const file = (cell: string): string => `会社名,メール,開封計測の同意\n甲社,a@x.example,${cell}\n`;

    expect(recordsOf('customer', file('同意'))[0]?.trackingConsent).toBe(true);
    expect(recordsOf('customer', file('同意しない'))[0]?.trackingConsent).toBe(false);
    expect(recordsOf('customer', file(''))[0]).not.toHaveProperty('trackingConsent');
    expect(recordsOf('customer', file('同意しない'))[0]?.noMail).not.toBe(true);
    expect(fileCode('customer', file('要確認'))).toBe('read');
    expect(readFileOf('customer', file('要確認')).refusals).toMatchObject([{ code: 'unreadableFlag' }]);
  });

  it('stays refused whatever a later file, or another record of the person, says', () => {
    const answer = fc.constantFrom(true, false, undefined);
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        const is = joinedTracking(one, other);
        expect(joinedTracking(other, one)).toBe(is);
        if (one === false) expect(is).toBe(false);
        const known = aCustomer({ id: 'a', trackingConsent: one });
        const row = { tags: [], trackingConsent: other };
        const ids = { id: 'a', accountId: 'x' };
        expect(mergeCustomer(known, row, ids, { basis: 'card' }, 'ja').trackingConsent).toBe(is);
        expect(mergePeople(known, aCustomer({ id: 'b', trackingConsent: other })).trackingConsent).toBe(is);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, restoreStanding } from '../../../domain/handoffs/answer/undo-journal.ts';
import { formerCauses, holdsOf, withCauses, type Cause } from '../../../domain/people/causes.ts';
import { parseStanding } from '../../../domain/people/standing.ts';
import { aStanding } from '../../builders/people.ts';

const causes = fc.record({
  of: fc.constantFrom('refused', 'undeliverable', 'neverContact', 'leftCompany', 'wake', 'held'),
  id: fc.constantFrom('mail-1', 'mail-2', 'answer-1', 'handoff-1'),
  at: fc.constantFrom('2026-10-01', '2026-10-02'),
});

/** One source gives what it says at once: a mail, an answer of sales, a file. */
const sources = fc.array(fc.array(causes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });

describe('causes', () => {
  it('of others stay when one source is taken back, in any order of giving and taking back', () => {
    fc.assert(
      fc.property(sources, fc.array(fc.nat(), { maxLength: 6 }), (given, picks) => {
        const named = given.map((each, source) =>
          each.map((cause): Cause => ({ ...cause, id: `${source}.${cause.id}` })),
        );
        let standing = aStanding();
        const journal = named.map((each) => {
          const before = standing;
          standing = withCauses(standing, ...each);
          return changesBetween(before, standing);
        });
        const undone = new Set(picks.map((pick) => pick % journal.length));
        for (const index of undone) standing = restoreStanding(standing, journal[index] ?? []);

        const kept = named.flatMap((each, index) => (undone.has(index) ? [] : each));
        expect(new Set(standing.causes.map(({ id }) => id))).toEqual(new Set(kept.map(({ id }) => id)));
        expect(holdsOf(standing).refused !== undefined).toBe(kept.some(({ of }) => of === 'refused'));
      }),
    );
  });

  it('of one source stand once, however often it comes', () => {
    const standing = withCauses(aStanding(), { of: 'refused', id: 'mail-1', at: '2026-10-01' });

    expect(withCauses(standing, { of: 'refused', id: 'mail-1', at: '2026-10-05' })).toBe(standing);
  });

  it('hold back until the latest day that anybody named', () => {
    const standing = withCauses(
      aStanding(),
      { of: 'noHandoff', id: 'answer-1', until: '2027-04-01' },
      { of: 'noHandoff', id: 'answer-2', until: '2026-12-01' },
      { of: 'wake', id: 'answer-1', until: '2027-04-01' },
      { of: 'wake', id: 'answer-2', until: '2027-01-10' },
    );

    expect(holdsOf(standing)).toMatchObject({ noHandoffBefore: '2027-04-01', wakeOn: '2027-01-10' });
  });
});

describe('a standing as release 0.2 stored it', () => {
  const former = {
    refused: { at: '2026-01-01', how: 'link' },
    undeliverable: { at: '2026-02-01', why: 'no such user' },
    neverContact: true,
    leftCompany: false,
    wrongPerson: true,
    outOfTarget: false,
    openSupport: true,
    monthlyOnly: true,
    noHandoffBefore: '2027-01-01',
    wakeOn: '2027-02-01',
    openHandoffId: 'handoff-1',
  };
  const { causes: _causes, ...rest } = aStanding();

  it('amounts to the same', () => {
    expect(holdsOf(parseStanding({ ...rest, ...former }))).toEqual(former);
  });

  it('loses by an undo what that answer had set, and nothing else', () => {
    const standing = parseStanding({ ...rest, ...former });
    const changes = [{ field: 'wrongPerson', was: false, is: true }];

    expect(holdsOf(restoreStanding(standing, changes))).toEqual({ ...former, wrongPerson: false });
    expect(formerCauses({ wrongPerson: true })).toEqual([{ of: 'wrongPerson', id: 'former' }]);
  });
});

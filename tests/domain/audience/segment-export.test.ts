import { describe, expect, it } from 'vitest';
import { exportedColumns } from '../../../app/audience/exported-row.ts';
import { knowsTitle } from '../../../domain/imports/match-columns.ts';
import { addressForAds, mayBeAdvertisedTo, sumOfParts } from '../../../domain/audience/segment-export.ts';

describe('an export of a segment', () => {
  it('adds its parts up, reason by reason', () => {
    const part = { rows: 2, excluded: { refused: 1 }, excludedPeople: 1, notDormant: 3, notForAds: 0 };

    const sum = sumOfParts([
      { part: 0, ...part },
      { part: 1, ...part, excluded: { refused: 2, noAddress: 1 }, excludedPeople: 3, notForAds: 4 },
    ]);

    expect(sum).toEqual({
      rows: 4,
      excluded: { refused: 3, noAddress: 1 },
      excludedPeople: 4,
      notDormant: 6,
      notForAds: 4,
    });
  });

  it('tells an ad platform of nobody whose address was found or is of unknown origin', () => {
    const given = (['transaction', 'card', 'optIn'] as const).map((basis) => mayBeAdvertisedTo(basis));

    expect(given).toEqual([true, true, true]);
    expect([mayBeAdvertisedTo('published'), mayBeAdvertisedTo('unknown')]).toEqual([false, false]);
  });

  it('has an address hashed as platforms normalise it', () => {
    expect(addressForAds(' Yamada@Kita.Example ')).toBe('yamada@kita.example');
  });

  it('calls who somebody is as an import knows it, so that a list comes back in', () => {
    const who = exportedColumns.slice(0, 12);

    for (const { ja, en } of who)
      expect([ja, knowsTitle('customer', ja), en, knowsTitle('customer', en)]).toEqual([ja, true, en, true]);
  });
});

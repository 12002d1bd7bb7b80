import { describe, expect, it } from 'vitest';
import { exportedColumns, exportedRow } from '../../../app/audience/exported-row.ts';
import { aPerson } from '../../builders/people.ts';
import { recordsOf } from '../imports/file-builders.ts';
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

  it('gives each number its own column, so that it comes back as what it was', () => {
    const phones = { phoneDirect: '03-1111-0001', phoneMain: '03-1111-0000', phoneMobile: '090-1111-0002' };
    const silence = { kind: 'dormant', dormancy: 'lapsed', sinceOn: '2025-01-01', silentDays: 400 } as const;
    const row = exportedRow(aPerson({ customer: phones }), silence);
    for (const locale of ['ja', 'en'] as const) {
      const lines = [
        exportedColumns.map((column) => column[locale]),
        exportedColumns.map(({ cell }) => String(cell(row, locale) ?? '')),
      ];
      const [record] = recordsOf('customer', lines.map((cells) => cells.join(',')).join('\n'));
      expect(record).toMatchObject(phones);
    }
  });

  it('calls who somebody is as an import knows it, so that a list comes back in', () => {
    const who = exportedColumns.slice(0, 13);

    for (const { ja, en } of who)
      expect([ja, knowsTitle('customer', ja), en, knowsTitle('customer', en)]).toEqual([ja, true, en, true]);
  });
});

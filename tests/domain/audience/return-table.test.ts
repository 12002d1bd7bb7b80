import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { readCdnow, studyCdnow } from '../../../bench/study/cdnow.ts';
import {
  cameBack,
  chanceToReturn,
  countReturns,
  silenceAt,
  type PurchaseDays,
} from '../../../domain/audience/return-table.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';

const start = '2025-01-01';
const histories: fc.Arbitrary<readonly PurchaseDays[]> = fc.array(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 9 })
    .map((days) => days.map((day) => addDays(start, day)).toSorted()),
  { maxLength: 60 },
);

describe('the table purchases × silence', () => {
  it('counts everybody who had bought once, and whoever bought again within the days', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 600 }), (all, day) => {
        const asOf = addDays(start, day);
        const table = countReturns(all, asOf, 90);
        const known = all.filter((days) => silenceAt(days, asOf) !== undefined);
        const cells = table.cells.flat();
        expect(table.all.of).toBe(known.length);
        expect(cells.reduce((sum, { of }) => sum + of, 0)).toBe(known.length);
        expect(cells.reduce((sum, { came }) => sum + came, 0)).toBe(
          known.filter((days) => cameBack(days, asOf, 90)).length,
        );
      }),
    );
  });

  it('knows nothing of what came after the day', () => {
    expect(silenceAt(['2026-01-01', '2026-03-01'], '2026-02-01')).toMatchObject({
      purchases: 1,
      silentDays: 31,
    });
    expect(silenceAt(['2026-03-01'], '2026-02-01')).toBeUndefined();
    expect(cameBack(['2026-01-01', '2026-03-01'], '2026-02-01', 28)).toBe(true);
    expect(cameBack(['2026-01-01', '2026-03-02'], '2026-02-01', 28)).toBe(false);
  });

  it('takes the nearest shorter silence of the row where a cell is small, else the whole', () => {
    const many = (count: number, silent: number, comes: boolean): PurchaseDays[] =>
      Array.from({ length: count }, () => [
        addDays('2026-06-30', -silent),
        ...(comes ? [addDays('2026-06-30', 10)] : []),
      ]);
    const table = countReturns(
      [...many(30, 20, true), ...many(10, 20, false), ...many(5, 200, false)],
      '2026-06-30',
      90,
    );
    const whole = 30 / 45;
    expect(chanceToReturn(table, 1, 20)).toBeCloseTo((30 + 10 * whole) / 50, 12);
    expect(chanceToReturn(table, 1, 200)).toBe(chanceToReturn(table, 1, 20));
    expect(chanceToReturn(table, 7, 20)).toBeCloseTo(whole, 12);
  });
});

const file = process.env['REKINDLE_CDNOW'] ?? '';

describe('the study on CDNOW (skipped unless REKINDLE_CDNOW names the file)', () => {
  it.skipIf(!existsSync(file))(
    'has the figures that scipy and lifetimes have',
    () => {
      const study = studyCdnow(readCdnow(readFileSync(file, 'utf8')));
      expect([study.customers, study.cameBack, study.usualGap]).toEqual([23_570, 7058, 27]);
      expect(study.auc.days?.auc).toBeCloseTo(0.759_419_070_922, 9);
      expect(study.auc.days?.low).toBeCloseTo(0.752_170_841_746, 9);
      expect(study.auc.medianGap?.auc).toBeCloseTo(0.737_084_498_067, 9);
      expect(study.auc.meanGap?.auc).toBeCloseTo(0.743_163_875_872, 9);
      expect(study.formerRule).toEqual({ dormant: 1666, came: 796 });
      expect(study.tableLearntBefore.auc?.auc).toBeCloseTo(0.768, 3);
      expect(study.tableLearntBefore.came).toBeCloseTo(0.179_083_58, 7);
      expect(Math.sign(study.tableLearntBefore.lessDays?.low ?? 0)).toBe(-1);
    },
    30_000,
  );
});

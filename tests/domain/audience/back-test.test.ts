import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest, type DealHistory } from '../../../domain/audience/back-test.ts';
import { proposeDays, type SilentCase } from '../../../domain/audience/propose-days.ts';
import { addDays } from '../../../domain/kernel/local-date.ts';

const until = '2026-10-01';
const before = (days: number): string => addDays(until, -days);
const buys = (...daysBefore: readonly number[]): DealHistory => ({
  won: daysBefore.map(before).toSorted(),
  lost: [],
});
const many = <T>(count: number, of: (place: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, place) => of(place));

describe('a back-test', () => {
  it('says how much is lacking where the past is too small', () => {
    const few = many(40, () => buys(400, 20));
    const { counted, lacking, companies, returned } = backTest(few, until);
    expect(counted).toBeUndefined();
    expect([companies, returned]).toEqual([40, 0]);
    expect(lacking).toEqual({ companies: 260, returned: 50 });
  });

  it('takes the longest window that the past is long enough for', () => {
    const long = many(400, (place) => buys(900, 500 - (place % 50), 100 - (place % 50)));
    const short = many(400, (place) => buys(300, 150 - (place % 50), 60 - (place % 50)));
    expect(backTest(long, until)).toMatchObject({ within: 273, companies: 400, returned: 400 });
    expect(backTest(short, until)).toMatchObject({ within: 90, companies: 400, returned: 400 });
  });

  it('learns nothing from the time on which it is tried', () => {
    const past = many(400, (place) => buys(900, place % 2 === 0 ? 500 : 800));
    const [none, some] = [
      past,
      past.map(({ won }) => ({ won: [...won, before(10)].toSorted(), lost: [] })),
    ].map(
      (histories) => backTest([...histories, ...many(60, () => buys(900, 500, 20))], until).counted?.told,
    );
    expect(none).toBeDefined();
    expect(some).toBe(none);
  });

  it('tells by days who comes back, where days decide', () => {
    const histories = many(600, (place) => (place % 3 === 0 ? buys(800, 560, 300, 50) : buys(800, 700)));
    const { counted } = backTest(histories, until);
    expect(counted?.days?.auc).toBeGreaterThan(0.95);
    expect(counted?.table.all).toEqual({ of: 600, came: 200 });
    expect(counted?.lapsed.all).toEqual({ of: 600, came: 200 });
  });

  it('counts a company whose last deal was lost as such, and a later purchase as coming back', () => {
    const lost = many(200, (place) => ({
      won: [before(900), ...(place < 60 ? [before(10)] : [])],
      lost: [before(320)],
    }));
    const { counted } = backTest([...lost, ...many(300, () => buys(900, 500, 100))], until);
    expect(counted?.lostDeal.all).toEqual({ of: 200, came: 60 });
  });
});

describe('days proposed for a kind', () => {
  const cases = (count: number, silentDays: number, came: number): readonly SilentCase[] =>
    many(count, (place) => ({ silentDays, came: place < came }));

  it('are the fewest from which surely less than half as many come back as of all', () => {
    const proposed = proposeDays([...cases(300, 50, 200), ...cases(300, 200, 100), ...cases(300, 400, 6)]);
    expect(proposed.days).toBe(240);
    expect(proposed.curve.find(({ days }) => days === 240)).toMatchObject({ of: 300, came: 6 });
  });

  it('are none where few are known, or silence tells nothing', () => {
    expect(proposeDays(cases(60, 100, 30))).toMatchObject({ because: 'few', lacking: 40 });
    expect(proposeDays(cases(300, 100, 5))).toMatchObject({ because: 'few', lacking: 15 });
    expect(proposeDays([...cases(200, 50, 80), ...cases(200, 400, 80)])).toMatchObject({ because: 'flat' });
    expect(proposeDays([])).toEqual({ all: { of: 0, came: 0 }, curve: [], because: 'few', lacking: 100 });
  });

  it('always keep their reason: enough were silent for so long, and few enough of them came', () => {
    const drawn = fc.array(
      fc.record({
        silentDays: fc.integer({ min: 0, max: 900 }),
        chance: fc.integer({ min: 0, max: 999 }),
      }),
      {
        minLength: 200,
        maxLength: 400,
      },
    );
    let proposals = 0;
    fc.assert(
      fc.property(drawn, (people) => {
        const some = people.map(({ silentDays, chance }) => ({
          silentDays,
          came: chance < (silentDays < 200 ? 700 : 50),
        }));
        const { days, all } = proposeDays(some);
        if (days === undefined) return;
        proposals++;
        const silent = some.filter((each) => each.silentDays >= days);
        expect(silent.length).toBeGreaterThanOrEqual(50);
        expect(silent.filter(({ came }) => came).length / silent.length).toBeLessThan(all.came / all.of / 2);
      }),
      { numRuns: 50 },
    );
    expect(proposals).toBeGreaterThan(5);
  });
});

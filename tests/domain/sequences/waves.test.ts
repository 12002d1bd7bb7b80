import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import { lateStart } from '../../../domain/sequences/wave-start.ts';
import { planWaves, waveOf, waveSizes } from '../../../domain/sequences/waves.ts';
import { drawnArm, mailedShare, newControl } from '../../../domain/sequences/control-group.ts';
import { iso, msPerDay, now } from '../../builders/time.ts';

const onDay = (wave: number): string => iso(now + wave * msPerDay);

describe('the shares of waves', () => {
  it('cut an audience after 200, 600, 1,400 people, however many carry one date', () => {
    const days = fc.constantFrom(30, 90, 90, 90, 365, 365, 400);
    const audiences = fc.array(days, { minLength: 201, maxLength: 1500 });
    fc.assert(
      fc.property(audiences, (silentDays) => {
        const waves = planWaves(silentDays, onDay);
        const before = waves.slice(0, -1).map(({ maxSilentDays, tieShare = 1 }) => {
          const newer = silentDays.filter((each) => each < maxSilentDays).length;
          const tied = silentDays.filter((each) => each === maxSilentDays).length;
          return newer + tieShare * tied;
        });

        const cuts = [200, 600, 1400].filter((cut) => cut < silentDays.length);
        expect(before.map((count) => Math.round(count * 1e6) / 1e6)).toEqual(cuts);
        expect(waves.at(-1)).toEqual({ maxSilentDays: 1e6, startAt: onDay(cuts.length) });
      }),
      { numRuns: 50 },
    );
  });

  it('hold for the half that starts later too: it is no smaller a burst', () => {
    const people = Array.from({ length: 5000 }, (_, index) => ({ id: `c${index}`, silentDays: index % 700 }));
    const control = newControl('delayed', { at: new Date(now), today: '2026-11-01', isContinuous: false });
    const waves = planWaves(
      people.map(({ silentDays }) => silentDays),
      onDay,
      mailedShare('delayed'),
    );
    // The night of the 8th to the 9th of February 2027; the 11th is a holiday, then comes a weekend.
    const tonight = Date.parse('2027-02-08T17:00:00Z');

    const days = new Map<string, number>();
    for (const { id, silentDays } of people)
      if (drawnArm(control, `lot-${id}`, iso(now)) === 'control') {
        const start = iso(lateStart({ waves }, silentDays, id, tonight, defaultCalendar));
        days.set(start, (days.get(start) ?? 0) + 1);
      }

    const starts = [...days].toSorted(([a], [b]) => a.localeCompare(b));
    expect(starts.map(([start]) => start)).toEqual([
      '2027-02-08T17:00:00.000Z',
      '2027-02-10T00:00:00.000Z',
      '2027-02-12T00:00:00.000Z',
      '2027-02-15T00:00:00.000Z',
    ]);
    expect(starts[0]?.[1]).toBeLessThan(260);
    expect(starts[1]?.[1]).toBeLessThan(500);
  });

  it('reach so many more people that as many are mailed, where a part waits by lot', () => {
    const people = Array.from({ length: 5000 }, (_, index) => ({ id: `c${index}`, silentDays: index % 700 }));
    const control = newControl('delayed', { at: new Date(now), today: '2026-11-01', isContinuous: false });
    const days = people.map(({ silentDays }) => silentDays);
    const waves = planWaves(days, onDay, mailedShare('delayed'));

    const mailed = people.filter(({ id }) => drawnArm(control, `lot-${id}`, iso(now)) === 'mailed');
    const sizes = waves.map(
      (_, wave) => mailed.filter(({ id, silentDays }) => waveOf(waves, silentDays, id) === wave).length,
    );

    const expected = waveSizes(mailed.length);
    expect(sizes).toHaveLength(expected.length);
    for (const [wave, size] of sizes.entries()) {
      const wanted = expected[wave] ?? 0;
      expect(Math.abs(size - wanted)).toBeLessThan(4 * Math.sqrt(wanted));
    }
  });

  it('are stored only where a date is cut', () => {
    const first = Array.from({ length: 200 }, () => 30);

    expect(planWaves([...first, 90], onDay)[0]).toEqual({ maxSilentDays: 30, startAt: onDay(0) });
    expect(planWaves([...first, 30], onDay)[0]).toEqual({
      maxSilentDays: 30,
      tieShare: 200 / 201,
      startAt: onDay(0),
    });
  });

  it('put somebody beyond all waves into none', () => {
    expect(waveOf([{ maxSilentDays: 10, startAt: onDay(0) }], 11, 'x')).toBe(-1);
  });
});

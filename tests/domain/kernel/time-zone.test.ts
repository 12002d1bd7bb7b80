import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, instantOf, timeOf, zoneOfOffset } from '../../../domain/kernel/time-zone.ts';
import { timeZoneSchema } from '../../../domain/kernel/time-zone-schema.ts';

const zones = fc.constantFrom(
  'Asia/Tokyo',
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Kolkata',
  'Etc/UTC',
);
const quarter = 900_000;
const quarters = fc
  .integer({ min: Date.parse('2024-01-01') / quarter, max: Date.parse('2030-01-01') / quarter })
  .map((count) => count * quarter);

describe('a day and a time of a zone', () => {
  it('are what the clock shows at their instant, but for a time that comes twice: that is the first', () => {
    fc.assert(
      fc.property(zones, quarters, (zone, at) => {
        const back = instantOf(dayOf(at, zone), timeOf(at, zone), zone);

        expect([dayOf(back, zone), timeOf(back, zone)]).toEqual([dayOf(at, zone), timeOf(at, zone)]);
        expect(back).toBeLessThanOrEqual(at);
        expect(at - back).toBeLessThanOrEqual(3_600_000);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Paris', '2026-03-29T01:30:00.000Z', 'is skipped: as much later, 03:30'],
    ['2026-10-25', '02:30', 'Europe/Paris', '2026-10-25T00:30:00.000Z', 'comes twice: the first'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T07:00:00.000Z', 'is skipped: 03:00'],
    [
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
      'skipped by half an hour: 02:45',
    ],
    ['2026-11-20', '09:00', 'Asia/Tokyo', '2026-11-20T00:00:00.000Z', 'is nine hours before UTC'],
  ])('%s %s in %s is %s: it %s', (day, time, zone, expected) => {
    expect(new Date(instantOf(day, time, zone)).toISOString()).toBe(expected);
  });
});

describe('the clock of a zone', () => {
  it('shows what Intl shows, at any instant since 1973 and at those around it', () => {
    const instants = fc.integer({ min: Date.UTC(1973, 0, 2), max: Date.UTC(2050, 0) });
    // Whether one nearby was asked before changes nothing.
    const steps = fc.integer({ min: -quarter, max: quarter });
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        instants,
        steps,
        (zone, at, step) => {
          for (const each of [at, at + step, at - step]) {
            const shown = Object.fromEntries(
              new Intl.DateTimeFormat('en-CA', {
                timeZone: zone,
                dateStyle: 'short',
                timeStyle: 'short',
                hourCycle: 'h23',
              })
                .formatToParts(each)
                .map(({ type, value }) => [type, value]),
            );
            expect(dayOf(each, zone)).toBe(`${shown['year']}-${shown['month']}-${shown['day']}`);
            expect(timeOf(each, zone)).toBe(`${shown['hour']}:${shown['minute']}`);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the name of a zone', () => {
  it.each(['Asia/Tokyo', 'Etc/GMT-9', 'UTC'])('%s is one', (name) => {
    expect(timeZoneSchema.parse(name)).toBe(name);
  });

  it.each(['Asia/Tokio', '540', 'JST+9', ''])('"%s" is none, and the error says so', (name) => {
    expect(() => timeZoneSchema.parse(name)).toThrow(`is no IANA time zone`);
  });
});

describe('the zone of an offset that an older release stored', () => {
  it('is as far from UTC as it was', () => {
    const winter = Date.parse('2026-01-15T00:00:00Z');
    const northern = [540, 0, 60, -480, 330, 345, 390, 270, 210, 525, 570, -570, -210, 720];
    for (const minutes of northern) {
      const zone = zoneOfOffset(minutes);
      expect(timeZoneSchema.parse(zone)).toBe(zone);
      const wall = new Date(winter + minutes * 60_000).toISOString();
      expect([dayOf(winter, zone), timeOf(winter, zone)]).toEqual([wall.slice(0, 10), wall.slice(11, 16)]);
    }
  });
});

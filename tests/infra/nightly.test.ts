import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { awsRegions } from '../../lib/config/aws-regions.ts';
import { companyZoneSchema, zoneOfRegion } from '../../lib/config/time-zone.ts';
import { nightly, stateTimeZone } from '../../lib/constructs/kernel/nightly.ts';

const inZone = (zone?: string): Stack => {
  const stack = new Stack(new App({ analyticsReporting: false }));
  if (zone !== undefined) stateTimeZone(stack, zone);
  return stack;
};

describe('the work of the night', () => {
  it.each([
    [undefined, 'cron(0 18 * * ? *)', 'cron(0 19 ? * SAT *)'],
    ['Asia/Tokyo', 'cron(0 18 * * ? *)', 'cron(0 19 ? * SAT *)'],
    ['America/New_York', 'cron(0 8 * * ? *)', 'cron(0 9 ? * SUN *)'],
    ['Europe/Berlin', 'cron(0 2 * * ? *)', 'cron(0 3 ? * SUN *)'],
    ['Asia/Kolkata', 'cron(30 21 * * ? *)', 'cron(30 22 ? * SAT *)'],
    ['Australia/Sydney', 'cron(0 17 * * ? *)', 'cron(0 18 ? * SAT *)'],
    ['Pacific/Honolulu', 'cron(0 13 * * ? *)', 'cron(0 14 ? * SUN *)'],
  ])('is done in the night of %s, and of its Sunday', (zone, everyNight, everyWeek) => {
    expect(nightly(inZone(zone), 3).expressionString).toBe(everyNight);
    expect(nightly(inZone(zone), 4, 'SUN').expressionString).toBe(everyWeek);
  });

  it('has a zone in every region', () => {
    for (const region of awsRegions)
      expect(companyZoneSchema.safeParse(zoneOfRegion(region)).success, region).toBe(true);
    expect(zoneOfRegion('ap-northeast-1')).toBe('Asia/Tokyo');
  });

  it('knows no zone that is only an offset, or none', () => {
    for (const zone of ['+09:00', 'Tokyo', 'America/NewYork'])
      expect(companyZoneSchema.safeParse(zone).success, zone).toBe(false);
  });
});

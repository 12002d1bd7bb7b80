import type { AudienceDay } from '../../domain/audience/gather-candidate.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { Settings } from '../../domain/settings/settings.ts';

/** What day it is for the company, and by which settings its customers are looked at. */
export const audienceDay = (
  { calendar, dormancy, model }: Pick<Settings, 'calendar' | 'dormancy' | 'model'>,
  now: Date,
): AudienceDay => ({
  today: dayOf(now.getTime(), calendar.timeZone),
  atEpochMs: now.getTime(),
  limits: dormancy,
  halfLifeDays: model.halfLifeDays,
});

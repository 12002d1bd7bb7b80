import type { AudienceDay } from '../../domain/audience/gather-candidate.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findRfmBounds } from './rfm-store.ts';

/** What day it is for the company, and by which settings and bounds its customers are looked at. */
export const audienceDay = async (
  db: Database,
  { calendar, dormancy, model }: Pick<Settings, 'calendar' | 'dormancy' | 'model'>,
  now: Date,
): Promise<AudienceDay> => ({
  today: dayOf(now.getTime(), calendar.timeZone),
  atEpochMs: now.getTime(),
  limits: dormancy,
  halfLifeDays: model.halfLifeDays,
  rfmBounds: await findRfmBounds(db),
});

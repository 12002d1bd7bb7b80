import type { AudienceDay } from '../../domain/audience/gather-candidate.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { findAudienceKnowledge, type AudienceKnowledge } from './knowledge-store.ts';

type Known = Pick<Settings, 'calendar' | 'dormancy' | 'model'>;

/** What day it is for the company, and by which settings its customers are looked at. */
export const audienceDayWith = (
  { calendar, dormancy, model }: Known,
  now: Date,
  known: AudienceKnowledge,
): AudienceDay => ({
  today: dayOf(now.getTime(), calendar.timeZone),
  timeZone: calendar.timeZone,
  atEpochMs: now.getTime(),
  limits: dormancy,
  halfLifeDays: model.halfLifeDays,
  ...known,
});

/** The same with all that is known. */
export const audienceDay = async (db: Database, settings: Known, now: Date): Promise<AudienceDay> =>
  audienceDayWith(settings, now, await findAudienceKnowledge(db));

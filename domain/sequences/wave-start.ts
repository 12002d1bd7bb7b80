import { addBusinessDays, isBusinessDay, type BusinessCalendar } from '../kernel/business-calendar.ts';
import { dayOf, instantOf } from '../kernel/time-zone.ts';
import type { Campaign } from './campaign.ts';
import { waveOf } from './waves.ts';

/** When a wave starts that is so many business days after the first one. */
export function waveStart(firstEpochMs: number, wave: number, calendar: BusinessCalendar): number {
  if (wave === 0) return firstEpochMs;
  const day = dayOf(firstEpochMs, calendar.timeZone);
  const from = isBusinessDay(day, calendar) ? day : addBusinessDays(day, 1, calendar);
  return instantOf(
    addBusinessDays(from, wave, calendar),
    calendar.hours[0]?.from ?? '09:00',
    calendar.timeZone,
  );
}

/**
 * When the first mail of somebody may go who was kept waiting until tonight, for a comparison: with the wave that they
 * would have been in, counted from tonight. A delayed half is as large as the half that went out in waves, and no smaller
 * a risk to the sender's name.
 * @param silentDays those of the day on which they were drawn
 */
export const lateStart = (
  { waves }: Pick<Campaign, 'waves'>,
  silentDays: number,
  customerId: string,
  tonightEpochMs: number,
  calendar: BusinessCalendar,
): number => waveStart(tonightEpochMs, Math.max(0, waveOf(waves, silentDays, customerId)), calendar);

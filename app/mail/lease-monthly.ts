import { dayOf } from '../../domain/kernel/time-zone.ts';
import { sendingMoment } from '../../domain/mail/send-decision.ts';
import { isOpen } from '../../domain/sequences/monthly-topic.ts';
import type { Needs } from '../kernel/deps.ts';
import { findMonth, leaseDueMonthly } from '../sequences/monthly-store.ts';

const LANE_LIMIT = 200;

/**
 * Takes the customers whose monthly mail is due for `leaseMs`, at most `limit`. Nobody is asked for while there is no topic to
 * send, or at night, but those with a clock of their own: whoever is due stays due. Once an hour those are looked at who were
 * asked whether to go on, and did not answer.
 */
export async function leaseMonthly(
  { db, settings }: Needs<'db' | 'settings'>,
  nowEpochMs: number,
  { leaseMs, limit }: { readonly leaseMs: number; readonly limit: number },
): ReturnType<typeof leaseDueMonthly> {
  if (limit <= 0) return { taken: [], setAside: 0 };
  const { calendar } = await settings();
  const { state, topic } = await findMonth(db, dayOf(nowEpochMs, calendar.timeZone).slice(0, 7));
  const isTheHour = new Date(nowEpochMs).getUTCMinutes() === 0;
  const isSending = state.state === 'running' && topic !== undefined && isOpen(topic, nowEpochMs, calendar);
  const isDay = sendingMoment(nowEpochMs, calendar) === nowEpochMs;
  const taken: string[] = [];
  let setAside = 0;
  const take = async (lane: Parameters<typeof leaseDueMonthly>[1], most: number): Promise<void> => {
    if (most <= 0) return;
    const leased = await leaseDueMonthly(db, lane, nowEpochMs, leaseMs, most);
    taken.push(...leased.taken);
    setAside += leased.setAside;
  };
  if (isTheHour) await take('monthlyAsked', Math.min(limit, LANE_LIMIT));
  if (isSending) await take('monthlyByOwnClock', limit - taken.length);
  if (isSending && isDay) await take('monthly', limit - taken.length);
  return { taken, setAside };
}

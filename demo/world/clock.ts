import type { Random } from '../random.ts';

const HOUR = 3_600_000;
const JAPAN = 9 * HOUR;

/** A moment `from` plus so many hours, moved into a Japanese working day (8 to 19, Monday to Friday). */
export function atWork(random: Random, from: Date, hoursFrom: number, hoursTo: number): Date {
  let at = from.getTime() + (hoursFrom + random.next() * (hoursTo - hoursFrom)) * HOUR;
  for (let tries = 0; tries < 10; tries++) {
    const local = new Date(at + JAPAN);
    const isWeekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
    if (!isWeekend && local.getUTCHours() >= 8 && local.getUTCHours() < 19) break;
    const dayStart = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - JAPAN;
    const isBeforeWork = !isWeekend && local.getUTCHours() < 8;
    at = dayStart + (isBeforeWork ? 0 : 24 * HOUR) + (9 + random.next() * 2) * HOUR;
  }
  return new Date(at);
}

export const secondsLater = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);

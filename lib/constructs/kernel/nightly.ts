import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';

const key = 'rekindle:time-zone';

/** States for a whole stack where its nights are. */
export const stateTimeZone = (stack: Construct, zone: string): void => stack.node.setContext(key, zone);

const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
const MINUTES_A_DAY = 1440;

/**
 * Every night, or one of the week, at an hour of the stack's time zone. A rule knows UTC alone: it is the hour of winter, and
 * while the clocks are forward it rings an hour later, which is night as well.
 */
export function nightly(scope: Construct, hour: number, weekDay?: (typeof days)[number]): Schedule {
  const zone: unknown = scope.node.tryGetContext(key);
  const inUtc = hour * 60 - winterOffset(typeof zone === 'string' ? zone : 'Asia/Tokyo');
  const minutes = (inUtc + MINUTES_A_DAY) % MINUTES_A_DAY;
  const time = { minute: String(minutes % 60), hour: String(Math.floor(minutes / 60)) };
  if (weekDay === undefined) return Schedule.cron(time);
  const shift = Math.floor(inUtc / MINUTES_A_DAY);
  return Schedule.cron({
    ...time,
    weekDay: days[(days.indexOf(weekDay) + shift + days.length) % days.length] ?? weekDay,
  });
}

/** Minutes ahead of UTC while the clocks are not put forward. */
const winterOffset = (zone: string): number =>
  Math.min(...['2026-01-15', '2026-07-15'].map((day) => offsetAt(Date.parse(day), zone)));

function offsetAt(epochMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    epochMs,
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

import { Cron } from 'croner';

/** When something is due: at a rate, or at the instants that `next` names. */
export type ScheduleTimes =
  | { readonly kind: 'rate'; readonly everyMilliseconds: number }
  | { readonly kind: 'instants'; readonly next: (after: number) => number | undefined };

const UNIT_MILLISECONDS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** Reads `rate(...)`, `cron(...)` with AWS's six fields, or `at(...)`; the zone is for the latter two. */
export function parseScheduleExpression(expression: string, timezone = 'UTC'): ScheduleTimes {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined)
    return { kind: 'rate', everyMilliseconds: Number(count) * (UNIT_MILLISECONDS[unit] ?? 0) };
  const [, cron] = /^cron\((.+)\)$/.exec(expression) ?? [];
  if (cron !== undefined) {
    const options = {
      timezone,
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
      paused: true,
    } as const;
    return instantsOf(new Cron(`0 ${cron}`, options));
  }
  const [, at] = /^at\((.+)\)$/.exec(expression) ?? [];
  if (at !== undefined) return instantsOf(new Cron(at, { timezone, paused: true }));
  throw new Error(`The schedule expression "${expression}" is none of rate(...), cron(...) and at(...).`);
}

function instantsOf(cron: Cron): ScheduleTimes {
  return { kind: 'instants', next: (after) => cron.nextRun(new Date(after))?.getTime() };
}

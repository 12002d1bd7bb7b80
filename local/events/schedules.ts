import * as z from 'zod';
import type { TimeSource } from '../clock/timeline.ts';
import type { StackTemplate } from '../template/read-template.ts';
import { resourceArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { DeliverToTarget } from './event-bus.ts';
import { readRules, scheduledEvent } from './event-bus.ts';
import type { ScheduleTimes } from './schedule-expression.ts';
import { parseScheduleExpression } from './schedule-expression.ts';
import { shapeInput } from './shape-input.ts';

const scheduleSchema = z.looseObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.string().default('ENABLED'),
  Target: z.looseObject({ Arn: z.string(), Input: z.string().optional() }),
});

const HOUR_MILLISECONDS = 3_600_000;

interface Schedule {
  readonly times: ScheduleTimes;
  readonly fire: (at: number) => void;
  readonly lastAt: number;
}

/** The scheduled rules and the schedules of a stack. */
export interface Schedules extends TimeSource {
  /** A rate fires at most once in this time, and in these hours of the day; sparing in virtual time, where each firing is a jump. */
  readonly setShortestRate: (milliseconds: number, hours?: readonly [number, number]) => void;
}

/** Reads every schedule of the template; the first firing of a rate is one period after the start. */
export function createSchedules(
  template: StackTemplate,
  resolve: Resolve,
  deliver: DeliverToTarget,
  startAt: number,
): Schedules {
  const definitions = [
    ...scheduledRules(template, resolve, deliver),
    ...schedulerSchedules(template, resolve, deliver),
  ];
  const schedules: Schedule[] = definitions.map((schedule) => ({ ...schedule, lastAt: startAt }));
  let shortestRate = 0;
  let rateHours: readonly [number, number] | undefined;
  const dueAt = ({ times, lastAt }: Schedule): number | undefined =>
    times.kind === 'rate'
      ? withinHours(lastAt + Math.max(times.everyMilliseconds, shortestRate), rateHours)
      : times.next(lastAt);
  return {
    setShortestRate: (milliseconds, hours) => {
      shortestRate = milliseconds;
      rateHours = hours;
    },
    nextAt: () => {
      const instants = schedules.flatMap((schedule) => dueAt(schedule) ?? []);
      return instants.length === 0 ? undefined : Math.min(...instants);
    },
    runDue: (now) => {
      for (const [index, schedule] of schedules.entries()) {
        if ((dueAt(schedule) ?? Infinity) > now) continue;
        schedules[index] = { ...schedule, lastAt: now };
        schedule.fire(now);
      }
    },
  };
}

/** An instant within the hours of a weekday, or when they begin next. */
function withinHours(at: number, hours: readonly [number, number] | undefined): number {
  if (hours === undefined) return at;
  const [first, last] = hours;
  const day = new Date(at).setUTCHours(0, 0, 0, 0);
  const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
  if (isWeekend || at > day + last * HOUR_MILLISECONDS)
    return withinHours(day + 24 * HOUR_MILLISECONDS, hours);
  return Math.max(at, day + first * HOUR_MILLISECONDS);
}

type ScheduleDefinition = Omit<Schedule, 'lastAt'>;

function scheduledRules(
  template: StackTemplate,
  resolve: Resolve,
  deliver: DeliverToTarget,
): readonly ScheduleDefinition[] {
  return template.ofType('AWS::Events::Rule').flatMap((resource) => {
    const [rule] = readRules({ ...template, ofType: () => [resource] }, resolve);
    if (rule?.ScheduleExpression === undefined) return [];
    return {
      times: parseScheduleExpression(rule.ScheduleExpression),
      fire: (at: number) => {
        const event = scheduledEvent(resourceArn(resource), at);
        for (const target of rule.Targets) deliver(target.Arn, shapeInput(target, event));
      },
    };
  });
}

function schedulerSchedules(
  template: StackTemplate,
  resolve: Resolve,
  deliver: DeliverToTarget,
): readonly ScheduleDefinition[] {
  return template.ofType('AWS::Scheduler::Schedule').flatMap(({ properties }) => {
    const schedule = scheduleSchema.parse(resolve(properties));
    if (schedule.State === 'DISABLED') return [];
    const { Arn, Input } = schedule.Target;
    return {
      times: parseScheduleExpression(schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone),
      fire: (at: number) => deliver(Arn, Input === undefined ? {} : JSON.parse(withContext(Input, at))),
    };
  });
}

function withContext(input: string, at: number): string {
  return input.replaceAll('<aws.scheduler.scheduled-time>', `${new Date(at).toISOString().slice(0, 19)}Z`);
}

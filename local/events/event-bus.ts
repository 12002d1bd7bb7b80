import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { StackTemplate } from '../template/read-template.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import { matchPattern } from './match-pattern.ts';
import { shapeInput, targetInputSchema } from './shape-input.ts';

const ruleSchema = z.looseObject({
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(targetInputSchema.extend({ Arn: z.string() })).default([]),
});

/** A rule as read from the template. */
export type EventRule = z.infer<typeof ruleSchema>;

/** What is put on a bus; `detail` is data, not text. */
export interface BusEvent {
  readonly bus?: string | undefined;
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly resources?: readonly string[] | undefined;
  readonly time?: Date | undefined;
}

/** Hands an input to the Lambda function or queue with this ARN. */
export type DeliverToTarget = (arn: string, input: unknown) => void;

/** All buses of a stack. */
export interface EventBuses {
  /** Puts an event on its bus and answers its id. */
  readonly put: (event: BusEvent) => string;
  readonly exists: (nameOrArn: string) => boolean;
}

/** Reads the enabled rules of the template. */
export function readRules(template: StackTemplate, resolve: Resolve): readonly EventRule[] {
  return template
    .ofType('AWS::Events::Rule')
    .map(({ properties }) => ruleSchema.parse(resolve(properties)))
    .filter(({ State }) => State !== 'DISABLED');
}

/** Connects the rules with their targets. */
export function createEventBuses(
  rules: readonly EventRule[],
  busNames: ReadonlySet<string>,
  deliver: DeliverToTarget,
  now: () => number,
): EventBuses {
  const exists = (nameOrArn: string): boolean => busNames.has(shortName(nameOrArn));
  return {
    exists,
    put: (event) => {
      const bus = shortName(event.bus ?? 'default');
      const envelope = toEnvelope(event, now());
      for (const rule of rules) {
        if (rule.EventPattern === undefined || shortName(rule.EventBusName) !== bus) continue;
        if (!matchPattern(rule.EventPattern, envelope)) continue;
        for (const target of rule.Targets) deliver(target.Arn, shapeInput(target, envelope));
      }
      return envelope.id;
    },
  };
}

/** The event that a scheduled rule sends. */
export function scheduledEvent(ruleArn: string, at: number): unknown {
  return toEnvelope(
    { source: 'aws.events', detailType: 'Scheduled Event', detail: {}, resources: [ruleArn] },
    at,
  );
}

function toEnvelope(event: BusEvent, now: number) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': event.detailType,
    source: event.source,
    account: LOCAL_ACCOUNT,
    time: `${(event.time ?? new Date(now)).toISOString().slice(0, 19)}Z`,
    region: LOCAL_REGION,
    resources: event.resources ?? [],
    detail: event.detail,
  };
}

function shortName(nameOrArn: string): string {
  return nameOrArn.split(/[/:]/).at(-1) ?? nameOrArn;
}

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Activity } from '../clock/activity.ts';
import type { Agenda } from '../clock/agenda.ts';
import type { StackClock } from '../clock/stack-clock.ts';
import type { Queues } from '../queues/create-queues.ts';
import type { StackTemplate } from '../template/read-template.ts';
import { physicalName } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { LambdaFunctions } from './create-functions.ts';
import type { LogSink } from './function-log.ts';
import { reportFailure } from './report-failure.ts';

const RETRY_DELAYS_MILLISECONDS = [60_000, 120_000];

const invokeConfigSchema = z.looseObject({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  DestinationConfig: z
    .looseObject({ OnFailure: z.looseObject({ Destination: z.string() }).optional() })
    .default({ OnFailure: undefined }),
});

const deadLetterSchema = z.looseObject({
  DeadLetterConfig: z.looseObject({ TargetArn: z.string() }).optional(),
});

interface AsyncInvokeParts {
  readonly template: StackTemplate;
  readonly resolve: Resolve;
  readonly functions: LambdaFunctions;
  readonly queues: Queues;
  readonly clock: StackClock;
  readonly agenda: Agenda;
  readonly activity: Activity;
  readonly onLog: LogSink;
}

/** Invokes a function as an event: nobody waits, failures are retried, what fails for good goes to the function's dead letters. */
export type InvokeAsync = (functionArn: string, event: unknown) => void;

/** Makes the asynchronous invoker: two more attempts, after one and two minutes, as Lambda does by default. */
export function createAsyncInvoker(parts: AsyncInvokeParts): InvokeAsync {
  const settings = readSettings(parts);
  const attempt = async (functionArn: string, event: unknown, attempts: number): Promise<void> => {
    const pool = parts.functions.get(functionArn);
    const setting = settings.get(pool.definition.name) ?? {
      retries: 2,
      deadLetters: undefined,
      destination: undefined,
    };
    try {
      await pool.invoke(event);
    } catch (error) {
      reportFailure(parts.onLog, pool.definition.name, error);
      if (attempts <= setting.retries) {
        const delay =
          RETRY_DELAYS_MILLISECONDS[Math.min(attempts, RETRY_DELAYS_MILLISECONDS.length) - 1] ?? 0;
        parts.agenda.add(parts.clock.now() + delay, () => start(functionArn, event, attempts + 1));
        return;
      }
      giveUp(parts, setting, { functionArn, functionName: pool.definition.name, event, attempts, error });
    }
  };
  const start = (functionArn: string, event: unknown, attempts: number): void => {
    void parts.activity.track(async () => attempt(functionArn, event, attempts));
  };
  return (functionArn, event) => start(functionArn, event, 1);
}

interface AsyncSettings {
  readonly retries: number;
  readonly deadLetters: string | undefined;
  readonly destination: string | undefined;
}

interface FailedInvocation {
  readonly functionArn: string;
  readonly functionName: string;
  readonly event: unknown;
  readonly attempts: number;
  readonly error: unknown;
}

function readSettings({
  template,
  resolve,
  functions,
}: AsyncInvokeParts): ReadonlyMap<string, AsyncSettings> {
  const settings = new Map<string, AsyncSettings>();
  for (const resource of template.ofType('AWS::Lambda::Function')) {
    const { DeadLetterConfig } = deadLetterSchema.parse(resolve(resource.properties));
    settings.set(physicalName(resource), {
      retries: 2,
      deadLetters: DeadLetterConfig?.TargetArn,
      destination: undefined,
    });
  }
  for (const { properties } of template.ofType('AWS::Lambda::EventInvokeConfig')) {
    const config = invokeConfigSchema.parse(resolve(properties));
    const name = functions.get(config.FunctionName).definition.name;
    settings.set(name, {
      retries: config.MaximumRetryAttempts,
      deadLetters: settings.get(name)?.deadLetters,
      destination: config.DestinationConfig.OnFailure?.Destination,
    });
  }
  return settings;
}

function giveUp(
  { queues, clock, onLog }: AsyncInvokeParts,
  setting: AsyncSettings,
  failed: FailedInvocation,
): void {
  const message = failed.error instanceof Error ? failed.error.message : String(failed.error);
  const destination = setting.destination === undefined ? undefined : queues.find(setting.destination);
  destination?.send({
    body: JSON.stringify({
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId: randomUUID(),
        functionArn: failed.functionArn,
        condition: 'RetriesExhausted',
        approximateInvokeCount: failed.attempts,
      },
      requestPayload: failed.event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorMessage: message },
    }),
  });
  const deadLetters = setting.deadLetters === undefined ? undefined : queues.find(setting.deadLetters);
  deadLetters?.send({
    body: JSON.stringify(failed.event),
    attributes: { ErrorMessage: { DataType: 'String', StringValue: message.slice(0, 1024) || 'error' } },
  });
  if (destination === undefined && deadLetters === undefined) {
    const line = `an event is lost: ${failed.attempts} attempts failed and the function has no dead-letter queue`;
    onLog({ functionName: failed.functionName, stream: 'stderr', line });
  }
}

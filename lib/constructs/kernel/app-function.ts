import { join } from 'node:path';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type * as z from 'zod';
import { bundleDirectory } from '../../build-functions.ts';
import { reservedFor } from './concurrency.ts';
import { HouseAlarm, type Sign } from './house-alarm.ts';
import { ownMetric, ownNamespace } from './own-metric.ts';

/** Exactly the variables that a function's config asks for: one missing or misspelt does not compile. */
export type EnvFor<S extends z.ZodObject> = { readonly [K in keyof z.input<S>]: string };

export interface AppFunctionProps<S extends z.ZodObject> {
  /** The folder under functions/. */
  readonly name: string;
  readonly configSchema: S;
  readonly environment: EnvFor<S>;
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
  /** Who is hurt, and how, while this function fails: the text of its alarm. */
  readonly impact: string;
  readonly alarmTopic: ITopic;
  /** What it takes and answers item by item, so that one that fails is no failure of the function: each is counted. */
  readonly takes?: readonly ('messages' | 'requests')[];
  /** Invoked by a rule, so failed events land in a queue of its own, with an alarm. */
  readonly isInvokedByRule?: boolean;
  /** Errors within five minutes that ring: three, or one of what runs too rarely to fail thrice in that time. */
  readonly errorsThatRing?: number;
  /** How many may run at once, and are kept free for it, where the account allows reserving: for what strangers call. */
  readonly reservedWhenLarge?: number;
}

/** The house Lambda: Node 24 on arm64, prebuilt bundle, X-Ray, JSON logs kept three months, an alarm that says who is hurt. */
export class AppFunction<S extends z.ZodObject> extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: AppFunctionProps<S>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const deadLetterQueue = props.isInvokedByRule === true ? failedEvents(this) : undefined;
    const reserved = reservedFor(this, props.reservedWhenLarge);
    this.lambda = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(bundleDirectory, props.name)),
      handler: 'index.handler',
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: ownNamespace(this),
      },
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
      ...(deadLetterQueue === undefined ? {} : { deadLetterQueue }),
    });
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        reason: 'The managed policy only writes the logs of this function.',
      },
      {
        id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
        reason: 'X-Ray takes no resource; everything else is granted by name.',
      },
    );
    if (deadLetterQueue !== undefined) alarmOnGivenUp(this, props, deadLetterQueue);
    new HouseAlarm(this, 'Errors', {
      what: `${props.name} fails`,
      impact: props.impact,
      signs: signsOfFailure(this, props, this.lambda),
      topic: props.alarmTopic,
    });
  }
}

function failedEvents(scope: Construct): Queue {
  return new Queue(scope, 'FailedEvents', {
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });
}

type Watched = Pick<
  AppFunctionProps<z.ZodObject>,
  'name' | 'impact' | 'alarmTopic' | 'takes' | 'isInvokedByRule' | 'errorsThatRing'
>;

function signsOfFailure(
  scope: Construct,
  { name, takes = [], ...props }: Watched,
  lambda: LambdaFunction,
): readonly Sign[] {
  return [
    {
      metric: lambda.metricErrors(),
      atLeast: props.errorsThatRing ?? (props.isInvokedByRule === true ? 1 : 3),
    },
    ...(takes.includes('messages')
      ? [{ metric: ownMetric(scope, 'Messages.failed', name), atLeast: 1 }]
      : []),
    ...(takes.includes('requests')
      ? [
          { metric: ownMetric(scope, 'Requests.failed', name), atLeast: 1 },
          { metric: lambda.metricThrottles(), atLeast: 5 },
        ]
      : []),
  ];
}

function alarmOnGivenUp(scope: Construct, { name, impact, alarmTopic }: Watched, failed: Queue): void {
  new HouseAlarm(scope, 'GivenUp', {
    what: `An event for ${name} was given up`,
    impact,
    heading: 'An event was given up',
    signs: [{ metric: failed.metricApproximateNumberOfMessagesVisible(), atLeast: 1 }],
    topic: alarmTopic,
    period: Duration.minutes(1),
  });
}

import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/fade-traces/config.ts';
import { nightly } from '../kernel/nightly.ts';
import { grantMessages, grantValue } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface TraceFadingProps {
  readonly data: CustomerData;
  readonly alarmTopic: ITopic;
}

const impact = 'IP addresses and browsers are kept longer than promised; people who are to be erased wait.';

/** Once a week forgets the IP addresses and browsers of older acts, a bounded part a message; erases people from the same queue. */
export class TraceFading extends Construct {
  /** Takes who is to be erased. */
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, { data, alarmTopic }: TraceFadingProps) {
    super(scope, id);
    const parts = new WorkQueue(this, 'FadingQueue', {
      visibilityTimeout: Duration.minutes(30),
      impact,
      waitsAtMost: Duration.hours(6),
      alarmTopic,
    });
    const fader = new AppFunction(this, 'FadeTraces', {
      name: 'fade-traces',
      configSchema,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        FADING_QUEUE_URL: parts.queue.queueUrl,
      },
      timeout: Duration.minutes(5),
      memoryMegabytes: 512,
      impact,
      takes: ['messages'],
      alarmTopic,
      isInvokedByRule: true,
    }).lambda;
    data.grantCustomers(
      fader,
      'BatchGetItem',
      'BatchWriteItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    );
    data.grantTimeline(fader, 'BatchWriteItem', 'PutItem', 'Query', 'Scan', 'UpdateItem');
    grantValue(fader, data.secret);
    this.queue = parts.queue;
    grantMessages(fader, parts.queue);
    fader.addEventSource(
      new SqsEventSource(parts.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 2),
      }),
    );
    new Rule(this, 'EveryWeek', {
      schedule: nightly(this, 4, 'SUN'),
      targets: [new LambdaFunction(fader)],
    });
  }
}

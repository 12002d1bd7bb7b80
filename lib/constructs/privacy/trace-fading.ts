import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/fade-traces/config.ts';
import { grantMessages } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface TraceFadingProps {
  readonly data: CustomerData;
  readonly alarmTopic: ITopic;
}

/** Once a week forgets the IP addresses and browsers of older acts. The scan is spread over a queue, a bounded part a message. */
export class TraceFading extends Construct {
  constructor(scope: Construct, id: string, { data, alarmTopic }: TraceFadingProps) {
    super(scope, id);
    const parts = new WorkQueue(this, 'FadingQueue', {
      visibilityTimeout: Duration.minutes(30),
      impact: 'IP addresses and browsers are kept longer than promised.',
      waitsAtMost: Duration.hours(6),
      alarmTopic,
    });
    const fader = new AppFunction(this, 'FadeTraces', {
      name: 'fade-traces',
      configSchema,
      environment: { ...data.tableNames, FADING_QUEUE_URL: parts.queue.queueUrl },
      timeout: Duration.minutes(5),
      memoryMegabytes: 512,
      impact: 'IP addresses and browsers are kept longer than promised.',
      takes: ['messages'],
      alarmTopic,
      isInvokedByRule: true,
    }).lambda;
    data.grantCustomers(fader, 'Query');
    data.grantTimeline(fader, 'Scan', 'UpdateItem');
    grantMessages(fader, parts.queue);
    fader.addEventSource(
      new SqsEventSource(parts.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 2),
      }),
    );
    // Sunday, 04:00 in Tokyo.
    new Rule(this, 'EveryWeek', {
      schedule: Schedule.cron({ minute: '0', hour: '19', weekDay: 'SAT' }),
      targets: [new LambdaFunction(fader)],
    });
  }
}

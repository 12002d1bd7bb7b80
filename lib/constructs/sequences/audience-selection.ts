import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/select-audience/config.ts';
import { nightly } from '../kernel/nightly.ts';
import { grantMessages } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface AudienceSelectionProps {
  readonly data: CustomerData;
  readonly engagementQueue: IQueue;
  readonly alarmTopic: ITopic;
}

/** Picks the dormant customers of a campaign: at launch, and each night the newly dormant. The scan is spread over a queue. */
export class AudienceSelection extends Construct {
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, { data, engagementQueue, alarmTopic }: AudienceSelectionProps) {
    super(scope, id);
    const parts = new WorkQueue(this, 'AudienceQueue', {
      visibilityTimeout: Duration.minutes(60),
      impact: 'Part of an audience was not enrolled.',
      waitsAtMost: Duration.minutes(30),
      alarmTopic,
    });
    this.queue = parts.queue;
    const selector = new AppFunction(this, 'SelectAudience', {
      name: 'select-audience',
      configSchema,
      environment: {
        ...data.tableNames,
        AUDIENCE_QUEUE_URL: parts.queue.queueUrl,
        ENGAGEMENT_QUEUE_URL: engagementQueue.queueUrl,
      },
      timeout: Duration.minutes(10),
      memoryMegabytes: 1024,
      impact: 'New campaigns do not start and the newly dormant are not picked up.',
      takes: ['messages'],
      alarmTopic,
      isInvokedByRule: true,
    }).lambda;
    data.grantCustomers(
      selector,
      'BatchGetItem',
      'BatchWriteItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'Scan',
      'UpdateItem',
    );
    data.grantTimeline(selector, 'PutItem', 'Query');
    grantMessages(selector, parts.queue);
    grantMessages(selector, engagementQueue);
    selector.addEventSource(
      new SqsEventSource(parts.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 8),
      }),
    );
    new Rule(this, 'EveryNight', {
      schedule: nightly(this, 3),
      targets: [new LambdaFunction(selector)],
    });
  }
}

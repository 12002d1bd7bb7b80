import { Duration } from 'aws-cdk-lib';
import { Rule, type IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/notify-chat/config.ts';
import { grantValue } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface ChatNoticesProps {
  readonly data: CustomerData;
  /** The bus that new handoffs are told on. */
  readonly bus: IEventBus;
  readonly alarmTopic: ITopic;
}

/** New handoffs in Slack or Teams, where the settings say so. The mail to the owner is what counts. */
export class ChatNotices extends Construct {
  constructor(scope: Construct, id: string, { data, bus, alarmTopic }: ChatNoticesProps) {
    super(scope, id);
    const notices = new WorkQueue(this, 'ChatQueue', {
      visibilityTimeout: Duration.minutes(3),
      impact: 'Some new handoffs were not told in the chat; their owners have them by mail.',
      waitsAtMost: Duration.minutes(30),
      alarmTopic,
    });
    new Rule(this, 'NewHandoffs', {
      eventBus: bus,
      eventPattern: { source: ['rekindle'], detailType: ['Handoff Created'] },
      targets: [new SqsQueue(notices.queue, { deadLetterQueue: notices.deadLetters })],
    });
    const notifier = new AppFunction(this, 'NotifyChat', {
      name: 'notify-chat',
      configSchema,
      environment: { ...data.tableNames, WEBHOOK_SECRETS_ARN: data.webhookSecrets.secretArn },
      timeout: Duration.seconds(30),
      memoryMegabytes: 256,
      impact: 'New handoffs are not told in the chat; their owners have them by mail.',
      takes: ['messages'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(notifier, 'BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query');
    data.grantTimeline(notifier, 'Query');
    grantValue(notifier, data.webhookSecrets);
    notifier.addEventSource(
      new SqsEventSource(notices.queue, {
        batchSize: 5,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 2),
      }),
    );
  }
}

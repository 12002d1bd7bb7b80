import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema as recordConfig } from '../../../functions/record-engagement/config.ts';
import { configSchema as publicConfig } from '../../../functions/serve-public/config.ts';
import { grantMessages, grantValue } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { KeptBucket } from '../kernel/kept-bucket.ts';
import { customerRoutes, siteRoutes, webhookRoutes } from '../kernel/public-routes.ts';
import type { WebApi } from '../kernel/web-api.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

/** What SES tells of a mail, by the names that EventBridge gives it. Whatever else SES tells reaches no queue of ours. */
const mailEventNames = [
  'Email Sent',
  'Email Delivered',
  'Email Bounced',
  'Email Complaint Received',
  'Email Rejected',
  'Email Rendering Failed',
  'Email Opened',
  'Email Clicked',
] as const;

export interface EngagementRecordingProps {
  readonly data: CustomerData;
  readonly api: WebApi;
  readonly alarmTopic: ITopic;
  /** Name of the bucket of documents that an earlier stack left. */
  readonly adoptBucket: string | undefined;
}

/** What customers do, from SES and from our own pages, through one queue to the only writer of interest. */
export class EngagementRecording extends Construct {
  readonly queue: IQueue;
  /** Files that mails offer. */
  readonly documents: KeptBucket;

  constructor(scope: Construct, id: string, props: EngagementRecordingProps) {
    super(scope, id);
    const { data, api, alarmTopic } = props;
    const engagements = new WorkQueue(this, 'EngagementQueue', {
      visibilityTimeout: Duration.minutes(6),
      impact: 'Some things that customers did are not counted yet.',
      waitsAtMost: Duration.minutes(15),
      alarmTopic,
    });
    this.queue = engagements.queue;
    new Rule(this, 'MailEvents', {
      eventBus: EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      eventPattern: { source: ['aws.ses'], detailType: [...mailEventNames] },
      targets: [new SqsQueue(engagements.queue, { deadLetterQueue: engagements.deadLetters })],
    });

    const recorder = new AppFunction(this, 'RecordEngagement', {
      name: 'record-engagement',
      configSchema: recordConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        ENGAGEMENT_QUEUE_URL: engagements.queue.queueUrl,
      },
      timeout: Duration.minutes(1),
      memoryMegabytes: 512,
      impact: 'Interest stands still: hot leads are found late.',
      takes: ['messages'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(
      recorder,
      'BatchGetItem',
      'ConditionCheckItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    );
    data.grantTimeline(recorder, 'DeleteItem', 'PutItem', 'Query', 'UpdateItem');
    grantValue(recorder, data.secret);
    grantMessages(recorder, engagements.queue);
    recorder.addEventSource(
      new SqsEventSource(engagements.queue, {
        batchSize: 100,
        maxBatchingWindow: Duration.seconds(1),
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 10),
      }),
    );

    const documents = new KeptBucket(this, 'Documents', { adopt: props.adoptBucket });
    this.documents = documents;
    new CfnOutput(this, 'DocumentsBucket', { value: documents.bucket.bucketName });
    const pages = new AppFunction(this, 'ServePublic', {
      name: 'serve-public',
      configSchema: publicConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        LINK_KEYS_ARN: data.linkKeys.secretArn,
        ENGAGEMENT_QUEUE_URL: engagements.queue.queueUrl,
        DOCUMENTS_BUCKET: documents.bucket.bucketName,
        PUBLIC_URL: api.publicUrl,
        WEBHOOK_SECRETS_ARN: data.webhookSecrets.secretArn,
      },
      timeout: Duration.seconds(15),
      memoryMegabytes: 512,
      impact: 'Customers cannot read documents, unsubscribe or send inquiries.',
      takes: ['requests'],
      reservedWhenLarge: 100,
      alarmTopic,
    }).lambda;
    data.grantCustomers(pages, 'BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem');
    data.grantTimeline(pages, 'PutItem');
    grantValue(pages, data.secret);
    grantValue(pages, data.linkKeys);
    grantValue(pages, data.webhookSecrets);
    documents.grantRead(pages);
    grantMessages(pages, engagements.queue);
    api.addPublicRoutes(pages, [...customerRoutes, ...siteRoutes, ...webhookRoutes]);
  }
}

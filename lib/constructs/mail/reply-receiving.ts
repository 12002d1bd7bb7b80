import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/receive-reply/config.ts';
import { grantMessages, grantValue } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { KeptBucket } from '../kernel/kept-bucket.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { keepMailResources } from './keep-mail-resources.ts';
import { verifyDomain } from './verify-domain.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface ReplyReceivingProps {
  readonly data: CustomerData;
  readonly engagementQueue: IQueue;
  readonly mailQueue: IQueue;
  /** Where tasks for sales lead; empty where there is no console. */
  readonly consoleUrl: string;
  readonly alarmTopic: ITopic;
  /** Whose mail SES receives; its MX record is an output. Without it no mail is received. */
  readonly replyDomain?: string | undefined;
  /** Whether that domain gets an identity of its own: it lies under no other of ours, and SES receives for no other. */
  readonly verifiesDomain: boolean;
  /** Name of the bucket that an earlier stack left. */
  readonly adoptBucket: string | undefined;
}

/** Replies: SES puts each mail into a bucket; what a customer wrote becomes an act, a salesperson's word an answer. The raw mail is kept a year. */
export class ReplyReceiving extends Construct {
  constructor(scope: Construct, id: string, props: ReplyReceivingProps) {
    super(scope, id);
    const { data, alarmTopic } = props;
    const kept = new KeptBucket(this, 'Received', {
      objectsLive: Duration.days(365),
      adopt: props.adoptBucket,
      announcesObjects: true,
    });
    const { bucket } = kept;
    const received = new WorkQueue(this, 'ReplyQueue', {
      visibilityTimeout: Duration.minutes(6),
      impact: 'Some replies of customers reached nobody yet.',
      waitsAtMost: Duration.minutes(15),
      alarmTopic,
    });
    new Rule(this, 'NewMail', {
      eventBus: EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [bucket.bucketName] } },
      },
      targets: [new SqsQueue(received.queue, { deadLetterQueue: received.deadLetters })],
    });
    const receiver = new AppFunction(this, 'ReceiveReply', {
      name: 'receive-reply',
      configSchema,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        LINK_KEYS_ARN: data.linkKeys.secretArn,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
        MAIL_QUEUE_URL: props.mailQueue.queueUrl,
        CONSOLE_URL: props.consoleUrl,
      },
      timeout: Duration.minutes(1),
      memoryMegabytes: 1024,
      impact: 'Replies of customers and answers of sales reach nobody, refusals among them.',
      takes: ['messages'],
      alarmTopic,
    }).lambda;
    // A salesperson answers a handoff by replying.
    data.grantCustomers(receiver, 'BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem');
    data.grantTimeline(receiver, 'PutItem', 'Query');
    grantMessages(receiver, props.mailQueue);
    grantValue(receiver, data.secret);
    grantValue(receiver, data.linkKeys);
    kept.grantRead(receiver);
    grantMessages(receiver, props.engagementQueue);
    receiver.addEventSource(
      new SqsEventSource(received.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 5),
      }),
    );
    // Also without a domain: a rule that an earlier deployment left goes on receiving, and must find its bucket open.
    bucket.addToResourcePolicy(mayPutMail(bucket));
    if (props.replyDomain === undefined) return;
    if (props.verifiesDomain) verifyDomain(this, 'ReplyIdentity', props.replyDomain);
    const rules = new ReceiptRuleSet(this, 'Rules');
    rules.addRule('Replies', {
      recipients: [props.replyDomain],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [new S3({ bucket, objectKeyPrefix: 'replies/' })],
    });
    keepMailResources(rules);
    new CfnOutput(this, 'ReplyRuleSet', { value: rules.receiptRuleSetName });
    new CfnOutput(this, 'ReplyMxRecord', {
      value: `${props.replyDomain} MX 10 inbound-smtp.${Stack.of(this).region}.amazonaws.com`,
    });
  }
}

/** What the S3 action of a receipt rule grants itself. */
const mayPutMail = (bucket: Bucket): PolicyStatement =>
  new PolicyStatement({
    actions: ['s3:PutObject'],
    principals: [new ServicePrincipal('ses.amazonaws.com')],
    resources: [bucket.arnForObjects('replies/*')],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });

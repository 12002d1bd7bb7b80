import { Duration, Stack, Token, Validations } from 'aws-cdk-lib';
import { EventBus, Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
  HttpsPolicy,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema as dispatchConfig } from '../../../functions/dispatch-due/config.ts';
import { configSchema as sendConfig } from '../../../functions/send-mail/config.ts';
import { grantMessages, grantValue } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { keepMailResources } from './keep-mail-resources.ts';
import { SendingAlarms } from './sending-alarms.ts';
import { sendAsTenant } from './send-as-tenant.ts';
import { verifyDomain } from './verify-domain.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface MailSendingProps {
  readonly data: CustomerData;
  readonly publicUrl: string;
  /** Empty: there is no console. */
  readonly consoleUrl: string;
  readonly engagementQueue: IQueue;
  readonly alarmTopic: ITopic;
  /** The domain that mails come from; its DKIM records are outputs. Without it, an identity verified by hand is used. */
  readonly senderDomain?: string | undefined;
  /** The tenant of SES that this stack makes and sends as; needs senderDomain. */
  readonly tenant?: string | undefined;
  /** A domain of our own for tracked links and the pixel. */
  readonly trackingDomain?: string | undefined;
  /** Where replies to customers' mails are received; without it they go to the owner's own mailbox. */
  readonly replyDomain?: string | undefined;
}

/** Every mail goes through one queue to one function, the only one that may call SES. */
export class MailSending extends Construct {
  readonly queue: IQueue;
  /** The tenant that mails are sent as; empty: none. */
  readonly tenantName: string;
  /** The names of the two sets, as functions that ask for them are told. */
  readonly setNames: {
    readonly CUSTOMER_CONFIGURATION_SET: string;
    readonly STAFF_CONFIGURATION_SET: string;
  };

  constructor(scope: Construct, id: string, props: MailSendingProps) {
    super(scope, id);
    const { data, alarmTopic } = props;
    const mails = new WorkQueue(this, 'MailQueue', {
      visibilityTimeout: Duration.minutes(6),
      impact: 'Some mails to customers or sales were not sent.',
      waitsAtMost: Duration.minutes(15),
      alarmTopic,
    });
    this.queue = mails.queue;
    const nurture = new WorkQueue(this, 'NurtureQueue', {
      visibilityTimeout: Duration.minutes(6),
      impact: 'Some nurture mails were not sent.',
      waitsAtMost: Duration.minutes(30),
      alarmTopic,
    });
    const customerMails = trackedSet(this, props.trackingDomain);
    const staffMails = untrackedSet(this);
    this.setNames = {
      CUSTOMER_CONFIGURATION_SET: customerMails.configurationSetName,
      STAFF_CONFIGURATION_SET: staffMails.configurationSetName,
    };
    for (const set of [customerMails, staffMails]) keepMailResources(set);
    // SES takes no domain for tracking before it knows the identity above it.
    this.tenantName = props.tenant ?? '';
    if (props.senderDomain !== undefined) {
      const identity = verifyDomain(this, 'Identity', props.senderDomain);
      customerMails.node.addDependency(identity);
      if (props.tenant !== undefined)
        sendAsTenant(this, props.tenant, { identity, sets: [customerMails, staffMails] });
    }

    const sender = new AppFunction(this, 'SendMail', {
      name: 'send-mail',
      configSchema: sendConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        LINK_KEYS_ARN: data.linkKeys.secretArn,
        ...this.setNames,
        MAIL_QUEUE_URL: mails.queue.queueUrl,
        NURTURE_QUEUE_URL: nurture.queue.queueUrl,
        PUBLIC_URL: props.publicUrl,
        CONSOLE_URL: props.consoleUrl,
        REPLY_DOMAIN: props.replyDomain ?? '',
        TENANT_NAME: this.tenantName,
      },
      timeout: Duration.minutes(1),
      memoryMegabytes: 512,
      impact: 'Mails are late; sales may not hear of hot leads.',
      takes: ['messages'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(
      sender,
      'BatchGetItem',
      'DeleteItem',
      'DescribeTable',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    );
    data.grantTimeline(sender, 'BatchGetItem', 'PutItem', 'Query');
    grantValue(sender, data.secret);
    grantValue(sender, data.linkKeys);
    const sesArn = (resource: string, name: string): string =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName: name });
    sender.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [
          sesArn('identity', '*'),
          ...[customerMails, staffMails].map((set) => sesArn('configuration-set', set.configurationSetName)),
        ],
        // As nobody else of those who share the account.
        ...(props.tenant === undefined
          ? {}
          : { conditions: { StringEquals: { 'ses:TenantName': props.tenant } } }),
      }),
    );
    const { region, partition } = Stack.of(this);
    const named = (value: string, pseudo: string): string =>
      Token.isUnresolved(value) ? `<AWS::${pseudo}>` : value;
    Validations.of(sender).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:${named(partition, 'Partition')}:ses:${named(region, 'Region')}:<AWS::AccountId>:identity/*]`,
      reason:
        'The sender may be a domain or an address verified by hand, and SES checks it against every recipient in the sandbox.',
    });
    // Two lanes: what goes to staff never waits behind what goes to customers in bulk.
    for (const [{ queue }, large] of [
      [mails, 5],
      [nurture, 20],
    ] as const) {
      sender.addEventSource(
        new SqsEventSource(queue, {
          batchSize: 10,
          reportBatchItemFailures: true,
          maxConcurrency: atOnce(this, large),
        }),
      );
      grantMessages(sender, queue);
    }

    const dispatcher = new AppFunction(this, 'DispatchDue', {
      name: 'dispatch-due',
      configSchema: dispatchConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        MAIL_QUEUE_URL: mails.queue.queueUrl,
        NURTURE_QUEUE_URL: nurture.queue.queueUrl,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
      },
      timeout: Duration.minutes(1),
      memoryMegabytes: 512,
      impact: 'No step of any sequence goes out and no clock of a handoff rings.',
      alarmTopic,
      isInvokedByRule: true,
      errorsThatRing: 3,
    }).lambda;
    data.grantCustomers(
      dispatcher,
      'BatchGetItem',
      'ConditionCheckItem',
      'DeleteItem',
      'DescribeTable',
      'GetItem',
      'PutItem',
      'Query',
      'Scan',
      'UpdateItem',
    );
    data.grantIndex(dispatcher, 'dueIndex');
    data.grantIndex(dispatcher, 'leadsIndex');
    data.grantTimeline(dispatcher, 'PutItem', 'Query');
    grantValue(dispatcher, data.secret);
    grantMessages(dispatcher, mails.queue);
    grantMessages(dispatcher, nurture.queue);
    dispatcher.addToRolePolicy(new PolicyStatement({ actions: ['ses:GetAccount'], resources: ['*'] }));
    grantMessages(dispatcher, props.engagementQueue);
    new SendingAlarms(this, 'Alarms', { dispatcher, alarmTopic });
    new Rule(this, 'EveryMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      // The next minute comes anyway: an old tick is worth nothing.
      targets: [new LambdaFunction(dispatcher, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}

const DELIVERY_EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
  EmailSendingEvent.DELIVERY_DELAY,
];

/** SES publishes to the default bus only (docs/rules.md#ses-events-are-best-effort). */
const toDefaultBus = (scope: Construct, id: string) =>
  EventDestination.eventBus(EventBus.fromEventBusName(scope, id, 'default'));

function trackedSet(scope: Construct, trackingDomain: string | undefined): ConfigurationSet {
  const set = new ConfigurationSet(scope, 'CustomerMails', {
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    ...(trackingDomain === undefined
      ? {}
      : { customTrackingRedirectDomain: trackingDomain, customTrackingHttpsPolicy: HttpsPolicy.REQUIRE }),
  });
  set.addEventDestination('Events', {
    destination: toDefaultBus(scope, 'BusOfCustomerMails'),
    events: [...DELIVERY_EVENTS, EmailSendingEvent.OPEN, EmailSendingEvent.CLICK],
  });
  return set;
}

function untrackedSet(scope: Construct): ConfigurationSet {
  const set = new ConfigurationSet(scope, 'StaffMails', {
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
  });
  set.addEventDestination('Events', {
    destination: toDefaultBus(scope, 'BusOfStaffMails'),
    events: DELIVERY_EVENTS,
  });
  return set;
}

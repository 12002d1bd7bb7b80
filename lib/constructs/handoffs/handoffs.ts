import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema as answerConfig } from '../../../functions/answer-handoff/config.ts';
import { configSchema as createConfig } from '../../../functions/create-handoff/config.ts';
import { configSchema as publishConfig } from '../../../functions/publish-events/config.ts';
import { factsOnly } from '../timeline/facts-only.ts';
import { grantMessages, grantValue } from '../kernel/grants.ts';
import { AppFunction } from '../kernel/app-function.ts';
import { HouseAlarm } from '../kernel/house-alarm.ts';
import { iteratorAge } from '../timeline/iterator-age.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { salesRoutes } from '../kernel/public-routes.ts';
import type { WebApi } from '../kernel/web-api.ts';
import { WorkQueue } from '../kernel/work-queue.ts';
import { atOnce } from '../kernel/concurrency.ts';

export interface HandoffsProps {
  readonly data: CustomerData;
  readonly api: WebApi;
  readonly mailQueue: IQueue;
  readonly engagementQueue: IQueue;
  readonly alarmTopic: ITopic;
}

/** From a crossing to a salesperson and back: events on our bus, one handoff a crossing, answers without a login. */
export class Handoffs extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, props: HandoffsProps) {
    super(scope, id);
    const { data, alarmTopic, mailQueue } = props;
    const bus = new EventBus(this, 'Bus', {
      description: 'What happened in Rekindle: for its own functions, and for yours',
    });
    this.bus = bus;
    new CfnOutput(this, 'BusName', { value: bus.eventBusName });
    const failedRecords = new WorkQueue(this, 'UnpublishedFacts', {
      visibilityTimeout: Duration.minutes(1),
      impact: 'Some facts did not reach the bus: a hot lead may not have been handed over.',
      alarmTopic,
    });
    const publisher = new AppFunction(this, 'PublishEvents', {
      name: 'publish-events',
      configSchema: publishConfig,
      environment: {
        ...data.tableNames,
        BUS_NAME: bus.eventBusName,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
      },
      timeout: Duration.seconds(30),
      memoryMegabytes: 256,
      impact: 'Hot leads are not handed over.',
      alarmTopic,
    }).lambda;
    bus.grantPutEventsTo(publisher);
    data.grantCustomers(publisher, 'Query', 'UpdateItem');
    grantMessages(publisher, props.engagementQueue);
    publisher.addEventSource(
      new DynamoEventSource(data.timeline, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        retryAttempts: 10,
        onFailure: new SqsDlq(failedRecords.deadLetters),
        filters: [factsOnly],
      }),
    );
    new HouseAlarm(this, 'FallsBehind', {
      what: 'publish-events falls behind',
      impact: 'Hot leads are not handed over.',
      heading: 'A stream is read too slowly',
      signs: [{ metric: iteratorAge(publisher), atLeast: 10 * 60_000 }],
      topic: alarmTopic,
      period: Duration.minutes(1),
      periods: 3,
    });

    const crossings = new WorkQueue(this, 'CrossingQueue', {
      visibilityTimeout: Duration.minutes(3),
      impact: 'Some hot leads were not handed to sales.',
      waitsAtMost: Duration.minutes(10),
      alarmTopic,
    });
    new Rule(this, 'Crossings', {
      eventBus: bus,
      eventPattern: {
        source: ['rekindle'],
        detailType: [
          'Interest Crossed',
          'Request Received',
          'Crossing Withdrawn',
          // An owner may have room for a lead that waits.
          'Feedback Given',
          'Handoff Released',
          'Handoff Withdrawn',
        ],
      },
      targets: [new SqsQueue(crossings.queue, { deadLetterQueue: crossings.deadLetters })],
    });
    const creator = new AppFunction(this, 'CreateHandoff', {
      name: 'create-handoff',
      configSchema: createConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        MAIL_QUEUE_URL: mailQueue.queueUrl,
      },
      timeout: Duration.seconds(30),
      memoryMegabytes: 512,
      impact: 'Hot leads are not handed to sales.',
      takes: ['messages'],
      alarmTopic,
    }).lambda;
    data.grantCustomers(
      creator,
      'BatchGetItem',
      'ConditionCheckItem',
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    );
    data.grantTimeline(creator, 'PutItem', 'Query');
    grantValue(creator, data.secret);
    grantMessages(creator, mailQueue);
    creator.addEventSource(
      new SqsEventSource(crossings.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency: atOnce(this, 5),
      }),
    );

    const answers = new AppFunction(this, 'AnswerHandoff', {
      name: 'answer-handoff',
      configSchema: answerConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        LINK_KEYS_ARN: data.linkKeys.secretArn,
        MAIL_QUEUE_URL: mailQueue.queueUrl,
      },
      timeout: Duration.seconds(15),
      memoryMegabytes: 512,
      impact: 'Sales cannot accept or report from their mails.',
      takes: ['requests'],
      reservedWhenLarge: 20,
      alarmTopic,
    }).lambda;
    data.grantCustomers(answers, 'BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem');
    data.grantTimeline(answers, 'PutItem', 'Query');
    grantValue(answers, data.secret);
    grantValue(answers, data.linkKeys);
    grantMessages(answers, mailQueue);
    props.api.addPublicRoutes(answers, salesRoutes);
  }
}

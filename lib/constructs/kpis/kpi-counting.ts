import { Duration } from 'aws-cdk-lib';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/count-kpis/config.ts';
import { AppFunction } from '../kernel/app-function.ts';
import { HouseAlarm } from '../kernel/house-alarm.ts';
import { iteratorAge } from '../timeline/iterator-age.ts';
import type { CustomerData } from '../people/customer-data.ts';
import { factsOnly } from '../timeline/facts-only.ts';
import { WorkQueue } from '../kernel/work-queue.ts';

export interface KpiCountingProps {
  readonly data: CustomerData;
  readonly alarmTopic: ITopic;
}

/** Folds facts into KPI rows, and their differences into counters. */
export class KpiCounting extends Construct {
  constructor(scope: Construct, id: string, { data, alarmTopic }: KpiCountingProps) {
    super(scope, id);
    const uncounted = new WorkQueue(this, 'UncountedFacts', {
      visibilityTimeout: Duration.minutes(1),
      impact: 'The KPI page lacks some events until `rekindle verify` is run.',
      alarmTopic,
    });
    const counter = new AppFunction(this, 'CountKpis', {
      name: 'count-kpis',
      configSchema,
      environment: data.tableNames,
      timeout: Duration.minutes(1),
      memoryMegabytes: 512,
      impact: 'The KPI page stands still.',
      alarmTopic,
    }).lambda;
    data.grantCustomers(counter, 'BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem');
    data.grantTimeline(counter, 'Query');
    counter.addEventSource(
      new DynamoEventSource(data.timeline, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        maxBatchingWindow: Duration.seconds(1),
        bisectBatchOnError: true,
        retryAttempts: 10,
        onFailure: new SqsDlq(uncounted.deadLetters),
        filters: [factsOnly],
      }),
    );
    new HouseAlarm(this, 'FallsBehind', {
      what: 'count-kpis falls behind',
      impact: 'The KPI page stands still.',
      heading: 'A stream is read too slowly',
      signs: [{ metric: iteratorAge(counter), atLeast: 10 * 60_000 }],
      topic: alarmTopic,
      period: Duration.minutes(1),
      periods: 3,
    });
  }
}

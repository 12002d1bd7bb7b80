import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { configSchema } from '../../../functions/review-week/config.ts';
import { AppFunction } from '../kernel/app-function.ts';
import { SilenceAlarm } from '../kernel/house-alarm.ts';
import type { CustomerData } from '../people/customer-data.ts';

export interface WeeklyReviewProps {
  readonly data: CustomerData;
  /** Empty where no console is deployed. */
  readonly consoleUrl: string;
  readonly alarmTopic: ITopic;
}

/** The mails of the week to owners, managers and marketing, and that of the meeting: at the days and times of the settings. */
export class WeeklyReview extends Construct {
  constructor(scope: Construct, id: string, { data, consoleUrl, alarmTopic }: WeeklyReviewProps) {
    super(scope, id);
    const reviewer = new AppFunction(this, 'ReviewWeek', {
      name: 'review-week',
      configSchema,
      environment: { ...data.tableNames, CONSOLE_URL: consoleUrl },
      timeout: Duration.minutes(2),
      memoryMegabytes: 512,
      impact: 'Owners, managers and marketing do not get the mail of the week.',
      alarmTopic,
      isInvokedByRule: true,
    }).lambda;
    data.grantCustomers(reviewer, 'BatchGetItem', 'GetItem', 'PutItem', 'Query');
    data.grantTimeline(reviewer, 'BatchGetItem');
    new SilenceAlarm(this, 'QuarterMissing', {
      what: 'A quarter of an hour does not run',
      impact: 'Owners, managers and marketing may not get the mail of the week.',
      heading: 'A minute does not run',
      sign: reviewer.metricInvocations(),
      topic: alarmTopic,
      period: Duration.minutes(15),
      periods: 4,
    });
    // The time is a setting: the function asks each quarter of an hour whether it has come.
    new Rule(this, 'EveryQuarter', {
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new LambdaFunction(reviewer, { retryAttempts: 2, maxEventAge: Duration.hours(1) })],
    });
  }
}

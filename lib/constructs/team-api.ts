import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { configSchema as importConfig } from '../../functions/import-records/config.ts';
import { configSchema as apiConfig } from '../../functions/serve-api/config.ts';
import { configSchema as resultsConfig } from '../../functions/show-results/config.ts';
import { AppFunction } from './app-function.ts';
import type { CustomerData } from './customer-data.ts';
import type { WebApi } from './web-api.ts';

export interface TeamApiProps {
  readonly data: CustomerData;
  readonly api: WebApi;
  readonly audienceQueue: IQueue;
  readonly mailQueue: IQueue;
  readonly engagementQueue: IQueue;
  readonly alarmTopic: ITopic;
}

/** What the page and the command line call: files in, segments, campaigns, leads, KPIs. Signed requests only. */
export class TeamApi extends Construct {
  constructor(scope: Construct, id: string, props: TeamApiProps) {
    super(scope, id);
    const { data, api, alarmTopic } = props;
    const importer = new AppFunction(this, 'ImportRecords', {
      name: 'import-records',
      configSchema: importConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
        MAIL_QUEUE_URL: props.mailQueue.queueUrl,
      },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1769,
      impact: 'Files cannot be imported.',
      alarmTopic,
    }).lambda;
    data.customers.grantReadWriteData(importer);
    data.timeline.grantReadWriteData(importer);
    data.secret.grantRead(importer);
    props.engagementQueue.grantSendMessages(importer);
    props.mailQueue.grantSendMessages(importer);
    api.addTeamRoutes(importer, ['POST /imports/{kind}']);

    const server = new AppFunction(this, 'ServeApi', {
      name: 'serve-api',
      configSchema: apiConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        AUDIENCE_QUEUE_URL: props.audienceQueue.queueUrl,
        MAIL_QUEUE_URL: props.mailQueue.queueUrl,
        PUBLIC_URL: api.url,
      },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'The page and the command line do not answer; sending goes on.',
      alarmTopic,
    }).lambda;
    data.customers.grantReadWriteData(server);
    data.timeline.grantReadWriteData(server);
    data.secret.grantRead(server);
    props.audienceQueue.grantSendMessages(server);
    props.mailQueue.grantSendMessages(server);
    api.addTeamRoutes(server, [
      'GET /settings',
      'PUT /settings',
      'GET /segments',
      'POST /segments/preview',
      'POST /mails/preview',
      'POST /mails/test',
      'GET /campaigns',
      'POST /campaigns',
      'GET /campaigns/{id}',
      'POST /campaigns/{id}/{action}',
      'GET /owners',
      'POST /owners/invite',
      'POST /owners/absence',
    ]);

    const results = new AppFunction(this, 'ShowResults', {
      name: 'show-results',
      configSchema: resultsConfig,
      environment: {
        ...data.tableNames,
        SECRET_ARN: data.secret.secretArn,
        AUDIENCE_QUEUE_URL: props.audienceQueue.queueUrl,
        ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
      },
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      impact: 'Leads and KPIs cannot be looked at; sending and handing over go on.',
      alarmTopic,
    }).lambda;
    data.customers.grantReadWriteData(results);
    data.timeline.grantReadData(results);
    data.secret.grantRead(results);
    props.audienceQueue.grantSendMessages(results);
    props.engagementQueue.grantSendMessages(results);
    api.addTeamRoutes(results, [
      'GET /leads',
      'GET /leads/{id}',
      'GET /handoffs',
      'GET /handoffs/sheet',
      'GET /handoffs/{code}',
      'GET /answers',
      'GET /handoff-standard',
      'GET /kpis',
      'GET /exports/{crm}',
      'GET /webinars/unmatched',
      'GET /verify',
      'GET /models',
      'POST /models/{action}',
      'GET /verdicts/replay',
      'POST /verdicts/replay',
    ]);
  }
}

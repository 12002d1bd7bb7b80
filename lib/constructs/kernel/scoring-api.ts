import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { dormancyRoutes } from '../../../contract/dormancy.ts';
import { verdictRoutes } from '../../../contract/engagement.ts';
import { modelRoutes } from '../../../contract/interest.ts';
import { learningRoutes } from '../../../contract/learning.ts';
import { privacyRoutes } from '../../../contract/privacy.ts';
import { configSchema as scoringConfig } from '../../../functions/serve-scoring/config.ts';
import { AppFunction } from './app-function.ts';
import { grantMessages, grantValue } from './grants.ts';
import type { CustomerData } from '../people/customer-data.ts';
import type { WebApi } from './web-api.ts';

export interface ScoringApiProps {
  readonly data: CustomerData;
  readonly api: WebApi;
  readonly audienceQueue: IQueue;
  readonly engagementQueue: IQueue;
  /** Takes who is to be erased. */
  readonly fadingQueue: IQueue;
  readonly alarmTopic: ITopic;
}

/** What the team asks seldom and what takes room: models, learning, rules of verdicts, and what is stored of one person. */
export function addScoringApi(scope: Construct, props: ScoringApiProps): void {
  const { data, api, alarmTopic } = props;
  const scoring = new AppFunction(scope, 'ServeScoring', {
    name: 'serve-scoring',
    configSchema: scoringConfig,
    environment: {
      ...data.tableNames,
      SECRET_ARN: data.secret.secretArn,
      LINK_KEYS_ARN: data.linkKeys.secretArn,
      PUBLIC_URL: api.publicUrl,
      AUDIENCE_QUEUE_URL: props.audienceQueue.queueUrl,
      ENGAGEMENT_QUEUE_URL: props.engagementQueue.queueUrl,
      FADING_QUEUE_URL: props.fadingQueue.queueUrl,
    },
    timeout: Duration.seconds(29),
    memoryMegabytes: 1024,
    impact:
      'Models and rules of verdicts cannot be tried or switched, nor people’s data given out or erased; scoring goes on.',
    takes: ['requests'],
    alarmTopic,
  }).lambda;
  data.grantCustomers(scoring, 'BatchGetItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem');
  data.grantTimeline(scoring, 'Query');
  grantValue(scoring, data.secret);
  grantValue(scoring, data.linkKeys);
  grantMessages(scoring, props.audienceQueue);
  grantMessages(scoring, props.engagementQueue);
  grantMessages(scoring, props.fadingQueue);
  api.addTeamRoutes(scoring, {
    ...modelRoutes,
    ...learningRoutes,
    ...dormancyRoutes,
    ...verdictRoutes,
    ...privacyRoutes,
  });
}

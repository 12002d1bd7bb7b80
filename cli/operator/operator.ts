import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeActiveReceiptRuleSetCommand, SESClient } from '@aws-sdk/client-ses';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/** A resource of the deployed stack. */
export interface StackResource {
  readonly type: string;
  readonly logicalId: string;
  readonly physicalId: string;
}

/** The stack as CloudFormation tells of it. */
export interface DeployedStack {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly StackResource[];
}

/** One entry of an alarm's history about its actions. */
export interface AlarmAction {
  readonly at: Date;
  readonly summary: string;
}

/** What only the operator's own credentials may ask. A refusal of AWS is thrown. */
export interface Operator {
  readonly region: () => Promise<string>;
  readonly caller: () => Promise<{ readonly account: string; readonly arn: string }>;
  /** The version of the CDK bootstrap stack; undefined where there is none. */
  readonly bootstrapVersion: () => Promise<number | undefined>;
  readonly stack: (name: string) => Promise<DeployedStack | undefined>;
  /** The receipt rule set that SES uses now. */
  readonly activeRuleSet: () => Promise<string | undefined>;
  /** `endpoint: state`; the state is an ARN once it was confirmed. */
  readonly subscriptions: (
    topicArn: string,
  ) => Promise<readonly { readonly endpoint: string; readonly isConfirmed: boolean }[]>;
  /** How many functions may run at once in the account. */
  readonly concurrency: () => Promise<number>;
  readonly secret: (arn: string) => Promise<string>;
  readonly putSecret: (arn: string, text: string) => Promise<void>;
  readonly setAlarm: (name: string, state: 'ALARM' | 'OK', reason: string) => Promise<void>;
  readonly alarmActions: (name: string, since: Date) => Promise<readonly AlarmAction[]>;
}

/** The region of an API's own address on AWS. */
export const regionIn = (apiUrl: string): string | undefined =>
  /\.execute-api\.([a-z0-9-]+)\./.exec(new URL(apiUrl).hostname)?.[1];

/** Asks AWS with the credentials of the AWS CLI's own chain. */
export function openOperator(region: string | undefined): Operator {
  const config = region === undefined || region.trim() === '' ? {} : { region };
  const sts = new STSClient(config);
  const cloudformation = new CloudFormationClient(config);
  const cloudwatch = new CloudWatchClient(config);
  return {
    region: () => sts.config.region(),
    caller: async () => {
      const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
      return { account: Account, arn: Arn };
    },
    bootstrapVersion: () =>
      unlessMissing('ParameterNotFound', async () => {
        const { Parameter } = await new SSMClient(config).send(
          new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
        );
        return Number(Parameter?.Value);
      }),
    stack: (name) =>
      unlessMissing('ValidationError', async () => {
        const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: name }));
        const outputs = (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
          OutputKey,
          OutputValue,
        ]);
        return {
          status: Stacks[0]?.StackStatus ?? '',
          outputs: Object.fromEntries(outputs),
          resources: await resourcesOf(cloudformation, name),
        };
      }),
    activeRuleSet: async () => {
      const { Metadata } = await new SESClient(config).send(new DescribeActiveReceiptRuleSetCommand({}));
      return Metadata?.Name;
    },
    subscriptions: async (TopicArn) => {
      const { Subscriptions = [] } = await new SNSClient(config).send(
        new ListSubscriptionsByTopicCommand({ TopicArn }),
      );
      return Subscriptions.map(({ Endpoint = '', SubscriptionArn = '' }) => ({
        endpoint: Endpoint,
        isConfirmed: SubscriptionArn.startsWith('arn:'),
      }));
    },
    concurrency: async () => {
      const { AccountLimit } = await new LambdaClient(config).send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
    secret: async (SecretId) => {
      const { SecretString = '{}' } = await new SecretsManagerClient(config).send(
        new GetSecretValueCommand({ SecretId }),
      );
      return SecretString;
    },
    putSecret: async (SecretId, SecretString) => {
      await new SecretsManagerClient(config).send(new PutSecretValueCommand({ SecretId, SecretString }));
    },
    setAlarm: async (AlarmName, StateValue, StateReason) => {
      await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason }));
    },
    alarmActions: async (AlarmName, StartDate) => {
      const { AlarmHistoryItems = [] } = await cloudwatch.send(
        new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: 'Action', StartDate }),
      );
      return AlarmHistoryItems.map(({ Timestamp = StartDate, HistorySummary = '' }) => ({
        at: Timestamp,
        summary: HistorySummary,
      }));
    },
  };
}

async function resourcesOf(client: CloudFormationClient, name: string): Promise<readonly StackResource[]> {
  const found: StackResource[] = [];
  let next: string | undefined;
  do {
    const { StackResourceSummaries = [], NextToken } = await client.send(
      new ListStackResourcesCommand({ StackName: name, ...(next === undefined ? {} : { NextToken: next }) }),
    );
    for (const {
      ResourceType = '',
      LogicalResourceId = '',
      PhysicalResourceId = '',
    } of StackResourceSummaries)
      found.push({ type: ResourceType, logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
    next = NextToken;
  } while (next !== undefined);
  return found;
}

async function unlessMissing<T>(errorName: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === errorName) return undefined;
    throw error;
  }
}

import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What may be done with a table and its items; each function is given what it does, and no more (docs/iam.md). */
export type TableAction =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'DescribeTable'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem';

/** A table, or one of its indexes, by its ARN. CDK's own grants give all of reading or all of writing. */
export const grantItems = (grantee: IGrantable, arn: string, actions: readonly TableAction[]): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: actions.map((action) => `dynamodb:${action}`),
    resourceArns: [arn],
  });

/** Its value, and not what else is known of it. */
export const grantValue = (grantee: IGrantable, secret: ISecret): Grant =>
  Grant.addToPrincipal({
    grantee,
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [secret.secretArn],
  });

/** Putting messages into it: the address is known, so that it is not asked for. */
export const grantMessages = (grantee: IGrantable, queue: IQueue): Grant =>
  queue.grant(grantee, 'sqs:SendMessage');

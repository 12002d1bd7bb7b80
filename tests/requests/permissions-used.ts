import type { AwsRequest } from './check-request.ts';
import { isFields, listAt, recordAt, textAt, type Fields } from './fields.ts';

/** A permission that a request needs: an action of IAM and the name of what it is done to; an index as `table/index`. */
export interface Permission {
  readonly action: string;
  readonly on: string;
}

/** Actions of IAM that are not called as the operation is. */
const otherNames: Readonly<Record<string, string>> = {
  'sqs SendMessageBatch': 'sqs:SendMessage',
  's3 HeadObject': 's3:GetObject',
};
const prefixes: Readonly<Record<string, string>> = { sesv2: 'ses' };
/** The operations of a transaction, each with a permission of its own. */
const ofTransactions: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

/** What a function must be allowed for AWS to do as it asks. */
export function permissionsUsed(request: AwsRequest): readonly Permission[] {
  const input = isFields(request.input) ? request.input : {};
  const name = `${request.service} ${request.operation}`;
  if (name.startsWith('dynamodb Transact')) return ofTransaction(input);
  const action = otherNames[name] ?? `${prefixes[request.service] ?? request.service}:${request.operation}`;
  return placesOf(request.service, input).map((on) => ({ action, on }));
}

const ofTransaction = (input: Fields): readonly Permission[] =>
  listAt(input, 'TransactItems').flatMap((item) =>
    Object.keys(item).map((kind) => ({
      action: `dynamodb:${ofTransactions[kind] ?? kind}`,
      on: textAt(recordAt(item, kind) ?? {}, 'TableName'),
    })),
  );

function placesOf(service: string, input: Fields): readonly string[] {
  switch (service) {
    case 'dynamodb': {
      const tables = recordAt(input, 'RequestItems');
      if (tables !== undefined) return Object.keys(tables);
      const [table, index] = [textAt(input, 'TableName'), textAt(input, 'IndexName')];
      return [index === '' ? table : `${table}/${index}`];
    }
    case 'sqs':
      return [textAt(input, 'QueueUrl').split('/').at(-1) ?? ''];
    case 'events':
      return [...new Set(listAt(input, 'Entries').map((entry) => textAt(entry, 'EventBusName')))];
    case 'secretsmanager':
      return [textAt(input, 'SecretId').split(':').at(-1) ?? ''];
    case 'cognito-idp':
      return [textAt(input, 'UserPoolId')];
    case 's3':
      return [textAt(input, 'Bucket')];
    default:
      return ['*'];
  }
}

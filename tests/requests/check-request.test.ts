import { describe, expect, it } from 'vitest';
import { checkRequest } from './check-request.ts';

const key = (id: string) => ({ pk: { S: id }, sk: { S: 'PROFILE' } });
const put = (more: object = {}, item: object = {}) => ({
  TableName: 'customers',
  Item: { ...key('c1'), ...item },
  ...more,
});
const mail = (more: object = {}, simple: object = {}) => ({
  FromEmailAddress: '=?UTF-8?B?5LyK6Jek?= <ito@news.example.jp>',
  Destination: { ToAddresses: ['mori@shop.example.jp'] },
  ConfigurationSetName: 'customers',
  EmailTags: [{ Name: 'c', Value: 'k3_-' }],
  Content: {
    Simple: {
      Subject: { Data: '資料のご案内', Charset: 'UTF-8' },
      Body: { Text: { Data: 'こんにちは', Charset: 'UTF-8' } },
      Headers: [{ Name: 'List-Unsubscribe', Value: '<https://a.example/u/1>' }],
      ...simple,
    },
  },
  ...more,
});
const message = (more: object = {}) => ({ Id: '0', MessageBody: '{}', DelaySeconds: 0, ...more });
const batch = (...Entries: readonly object[]) => ({ QueueUrl: 'https://sqs/1/MailQueue', Entries });
const event = (more: object = {}) => ({ Source: 'rekindle', DetailType: 'Engaged', Detail: '{}', ...more });
const times = (count: number, make: (index: number) => object) =>
  Array.from({ length: count }, (_, index) => make(index));
const deep = (levels: number): object => (levels === 0 ? { S: 'x' } : { L: [deep(levels - 1)] });

describe('a request that AWS takes', () => {
  it.each([
    ['dynamodb', 'PutItem', put({ ConditionExpression: 'attribute_not_exists(pk)' })],
    ['dynamodb', 'GetItem', { TableName: 'customers', Key: key('c1'), ConsistentRead: true }],
    [
      'dynamodb',
      'Query',
      {
        TableName: 'customers',
        IndexName: 'due',
        KeyConditionExpression: 'dueKey = :key AND dueAt <= :now',
        ExpressionAttributeValues: { ':key': { S: 'mail#0' }, ':now': { N: '1' } },
      },
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      { TransactItems: [{ Put: put() }, { Delete: { TableName: 't', Key: key('d') } }] },
    ],
    ['sesv2', 'SendEmail', mail()],
    ['sesv2', 'GetAccount', {}],
    ['sqs', 'SendMessageBatch', batch(message())],
    ['events', 'PutEvents', { Entries: [event({ Time: 1_790_000_000 })] }],
    ['secretsmanager', 'GetSecretValue', { SecretId: 'arn:aws:secretsmanager:x' }],
    ['s3', 'PutObject', { Bucket: 'rekindle-files', Key: 'imports/1.csv' }],
  ])('is found in order: %s %s', (service, operation, input) => {
    expect(checkRequest({ service, operation, input })).toEqual([]);
  });
});

describe('a request that AWS refuses', () => {
  it.each<[service: string, operation: string, what: RegExp, input: object]>([
    ['dynamodb', 'PutItem', /\.Item: is required/, { TableName: 'customers' }],
    ['dynamodb', 'PutItem', /\.Itme: AWS knows no such member/, put({ Itme: {} })],
    ['dynamodb', 'PutItem', /\.TableName: 7 is no text/, put({ TableName: 7 })],
    ['dynamodb', 'PutItem', /"SOME" is none of/, put({ ReturnValues: 'SOME' })],
    ['dynamodb', 'PutItem', /\.pk: is to be a text of 1/, put({}, { pk: { S: '' } })],
    [
      'dynamodb',
      'PutItem',
      /\.leadsKey: the key of an index/,
      put({}, { leadsKey: { S: '' }, level: { N: '1' } }),
    ],
    ['dynamodb', 'PutItem', /\.dueAt: the key of an index/, put({}, { dueAt: { S: 'soon' } })],
    ['dynamodb', 'PutItem', /more than 409600/, put({}, { text: { S: 'x'.repeat(410_000) } })],
    ['dynamodb', 'PutItem', /a set is never empty/, put({}, { tags: { SS: [] } })],
    ['dynamodb', 'PutItem', /a set holds nothing twice/, put({}, { tags: { SS: ['a', 'a'] } })],
    ['dynamodb', 'PutItem', /more than 38 digits/, put({}, { n: { N: '1'.repeat(39) } })],
    ['dynamodb', 'PutItem', /"NaN" is no number/, put({}, { n: { N: 'NaN' } })],
    ['dynamodb', 'PutItem', /has 2 types/, put({}, { n: { N: '1', S: '1' } })],
    ['dynamodb', 'PutItem', /deeper than 32/, put({}, { list: deep(33) })],
    [
      'dynamodb',
      'PutItem',
      /:v is defined and not used/,
      put({ ConditionExpression: 'attribute_exists(pk)', ExpressionAttributeValues: { ':v': { S: 'x' } } }),
    ],
    ['dynamodb', 'PutItem', /:v is not defined/, put({ ConditionExpression: 'version = :v' })],
    ['dynamodb', 'PutItem', /is empty: leave it out/, put({ ExpressionAttributeNames: {} })],
    [
      'dynamodb',
      'GetItem',
      /is no part of the key/,
      { TableName: 'customers', Key: { ...key('c'), more: { S: 'x' } } },
    ],
    [
      'dynamodb',
      'Query',
      /an index cannot be read consistently/,
      { TableName: 'customers', IndexName: 'leads', ConsistentRead: true },
    ],
    ['dynamodb', 'Query', /fewer than 1/, { TableName: 'customers', Limit: 0 }],
    [
      'dynamodb',
      'Query',
      /values in an IN/,
      { TableName: 'customers', FilterExpression: `a IN (${'b,'.repeat(100)}b)` },
    ],
    [
      'dynamodb',
      'Query',
      /has \d+ bytes, more than 4096/,
      { TableName: 'customers', FilterExpression: 'a'.repeat(4097) },
    ],
    ['dynamodb', 'Scan', /is no segment/, { TableName: 'customers', Segment: 4, TotalSegments: 4 }],
    [
      'dynamodb',
      'TransactWriteItems',
      /in the transaction twice/,
      { TransactItems: [{ Put: put() }, { Delete: { TableName: 'customers', Key: key('c1') } }] },
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      /more than 100/,
      { TransactItems: times(101, (index) => ({ Put: put({}, key(`c${index}`)) })) },
    ],
    [
      'dynamodb',
      'TransactWriteItems',
      /more than 4194304/,
      {
        TransactItems: times(12, (index) => ({
          Put: put({}, { ...key(`c${index}`), text: { S: 'x'.repeat(399_000) } }),
        })),
      },
    ],
    [
      'dynamodb',
      'BatchGetItem',
      /two keys are the same/,
      { RequestItems: { customers: { Keys: [key('a'), key('a')] } } },
    ],
    [
      'dynamodb',
      'BatchGetItem',
      /more than 100/,
      { RequestItems: { customers: { Keys: times(101, (index) => key(`${index}`)) } } },
    ],
    [
      'dynamodb',
      'BatchWriteItem',
      /two writes are of one item/,
      { RequestItems: { customers: times(2, () => ({ PutRequest: { Item: key('a') } })) } },
    ],
    ['dynamodb', 'ListTables', /nothing is known of it here/, { TableName: 'customers' }],
    ['sesv2', 'SendEmail', /AWS knows no such member/, mail({ Tags: [] })],
    [
      'sesv2',
      'SendEmail',
      /are to be of A-Z a-z 0-9/,
      mail({ EmailTags: [{ Name: 'campaign', Value: '秋' }] }),
    ],
    ['sesv2', 'SendEmail', /does not match/, mail({}, { Headers: [{ Name: 'X-Name', Value: '秋' }] })],
    [
      'sesv2',
      'SendEmail',
      /more than 995/,
      mail({}, { Headers: [{ Name: 'X-Name', Value: 'x'.repeat(996) }] }),
    ],
    [
      'sesv2',
      'SendEmail',
      /more than 15/,
      mail({}, { Headers: times(16, (index) => ({ Name: `X-${index}`, Value: 'x' })) }),
    ],
    [
      'sesv2',
      'SendEmail',
      /SES writes that header itself/,
      mail({}, { Headers: [{ Name: 'reply-to', Value: 'x' }] }),
    ],
    ['sesv2', 'SendEmail', /is not ASCII/, mail({ FromEmailAddress: '伊藤 <ito@news.example.jp>' })],
    ['sesv2', 'SendEmail', /neither quoted/, mail({ FromEmailAddress: 'Ito, Yumi <ito@news.example.jp>' })],
    [
      'sesv2',
      'SendEmail',
      /neither quoted/,
      mail({ FromEmailAddress: '=?UTF-8?B?5LyK6J?= <ito@news.example.jp>' }),
    ],
    ['sesv2', 'SendEmail', /before the @/, mail({ ReplyToAddresses: [`${'x'.repeat(65)}@news.example.jp`] })],
    ['sesv2', 'SendEmail', /holds no address/, mail({ Destination: { ToAddresses: ['nobody'] } })],
    ['sesv2', 'SendEmail', /has 0 recipients/, mail({ Destination: {} })],
    ['sesv2', 'SendEmail', /more than one line/, mail({}, { Subject: { Data: 'a\r\nBcc: b@c.example' } })],
    [
      'sqs',
      'SendMessageBatch',
      /has 11 members/,
      batch(...times(11, (index) => message({ Id: `${index}` }))),
    ],
    ['sqs', 'SendMessageBatch', /two have the same Id/, batch(message(), message())],
    ['sqs', 'SendMessageBatch', /more than 262144/, batch(message({ MessageBody: 'x'.repeat(262_145) }))],
    ['sqs', 'SendMessageBatch', /is to be 0 to 900/, batch(message({ DelaySeconds: 901 }))],
    ['sqs', 'SendMessage', /does not take/, { QueueUrl: 'q', MessageBody: 'a\u0000b' }],
    ['events', 'PutEvents', /has 11 members/, { Entries: times(11, () => event()) }],
    ['events', 'PutEvents', /is no JSON object/, { Entries: [event({ Detail: '[1]' })] }],
    [
      'events',
      'PutEvents',
      /more than 262144/,
      { Entries: [event({ Detail: JSON.stringify({ text: 'x'.repeat(262_144) }) })] },
    ],
    ['events', 'PutEvents', /only AWS may/, { Entries: [event({ Source: 'aws.ses' })] }],
    ['secretsmanager', 'GetSecretValue', /\.SecretId: is required/, {}],
    ['s3', 'PutObject', /has 0 bytes/, { Bucket: 'rekindle-files', Key: '' }],
    ['s3', 'DeleteObject', /nothing is known of it here/, { Bucket: 'rekindle-files', Key: 'a' }],
  ])('is found out: %s %s %s', (service, operation, what, input) => {
    expect(checkRequest({ service, operation, input }).join('\n')).toMatch(what);
  });
});

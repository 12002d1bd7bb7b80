import type { Resources } from '../infra/synthesized.ts';
import { plain, placesIn, type Grants } from './granted.ts';
import type { Permission } from '../requests/permissions-used.ts';

/** Why a function may do what its code never asks for. */
interface Reason {
  /** The actions, in words. */
  readonly actions: string;
  readonly because: string;
  readonly covers: (permission: Permission, grants: Grants, resources: Resources) => boolean;
}

const polling: readonly string[] = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
];
const reading: readonly string[] = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const leaving: readonly string[] = ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'];

/** Every permission that no request used, and why it is granted all the same. */
export const reasons: readonly Reason[] = [
  {
    actions: 'receiving, deleting and delaying messages',
    because: 'Lambda takes messages from the queue with the role of the function that they are for.',
    covers: ({ action, on }, grants, resources) =>
      polling.includes(action) && sourcesOf(grants, resources).includes(on),
  },
  {
    actions: 'reading a stream',
    because: "Lambda reads the table's stream with the role of the function that it is for.",
    covers: ({ action, on }, grants, resources) =>
      reading.includes(action) && (on === '*' || sourcesOf(grants, resources).includes(on)),
  },
  {
    actions: 'sending to a dead-letter queue',
    because: "Lambda leaves what failed in a dead-letter queue, with the function's role.",
    covers: ({ action, on }) => leaving.includes(action) && /(?:DeadLetters|FailedEvents)$/.test(on),
  },
  {
    actions: '`xray:PutTraceSegments`, `xray:PutTelemetryRecords`',
    because: 'Traces are sent by Lambda itself; X-Ray knows no resources.',
    covers: ({ action }) => action.startsWith('xray:'),
  },
  {
    actions: '`s3:ListBucket`',
    because: 'Without it S3 answers 403, and not 404, where there is no such object.',
    covers: ({ action }) => action === 's3:ListBucket',
  },
];

/** What a function is fed from, by name. */
const sourcesOf = ({ logicalId }: Grants, resources: Resources): readonly string[] =>
  Object.values(resources)
    .filter(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::EventSourceMapping' &&
        placesIn(Properties['FunctionName']).includes(logicalId),
    )
    .flatMap(({ Properties }) => placesIn(Properties['EventSourceArn']).map(plain));

/** Why something is permitted that no request of ours needs; undefined where it must be used. */
export const reasonFor = (permission: Permission, grants: Grants, resources: Resources): string | undefined =>
  reasons.find(({ covers }) => covers(permission, grants, resources))?.because;

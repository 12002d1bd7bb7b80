import type { Resources } from '../infra/synthesized.ts';
import { plain, placesIn, type Grants } from './granted.ts';
import type { Permission } from '../requests/permissions-used.ts';

/** Why a function may do what its code never asks for. */
interface Reason {
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
    because: 'Lambda takes messages from the queue with the role of the function that they are for.',
    covers: ({ action, on }, grants, resources) =>
      polling.includes(action) && sourcesOf(grants, resources).includes(on),
  },
  {
    because: "Lambda reads the table's stream with the role of the function that it is for.",
    covers: ({ action, on }, grants, resources) =>
      reading.includes(action) && (on === '*' || sourcesOf(grants, resources).includes(on)),
  },
  {
    because: "Lambda leaves what failed in a dead-letter queue, with the function's role.",
    covers: ({ action, on }) => leaving.includes(action) && /(?:DeadLetters|FailedEvents)$/.test(on),
  },
  {
    because: 'Traces are sent by Lambda itself; X-Ray knows no resources.',
    covers: ({ action }) => action.startsWith('xray:'),
  },
  {
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

import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AwsCall } from '../../../local/aws/aws-fault.ts';
import type { Database } from '../../../platform/dynamodb/database.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { actor, aside } from './acting-as.ts';
import { bytesOf, itemSchema, readUnits, writeUnits, type StoredItem } from './units.ts';

/** What a piece of work costs one function. */
export const costSchema = z.object({
  requests: z.number(),
  readUnits: z.number(),
  writeUnits: z.number(),
  largestTransaction: z.number(),
  messages: z.number(),
  mails: z.number(),
});
export type Cost = z.infer<typeof costSchema>;
type Costs = Readonly<Record<string, Cost>>;

/** Counts what functions ask of AWS, each by its name; what a test arranges itself is nobody's and not counted. */
export interface Meter {
  readonly add: (cost: Partial<Cost>) => void;
  /** Forgets what was counted so far. */
  readonly forget: () => void;
  /** What was counted while some work was done. */
  readonly during: (work: () => Promise<unknown>) => Promise<Costs>;
  /** Whether anybody wants to know: looking at what is written doubles the work. */
  readonly isCounting: () => boolean;
}

export function createMeter(): Meter {
  let costs: Record<string, Cost> = {};
  let pieces = 0;
  return {
    isCounting: () => pieces > 0,
    add: (cost) => {
      const name = actor();
      if (name === undefined) return;
      const was = costs[name] ?? nothing;
      costs[name] = {
        requests: was.requests + (cost.requests ?? 0),
        readUnits: was.readUnits + (cost.readUnits ?? 0),
        writeUnits: was.writeUnits + (cost.writeUnits ?? 0),
        largestTransaction: Math.max(was.largestTransaction, cost.largestTransaction ?? 0),
        messages: was.messages + (cost.messages ?? 0),
        mails: was.mails + (cost.mails ?? 0),
      };
    },
    forget: () => {
      costs = {};
    },
    during: async (work) => {
      costs = {};
      pieces++;
      try {
        await work();
      } finally {
        pieces--;
      }
      return Object.fromEntries(Object.entries(costs).toSorted(([a], [b]) => a.localeCompare(b)));
    },
  };
}

const nothing: Cost = {
  requests: 0,
  readUnits: 0,
  writeUnits: 0,
  largestTransaction: 0,
  messages: 0,
  mails: 0,
};

const keyed = z.object({ TableName: z.string(), Key: itemSchema });
const writeSchema = z.object({
  Put: z.object({ TableName: z.string(), Item: itemSchema }).optional(),
  Update: keyed.optional(),
  Delete: keyed.optional(),
  ConditionCheck: keyed.optional(),
});
const inputSchema = z.object({
  TableName: z.string().optional(),
  Item: itemSchema.optional(),
  Key: itemSchema.optional(),
  ConsistentRead: z.boolean().optional(),
  TransactItems: z.array(writeSchema).optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
});
const answerSchema = z.object({
  Item: itemSchema.optional(),
  /** Of queries and scans, whose filters and projections hide what was read. */
  ConsumedCapacity: z.object({ CapacityUnits: z.number() }).optional(),
  Responses: z.record(z.string(), z.array(itemSchema)).optional(),
});
const putsSchema = z.array(z.object({ PutRequest: z.object({ Item: itemSchema }).optional() }));
const keysSchema = z.object({ Keys: z.array(itemSchema), ConsistentRead: z.boolean().optional() });

interface Place {
  readonly table: string;
  readonly key: StoredItem;
}

/** The same database, whose every request is counted in the name of whoever acts, in units of AWS's rules. */
export const metered = (db: Database, meter: Meter): Database =>
  databaseThrough(db, async (command, sendOn) => {
    if (actor() === undefined || !meter.isCounting()) return sendOn();
    const input = inputSchema.parse(command.input);
    const places = placesIn(operationOf(command), input);
    const before = await look(db, places);
    if (isQuery(command.input)) command.input.ReturnConsumedCapacity = 'TOTAL';
    const answer = await sendOn();
    const after = await look(db, places);
    const isTransaction = input.TransactItems !== undefined;
    meter.add({
      requests: 1,
      readUnits: unitsRead(input, answer),
      writeUnits: places.reduce(
        (sum, _, index) => sum + writeUnits(before[index], after[index], isTransaction),
        0,
      ),
      largestTransaction: input.TransactItems?.length ?? 0,
    });
    return answer;
  });

const isQuery = (input: unknown): input is { ReturnConsumedCapacity?: string } =>
  typeof input === 'object' && input !== null && ('KeyConditionExpression' in input || 'Segment' in input);

const look = (db: Database, places: readonly Place[]): Promise<readonly (StoredItem | undefined)[]> =>
  aside(() =>
    Promise.all(
      places.map(async ({ table, key }) => {
        const { Item } = await db.client.send(
          new GetCommand({ TableName: table, Key: key, ConsistentRead: true }),
        );
        return Item;
      }),
    ),
  );

type Input = z.infer<typeof inputSchema>;

/** Which items a request writes, or holds a condition on within a transaction. */
function placesIn(operation: string, input: Input): readonly Place[] {
  const { TableName: table = '' } = input;
  switch (operation) {
    case 'PutItem':
      return input.Item === undefined ? [] : [{ table, key: keyOf(input.Item) }];
    case 'UpdateItem':
    case 'DeleteItem':
      return input.Key === undefined ? [] : [{ table, key: keyOf(input.Key) }];
    case 'TransactWriteItems':
      return (input.TransactItems ?? []).flatMap(({ Put, Update, Delete, ConditionCheck }) => [
        ...(Put === undefined ? [] : [{ table: Put.TableName, key: keyOf(Put.Item) }]),
        ...[Update, Delete, ConditionCheck].flatMap((write) =>
          write === undefined ? [] : [{ table: write.TableName, key: keyOf(write.Key) }],
        ),
      ]);
    case 'BatchWriteItem':
      return Object.entries(input.RequestItems ?? {}).flatMap(([name, requests]) =>
        putsSchema
          .parse(requests)
          .flatMap(({ PutRequest }) =>
            PutRequest === undefined ? [] : [{ table: name, key: keyOf(PutRequest.Item) }],
          ),
      );
    default:
      return [];
  }
}

const keyOf = ({ pk, sk }: StoredItem): StoredItem => ({ pk, sk });

/** Read units: of a batch each item by itself, a missing one too; of a query or scan what the engine says, filtered or not. */
function unitsRead(input: Input, answer: unknown): number {
  const { Item, ConsumedCapacity, Responses } = answerSchema.parse(answer);
  const isConsistent = input.ConsistentRead === true;
  if (Responses !== undefined)
    return Object.entries(input.RequestItems ?? {}).reduce((sum, [table, asked]) => {
      const { Keys, ConsistentRead } = keysSchema.parse(asked);
      const found = Responses[table] ?? [];
      const units = found.map((item) => readUnits(bytesOf(item), ConsistentRead === true));
      const missing = (Keys.length - found.length) * readUnits(0, ConsistentRead === true);
      return sum + missing + units.reduce((all, each) => all + each, 0);
    }, 0);
  // DynamoDB Local asks nothing for an empty answer, AWS the least that there is.
  if (ConsumedCapacity !== undefined)
    return Math.max(ConsumedCapacity.CapacityUnits, readUnits(0, isConsistent));
  return Item !== undefined || (input.Key !== undefined && input.ConsistentRead !== undefined)
    ? readUnits(Item === undefined ? 0 : bytesOf(Item), isConsistent)
    : 0;
}

/** What a call beside the database counts as: messages sent, events published, a mail given to SES. */
export function messagesAndMails({ service, operation, body, phase }: AwsCall): Partial<Cost> {
  if (phase === 'after' || service === 'dynamodb') return {};
  if (service === 'sesv2') return { requests: 1, mails: Number(operation === 'SendEmail') };
  if (service !== 'sqs' && service !== 'events') return { requests: 1 };
  const messages = Array.isArray(body) ? body.length : 1;
  return { requests: Math.ceil(messages / 10), messages };
}

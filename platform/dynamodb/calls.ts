import { randomUUID } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
  type BatchGetCommandInput,
  type GetCommandInput,
  type PutCommandInput,
  type QueryCommandInput,
  type QueryCommandOutput,
  type ScanCommandInput,
  type ScanCommandOutput,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { marshallOptions, type Database, type Item, type Write } from './database.ts';

type Values = Record<string, AttributeValue>;

const marshalled = (fields: Item): Values => marshall(fields, marshallOptions);
const marshalledOf = (fields: Item | undefined): Values | undefined =>
  fields === undefined ? undefined : marshalled(fields);

/** GetItem. */
export async function get(db: Database, input: GetCommandInput): Promise<Item | undefined> {
  const text = await db.wire?.('GetItem', { ...input, Key: marshalledOf(input.Key) });
  if (text === undefined) return (await db.client.send(new GetCommand(input))).Item;
  const { Item: values }: { readonly Item?: Values } = JSON.parse(text);
  return values === undefined ? undefined : unmarshall(values);
}

/** One BatchGetItem of one table; `left` are keys that DynamoDB did not process. */
export async function batchGet(
  db: Database,
  table: string,
  Keys: Item[],
): Promise<{ readonly items: readonly Item[]; readonly left: Item[] }> {
  const input: BatchGetCommandInput = { RequestItems: { [table]: { Keys, ConsistentRead: true } } };
  const text = await db.wire?.('BatchGetItem', {
    RequestItems: { [table]: { Keys: Keys.map((key) => marshalled(key)), ConsistentRead: true } },
  });
  if (text === undefined) {
    const { Responses, UnprocessedKeys } = await db.client.send(new BatchGetCommand(input));
    return { items: Responses?.[table] ?? [], left: UnprocessedKeys?.[table]?.Keys ?? [] };
  }
  const { Responses, UnprocessedKeys }: BatchGetAnswer = JSON.parse(text);
  return {
    items: (Responses?.[table] ?? []).map((values) => unmarshall(values)),
    left: (UnprocessedKeys?.[table]?.Keys ?? []).map((values) => unmarshall(values)),
  };
}

interface BatchGetAnswer {
  readonly Responses?: Readonly<Record<string, readonly Values[]>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys?: readonly Values[] }>>;
}

/** A put or a deletion of a batch. */
export type BatchWrite =
  | { readonly PutRequest: { readonly Item: Item } }
  | { readonly DeleteRequest: { readonly Key: Item } };

/** One BatchWriteItem of one table; answers what DynamoDB did not process. */
export async function batchWrite(
  db: Database,
  table: string,
  writes: readonly BatchWrite[],
): Promise<readonly BatchWrite[]> {
  const text = await db.wire?.('BatchWriteItem', {
    RequestItems: {
      [table]: writes.map((write) =>
        'PutRequest' in write
          ? { PutRequest: { Item: marshalled(write.PutRequest.Item) } }
          : { DeleteRequest: { Key: marshalled(write.DeleteRequest.Key) } },
      ),
    },
  });
  if (text === undefined) {
    const RequestItems = { [table]: writes.map((write) => ({ ...write })) };
    const { UnprocessedItems } = await db.client.send(new BatchWriteCommand({ RequestItems }));
    return (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest, DeleteRequest }) => [
      ...(PutRequest?.Item === undefined ? [] : [{ PutRequest: { Item: PutRequest.Item } }]),
      ...(DeleteRequest?.Key === undefined ? [] : [{ DeleteRequest: { Key: DeleteRequest.Key } }]),
    ]);
  }
  const { UnprocessedItems }: BatchWriteAnswer = JSON.parse(text);
  return (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest, DeleteRequest }): BatchWrite[] => [
    ...(PutRequest === undefined ? [] : [{ PutRequest: { Item: unmarshall(PutRequest.Item) } }]),
    ...(DeleteRequest === undefined ? [] : [{ DeleteRequest: { Key: unmarshall(DeleteRequest.Key) } }]),
  ]);
}

interface BatchWriteAnswer {
  readonly UnprocessedItems?: Readonly<
    Record<
      string,
      readonly {
        readonly PutRequest?: { readonly Item: Values };
        readonly DeleteRequest?: { readonly Key: Values };
      }[]
    >
  >;
}

/** One page of a Query or Scan; `next` is where the following begins. */
export interface Page {
  readonly items: readonly Item[];
  readonly next: Item | undefined;
}

/** One page of a Query. */
export async function queryPage(db: Database, input: QueryCommandInput): Promise<Page> {
  const text = await db.wire?.('Query', paged(input));
  return text === undefined ? pageOf(await db.client.send(new QueryCommand(input))) : pageIn(text);
}

/** One page of a Scan. */
export async function scanPage(db: Database, input: ScanCommandInput): Promise<Page> {
  const text = await db.wire?.('Scan', paged(input));
  return text === undefined ? pageOf(await db.client.send(new ScanCommand(input))) : pageIn(text);
}

/** The input with its values and its start as DynamoDB writes them. */
const paged = <T extends QueryCommandInput | ScanCommandInput>(input: T) => ({
  ...input,
  ExpressionAttributeValues: marshalledOf(input.ExpressionAttributeValues),
  ExclusiveStartKey: marshalledOf(input.ExclusiveStartKey),
});

const pageOf = ({ Items = [], LastEvaluatedKey }: QueryCommandOutput | ScanCommandOutput): Page => ({
  items: Items,
  next: LastEvaluatedKey,
});

function pageIn(text: string): Page {
  const { Items = [], LastEvaluatedKey: last }: QueryAnswer = JSON.parse(text);
  return {
    items: Items.map((values) => unmarshall(values)),
    next: last === undefined ? undefined : unmarshall(last),
  };
}

interface QueryAnswer {
  readonly Items?: readonly Values[];
  readonly LastEvaluatedKey?: Values;
}

/** PutItem. */
export async function put(db: Database, input: PutCommandInput): Promise<void> {
  const text = await db.wire?.('PutItem', {
    ...input,
    Item: marshalledOf(input.Item),
    ExpressionAttributeValues: marshalledOf(input.ExpressionAttributeValues),
  });
  if (text === undefined) await db.client.send(new PutCommand(input));
}

/** UpdateItem; what `ReturnValues` asks for. */
export async function update(db: Database, input: UpdateCommandInput): Promise<Item | undefined> {
  const text = await db.wire?.('UpdateItem', keyed(input));
  if (text === undefined) return (await db.client.send(new UpdateCommand(input))).Attributes;
  const { Attributes }: { readonly Attributes?: Values } = JSON.parse(text);
  return Attributes === undefined ? undefined : unmarshall(Attributes);
}

/** TransactWriteItems. The same token goes with it however often it is sent: it is done once. */
export async function transactWrite(db: Database, writes: readonly Write[]): Promise<void> {
  const ClientRequestToken = randomUUID();
  const text = await db.wire?.('TransactWriteItems', {
    TransactItems: writes.map(({ Put, Update, Delete, ConditionCheck }) => ({
      ...(Put === undefined ? {} : { Put: { ...keyed(Put), Item: marshalledOf(Put.Item) } }),
      ...(Update === undefined ? {} : { Update: keyed(Update) }),
      ...(Delete === undefined ? {} : { Delete: keyed(Delete) }),
      ...(ConditionCheck === undefined ? {} : { ConditionCheck: keyed(ConditionCheck) }),
    })),
    ClientRequestToken,
  });
  if (text === undefined)
    await db.client.send(new TransactWriteCommand({ TransactItems: [...writes], ClientRequestToken }));
}

/** The input with its key and values as DynamoDB writes them. */
const keyed = <T extends Keyed>(input: T) => ({
  ...input,
  Key: marshalledOf(input.Key),
  ExpressionAttributeValues: marshalledOf(input.ExpressionAttributeValues),
});

interface Keyed {
  readonly Key?: Item | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
}

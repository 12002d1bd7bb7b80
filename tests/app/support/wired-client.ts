import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { marshallOptions } from '../../../platform/dynamodb/database.ts';
import type { Wire, WireOperation } from '../../../platform/dynamodb/wire.ts';
import { isFields, type Fields } from '../../requests/fields.ts';
import { operationOf, type Command } from '../../support/database-through.ts';

/**
 * The same client, whose commands go by the product's own wire, as ordinary requests of its functions do (docs/adr/16): a
 * request takes a third of the CPU. What the wire does not know or could not do goes by the SDK.
 */
export function wiredClient(client: DynamoDBDocumentClient, wire: Wire): DynamoDBDocumentClient {
  const send = async (command: Command): Promise<unknown> => {
    const operation = operationOf(command);
    const text = isWired(operation) ? await wire(operation, marshalledIn(command.input)) : undefined;
    if (text === undefined) return Reflect.apply(client.send.bind(client), undefined, [command]);
    return { $metadata: {}, ...unmarshalledIn(JSON.parse(text)) };
  };
  return new Proxy(client, {
    get: (target, name): unknown => (name === 'send' ? send : Reflect.get(target, name)),
  });
}

const wired: ReadonlySet<string> = new Set<WireOperation>([
  'BatchGetItem',
  'BatchWriteItem',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'TransactWriteItems',
  'UpdateItem',
]);
const isWired = (operation: string): operation is WireOperation => wired.has(operation);

/** Where a request or an answer holds an item, a key or values, and where several. */
const single = new Set(
  'Key Item Attributes ExpressionAttributeValues ExclusiveStartKey LastEvaluatedKey'.split(' '),
);
const several = new Set(['Keys', 'Items']);

type Convert = (item: Fields) => unknown;

const marshalledIn = (input: unknown): object =>
  membersConverted(isFields(input) ? input : {}, (item) => marshall({ ...item }, marshallOptions));

/** An answer's `Responses` names tables, each with its items. */
function unmarshalledIn({ Responses, ...rest }: Fields): object {
  const toItem: Convert = (item) => (isStored(item) ? unmarshall(item) : item);
  const others = membersConverted(rest, toItem);
  if (!isFields(Responses)) return others;
  const tables = Object.entries(Responses).map(([table, items]) => [table, eachOf(items, toItem)]);
  return { ...others, Responses: Object.fromEntries(tables) };
}

function membersConverted(fields: Fields, convert: Convert): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (single.has(name) && isFields(value)) return [name, convert(value)];
      return [name, several.has(name) ? eachOf(value, convert) : converted(value, convert)];
    }),
  );
}

function converted(value: unknown, convert: Convert): unknown {
  if (Array.isArray(value)) return value.map((each) => converted(each, convert));
  return isFields(value) ? membersConverted(value, convert) : value;
}

const eachOf = (items: unknown, convert: Convert): unknown =>
  Array.isArray(items) ? items.filter(isFields).map(convert) : items;

/** What DynamoDB answers as an item is one. */
const isStored = (item: Fields): item is Record<string, AttributeValue> => isFields(item);

import * as z from 'zod';
import { withoutUndefined } from '../plain-object.ts';
import type { StackTemplate, TemplateResource } from '../template/read-template.ts';
import { physicalName, streamArn } from '../template/resource-names.ts';
import type { Resolve } from '../template/resolve-intrinsics.ts';
import type { CallDynamoDb } from './call-dynamodb.ts';

const indexSchema = z.object({ IndexName: z.string(), KeySchema: z.unknown(), Projection: z.unknown() });

const tableSchema = z.looseObject({
  KeySchema: z.unknown(),
  AttributeDefinitions: z.unknown(),
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  LocalSecondaryIndexes: z.array(indexSchema).optional(),
  StreamSpecification: z.looseObject({ StreamViewType: z.string().default('NEW_AND_OLD_IMAGES') }).optional(),
  TimeToLiveSpecification: z
    .looseObject({ AttributeName: z.string().optional(), Enabled: z.boolean().default(true) })
    .optional(),
});

const createdSchema = z.looseObject({
  TableDescription: z.looseObject({ LatestStreamArn: z.string().optional() }),
});

/** Creates the tables; answers DynamoDB's own ARN of each stream for the ARN that the template uses. */
export async function createTables(
  template: StackTemplate,
  resolve: Resolve,
  call: CallDynamoDb,
): Promise<ReadonlyMap<string, string>> {
  const streams = new Map<string, string>();
  for (const resource of template.ofType('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table')) {
    const stream = await createTable(resource, resolve, call);
    if (stream !== undefined) streams.set(streamArn(resource), stream);
  }
  return streams;
}

async function createTable(
  resource: TemplateResource,
  resolve: Resolve,
  call: CallDynamoDb,
): Promise<string | undefined> {
  const table = tableSchema.parse(resolve(resource.properties));
  const TableName = physicalName(resource);
  const created = createdSchema.parse(
    await call(
      'DynamoDB_20120810',
      'CreateTable',
      withoutUndefined({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: table.KeySchema,
        AttributeDefinitions: table.AttributeDefinitions,
        GlobalSecondaryIndexes: table.GlobalSecondaryIndexes,
        LocalSecondaryIndexes: table.LocalSecondaryIndexes,
        StreamSpecification: table.StreamSpecification && {
          StreamEnabled: true,
          StreamViewType: table.StreamSpecification.StreamViewType,
        },
      }),
    ),
  );
  if (table.TimeToLiveSpecification?.AttributeName !== undefined) {
    const { AttributeName, Enabled } = table.TimeToLiveSpecification;
    await call('DynamoDB_20120810', 'UpdateTimeToLive', {
      TableName,
      TimeToLiveSpecification: { AttributeName, Enabled },
    });
  }
  return created.TableDescription.LatestStreamArn;
}

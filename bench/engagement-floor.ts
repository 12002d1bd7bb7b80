import {
  BatchGetCommand,
  GetCommand,
  TransactWriteCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { RawEngagement } from '../domain/engagement/engagement.ts';
import type { Write } from '../platform/dynamodb/database.ts';

/** A click by somebody, by number. */
export const actOf = (customerId: string, number: number): Extract<RawEngagement, { kind: 'click' }> => {
  const at = new Date(Date.UTC(2026, 10, 1) + number * 60_000).toISOString();
  return {
    kind: 'click',
    id: `act${number}`,
    customerId,
    occurredAt: at,
    receivedAt: at,
    messageId: `mail${number}`,
    link: 'https://example.com/',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
    ipAddress: '203.0.113.7',
  };
};

/** The fact that an act counts, as it is published. */
export const factOf = (customerId: string, number: number) => ({
  kind: 'engaged',
  customerId,
  at: '2026-11-20T00:00:00.000Z',
  id: `mail#click#${number}`,
  act: 'click',
  group: `mail#click#${number}`,
  engagementId: `act${number}`,
  messageId: 'mail',
  campaignId: 'campaign',
  verdict: 'human',
});

/** The least that an interest could hold. */
export const floorState = (pk: string) => ({ pk, sk: 'STATE', heat: 690.5, threshold: 50, version: 1 });

/**
 * The floor: one get and one transaction (put once, conditional update) a unit, nothing else. `withFacts` it reads and
 * writes what an event cannot do without: the mail beside the state, and of each act the fact that others wait for.
 */
export const floorWork =
  (client: DynamoDBDocumentClient, round: string, k: number, withFacts: boolean) =>
  async (unit: number): Promise<void> => {
    const pk = `${round}-${unit}`;
    await (withFacts
      ? client.send(
          new BatchGetCommand({
            RequestItems: {
              floor: {
                Keys: ['STATE', 'MAIL'].map((sk) => ({ pk, sk })),
                ConsistentRead: true,
              },
            },
          }),
        )
      : client.send(new GetCommand({ TableName: 'floor', Key: { pk, sk: 'STATE' }, ConsistentRead: true })));
    const facts = Array.from({ length: withFacts ? k : 0 }, (_, index): Write => ({
      Put: { TableName: 'floor', Item: { pk, sk: `FACT#${index}`, fact: factOf(pk, index) } },
    }));
    const puts = Array.from({ length: k }, (_, index): Write => ({
      Put: {
        TableName: 'floor',
        Item: {
          pk,
          sk: `ACT#${index}`,
          act: actOf(pk, index),
          verdict: { is: 'human', reasons: ['browser-agent'], rules: 1 },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }));
    const update: Write = {
      Put: {
        TableName: 'floor',
        Item: { ...floorState(pk), version: 2 },
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': 1 },
      },
    };
    await client.send(new TransactWriteCommand({ TransactItems: [...puts, update, ...facts] }));
  };

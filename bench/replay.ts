import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { recordEngagement } from '../app/engagement/record-engagement.ts';
import { saveAccounts } from '../app/people/account-store.ts';
import { saveCustomers } from '../app/people/customer-store.ts';
import { type Database } from '../platform/dynamodb/database.ts';
import { preset000 } from '../domain/interest/scoring-model.ts';
import { defaultSettings, type Settings } from '../domain/settings/settings.ts';
import { aCustomer, anAccount } from '../tests/builders/people.ts';
import { openBenchDatabase } from './bench-database.ts';
import { actOf } from './engagement-floor.ts';
import { unusedByEngagements } from './engagement.ts';
import { measure, type Sample } from './measure.ts';
import { median, printLine } from './report.ts';

const CUSTOMERS = 100;
const EVENTS = 50;
const ROUNDS = 5;

/** The floor of a replay: read the interest, read the whole timeline, write the new interest; nothing parsed or folded. */
const floorWork =
  ({ client }: Database, ids: readonly string[], round: number) =>
  async (unit: number): Promise<void> => {
    const pk = `CUSTOMER#${ids[unit] ?? ''}`;
    await client.send(
      new GetCommand({ TableName: 'customers', Key: { pk, sk: 'PROFILE' }, ConsistentRead: true }),
    );
    await client.send(
      new QueryCommand({
        TableName: 'timeline',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      }),
    );
    await client.send(
      new PutCommand({
        TableName: 'floor',
        Item: { pk, sk: `STATE#${round}`, heat: 690.5, threshold: 50, version: 1 },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  };

/** A new model filled from whole timelines: customers of 50 events each, beside a bare read and write of the same items. */
export async function benchReplay(): Promise<void> {
  const { db, close } = await openBenchDatabase();
  const ids = Array.from({ length: CUSTOMERS }, (_, index) => `c${index}`);
  await saveAccounts(db, [anAccount({ id: 'a' })]);
  await saveCustomers(
    db,
    ids.map((id) => aCustomer({ id, accountId: 'a' })),
  );
  const recorderWith = (settings: Settings) =>
    recordEngagement({
      db,
      ...unusedByEngagements,
      settings: async () => settings,
      now: () => new Date(Date.UTC(2026, 10, 20)),
    });
  const record = recorderWith(defaultSettings);
  for (const customerId of ids)
    for (let from = 0; from < EVENTS; from += 25)
      await record({
        customerId,
        acts: Array.from({ length: 25 }, (_, index) => actOf(customerId, (from + index) * 1000)),
        judgeAgain: [],
        recompute: false,
      });
  const product: Sample[] = [];
  const floor: Sample[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const replay = recorderWith({
      ...defaultSettings,
      candidateModel: { ...preset000, id: `candidate-${round}` },
    });
    const floored = await measure(CUSTOMERS, EVENTS, floorWork(db, ids, round));
    const produced = await measure(CUSTOMERS, EVENTS, async (unit) => {
      await replay({ customerId: ids[unit] ?? '', acts: [], judgeAgain: [], recompute: false, replay: true });
    });
    if (round === 0) continue;
    floor.push(floored);
    product.push(produced);
  }
  const rate = median(product.map((each) => each.perSecond));
  const floorRate = median(floor.map((each) => each.perSecond));
  const cpu = median(product.map((each) => each.cpuSecondsPer1000));
  const floorCpu = median(floor.map((each) => each.cpuSecondsPer1000));
  printLine({
    bench: 'replay',
    name: `whole timelines of ${EVENTS} events folded into a new model`,
    unit: 'events/s',
    product: rate,
    anchor: floorRate,
    ratio: rate / floorRate,
    budget: 'at least 0.3 of a bare read and write',
    met: rate / floorRate >= 0.3,
    runs: ROUNDS,
    note: `${(rate / EVENTS).toFixed(0)} customers a second`,
  });
  printLine({
    bench: 'replay',
    name: `whole timelines of ${EVENTS} events folded into a new model: CPU`,
    unit: 's per 1,000 events',
    product: cpu,
    anchor: floorCpu,
    ratio: cpu / floorCpu,
    budget: 'at most 3 times a bare read and write',
    met: cpu / floorCpu <= 3,
    runs: ROUNDS,
  });
  await close();
}

import { saveAccounts } from '../app/people/account-store.ts';
import { saveCustomers } from '../app/people/customer-store.ts';
import { putMany } from '../platform/dynamodb/engine.ts';
import type { Database } from '../platform/dynamodb/database.ts';
import { recordEngagement } from '../app/engagement/record-engagement.ts';
import { keyringFrom } from '../platform/keyring.ts';
import { defaultSettings } from '../domain/settings/settings.ts';
import { mailItem } from '../app/mail/mail-store.ts';
import type { OutboxMail } from '../domain/mail/mail.ts';
import { putEngagement } from '../app/timeline/timeline-store.ts';
import { groupOf } from '../domain/engagement/engagement.ts';
import { deliberate } from '../domain/engagement/verdict.ts';
import { aCustomer, anAccount } from '../tests/builders/people.ts';
import { actOf, floorState, floorWork } from './engagement-floor.ts';
import { openBenchDatabase } from './bench-database.ts';
import { printWriteUnits } from './engagement-units.ts';
import { measure, type Sample } from './measure.ts';
import { median, printLine } from './report.ts';

const EVENTS = 600;
const ROUNDS = 5;
const mailOf = (customerId: string): OutboxMail => ({
  schemaVersion: 1,
  id: 'mail',
  customerId,
  subject: { kind: 'nurture', campaignId: 'campaign', step: 0 },
  state: 'sent',
  queuedAt: '2026-10-15T00:00:00.000Z',
  sentAt: '2026-10-15T00:00:00.000Z',
  deliveredAt: '2026-10-15T00:00:01.000Z',
});

/** What recording needs for crowded sources only. */
export const unusedByEngagements = {
  keyring: async () => keyringFrom('bench'),
  engagementQueue: { send: async () => undefined, sendAll: async () => undefined },
};

/**
 * One event recorded, from act to interest, alone and ten of one customer together, beside the bare floor in the same run.
 * Rates are of this process with ten units at once against DynamoDB Local, so ratios hold and absolutes do not.
 */
export async function benchEngagement(): Promise<void> {
  const { db, bare: client, close } = await openBenchDatabase();
  const clock = { epochMs: 0 };
  const record = recordEngagement({
    db,
    settings: async () => defaultSettings,
    ...unusedByEngagements,
    now: () => new Date(clock.epochMs),
  });
  for (const k of [1, 10]) {
    const units = EVENTS / k;
    const product: Sample[] = [];
    const floor: Sample[] = [];
    const same: Sample[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const ids = Array.from({ length: units }, (_, unit) => `c${k}-${round}-${unit}`);
      await saveAccounts(db, [anAccount({ id: 'a' })]);
      await saveCustomers(
        db,
        ids.map((id) => aCustomer({ id, accountId: 'a' })),
      );
      await putMany(
        db,
        'customers',
        ids.map((id) => mailItem(mailOf(id), undefined)),
      );
      await putMany(
        db,
        'floor',
        ids.flatMap((_, unit) => ['f', 's'].map((kind) => floorState(`${kind}${k}-${round}-${unit}`))),
      );
      clock.epochMs = Date.UTC(2026, 9, 1);
      // Everyone has an interest already: a first act also reads who the person is.
      await measure(
        units,
        1,
        async (unit) =>
          void (await record({
            customerId: ids[unit] ?? '',
            acts: [{ ...actOf(ids[unit] ?? '', 900), messageId: 'first' }],
            judgeAgain: [],
            recompute: false,
          })),
      );
      clock.epochMs = Date.UTC(2026, 10, 20);
      const floored = await measure(units, k, floorWork(client, `f${k}-${round}`, k, false));
      const sameItems = await measure(units, k, floorWork(client, `s${k}-${round}`, k, true));
      const produced = await measure(units, k, async (unit) => {
        const customerId = ids[unit] ?? '';
        await record({
          customerId,
          acts: Array.from({ length: k }, (_, index) => ({
            ...actOf(customerId, index),
            messageId: 'mail',
            link: `https://example.com/${index}`,
          })),
          judgeAgain: [],
          recompute: false,
        });
      });
      if (round === 0) continue;
      floor.push(floored);
      same.push(sameItems);
      product.push(produced);
    }
    print(k, product, floor, 'the bare floor');
    print(k, product, same, 'the same items written bare');
  }
  printWriteUnits();
  await measureHistory(db);
  await close();
}

/** One event of somebody who did one thing before, and of somebody who did 10,000: neither reads the history. */
async function measureHistory(db: Database): Promise<void> {
  const clock = { epochMs: Date.UTC(2026, 9, 1) };
  const record = recordEngagement({
    db,
    ...unusedByEngagements,
    settings: async () => defaultSettings,
    now: () => new Date(clock.epochMs),
  });
  const people = { short: 1, long: 10_000 };
  for (const [id, past] of Object.entries(people)) {
    await saveCustomers(db, [aCustomer({ id, accountId: 'a' })]);
    await putMany(
      db,
      'timeline',
      Array.from({ length: past }, (_, index) => pastEngagement(db, id, index)),
    );
    await record({ customerId: id, acts: [actOf(id, 20_000)], judgeAgain: [], recompute: false });
  }
  clock.epochMs = Date.UTC(2026, 10, 20);
  const samples: Record<string, number[]> = { short: [], long: [] };
  for (let round = 0; round < 60; round++)
    for (const id of Object.keys(people)) {
      const messageId = `history-${round}`;
      await putMany(db, 'customers', [
        mailItem(
          { ...mailOf(id), id: messageId, queuedAt: new Date(Date.UTC(2026, 9, 15, 0, round)).toISOString() },
          undefined,
        ),
      ]);
      const began = performance.now();
      await record({
        customerId: id,
        acts: [{ ...actOf(id, 30_000 + round), messageId }],
        judgeAgain: [],
        recompute: false,
      });
      samples[id]?.push(performance.now() - began);
    }
  const [short, long] = [median(samples['short'] ?? []), median(samples['long'] ?? [])];
  printLine({
    bench: 'engagement',
    name: 'one event after 10,000 past ones',
    unit: 'ms',
    product: long,
    anchor: short,
    ratio: long / short,
    budget: 'flat: at most 1.2 times the same after one past event',
    met: long / short <= 1.2,
    runs: 60,
  });
}

const pastEngagement = (db: Database, customerId: string, index: number) => {
  const act = { ...actOf(customerId, index), id: `past${index}`, messageId: `past${Math.floor(index / 5)}` };
  const write = putEngagement(db, { ...act, group: groupOf(act), verdict: deliberate() });
  return write.Put?.Item ?? {};
};

/** The budget of CPU over either anchor. */
const MOST_CPU = { alone: 1.15, together: 1.2 };

function print(k: number, product: readonly Sample[], floor: readonly Sample[], anchor: string): void {
  const cpu = median(product.map((each) => each.cpuSecondsPer1000));
  const floorCpu = median(floor.map((each) => each.cpuSecondsPer1000));
  const rate = median(product.map((each) => each.perSecond));
  const floorRate = median(floor.map((each) => each.perSecond));
  const name = `${k === 1 ? 'one event alone' : `${k} events of one customer together`}, over ${anchor}`;
  const most = k === 1 ? MOST_CPU.alone : MOST_CPU.together;
  printLine({
    bench: 'engagement',
    name: `${name}: CPU`,
    unit: 's per 1,000 events',
    product: cpu,
    anchor: floorCpu,
    ratio: cpu / floorCpu,
    budget: `at most ${most} times the anchor`,
    met: cpu / floorCpu <= most,
    runs: product.length,
  });
  printLine({
    bench: 'engagement',
    name: `${name}: rate`,
    unit: 'events/s',
    product: rate,
    anchor: floorRate,
    ratio: rate / floorRate,
    budget: 'at least 0.75 of the anchor',
    met: rate / floorRate >= 0.75,
    runs: product.length,
  });
}

import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spreadWarehouse, takeWarehouseMessage } from '../../../app/kpis/warehouse/export-warehouse.ts';
import { customerLine } from '../../../app/kpis/warehouse/warehouse-lines.ts';
import { warehouseParts } from '../../../app/kpis/warehouse/warehouse-store.ts';
import {
  columnsOf,
  partitionOf,
  warehouseTableNames,
  warehouseTables,
  type WarehouseLine,
  type WarehouseTable,
} from '../../../contract/warehouse.ts';
import { warehouseSources } from '../../../domain/kpis/warehouse-message.ts';
import { putMany } from '../../../platform/dynamodb/engine.ts';
import { aCustomer } from '../../builders/people.ts';
import { databaseThrough, operationOf } from '../../support/database-through.ts';
import { callOf, crash, strikes } from '../../support/faults.ts';
import { customerOf, download, mailTo, report } from '../../support/inbox.ts';
import { DAY, MINUTE } from '../../support/rekindle.ts';
import { talkWith } from '../support/talks.ts';
import { openWorld, type World } from '../support/world.ts';

/** More than any part of a day here comes to. */
const MOST_FILES = 20;
let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
});
afterAll(() => world.close());
afterEach(() => world.failWhen(undefined));

/** The company's own day, so many days ago. */
const day = (ago: number): string =>
  new Date(world.stack.now().getTime() + 9 * 3_600_000 - ago * DAY).toISOString().slice(0, 10);

async function textOf(table: WarehouseTable, dt: string): Promise<string> {
  const { objects, warehouseBucket: bucket } = world.deps;
  const texts: string[] = [];
  for (const source of warehouseSources)
    for (let part = 0; part < warehouseParts; part++)
      // A stretch in which nothing was for this table left no file.
      for (let file = 0; file < MOST_FILES; file++) {
        const name = `${source}-${part}-${String(file).padStart(4, '0')}.jsonl.gz`;
        const body = await objects.get({ bucket, key: `${partitionOf(table, dt)}${name}` });
        if (body !== undefined) texts.push(gunzipSync(body).toString('utf8'));
      }
  return texts.join('');
}

const linesOf = async <Table extends WarehouseTable>(
  table: Table,
  dt: string,
): Promise<readonly WarehouseLine<Table>[]> =>
  (await textOf(table, dt))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** As release 0.3 began every day: in four parts, without saying so. */
const begunBefore = (dt: string): Promise<void> =>
  putMany(
    world.deps.db,
    world.deps.db.customersTable,
    warehouseSources.flatMap((source) =>
      Array.from({ length: warehouseParts }, (_, part) => ({
        pk: 'WAREHOUSE',
        sk: `${dt}#${source}#${part}`,
        day: dt,
        source,
        part,
        files: 0,
      })),
    ),
  );

const night = async (): Promise<void> => {
  await world.stack.invoke('WarehouseExportWarehouse', {});
  await world.stack.settle();
};

describe('the line of a contact', () => {
  it('has a name and an address only where that is said', () => {
    const customer = aCustomer({ fullName: '読者 太郎', email: 'taro@reader.example', title: '部長' });
    const named = customerLine(customer, true).line;

    expect(named).toMatchObject({ full_name: '読者 太郎', email: 'taro@reader.example', title: '部長' });
    expect(JSON.stringify(customerLine(customer, false))).not.toMatch(/太郎|@|部長/);
    expect(warehouseTables.customers.line.parse(named)).toMatchObject({ customer_id: customer.id });
  });
});

describe('the lines of a day', () => {
  it('hold what there is and what the day brought, without a name or an address, and fit their tables', async () => {
    const talk = await talkWith(world, 'lines');
    await world.people('reader', { email: 'taro@reader.example', name: '読者 太郎', account: '読者商事' });
    const campaignId = await world.launch('reader');
    const mail = mailTo(world.stack, 'taro@reader.example');
    await download(world.stack, mail);
    await report(world.stack, talk.staff, 'opportunity', { amount: '70万円' });
    await world.advance(DAY);

    await night();

    const dt = day(1);
    const mine = customerOf(mail);
    const [customers, enrolments, mails, acts, handoffs, feedback, opportunities] = await Promise.all([
      linesOf('customers', dt),
      linesOf('enrolments', dt),
      linesOf('mails', dt),
      linesOf('acts', dt),
      linesOf('handoffs', dt),
      linesOf('feedback', dt),
      linesOf('opportunities', dt),
    ]);
    expect(customers.map(({ customer_id: id }) => id)).toContain(mine);
    expect(enrolments.find(({ customer_id: id }) => id === mine)).toMatchObject({
      campaign_id: campaignId,
      is_counted: true,
      first_content: 'download#guide',
      first_step: 'document',
    });
    expect(mails.filter(({ customer_id: id }) => id === mine)).toMatchObject([
      { what: 'sent', kind: 'nurture', step: 'document' },
    ]);
    expect(new Set(acts.filter(({ customer_id: id }) => id === mine).map(({ kind }) => kind))).toEqual(
      new Set(['click', 'download']),
    );
    expect(handoffs).toMatchObject([{ customer_id: talk.customerId, rank: 'A', outcome: 'opportunity' }]);
    expect(feedback).toMatchObject([{ answer: 'report', outcome: 'opportunity', amount: 700_000 }]);
    expect(opportunities).toMatchObject([{ stage: 'open', amount: 700_000, source: 'feedback' }]);
    for (const table of warehouseTableNames) {
      const text = await textOf(table, dt);
      expect(text).not.toMatch(/@|読者|太郎|203\.0\.113/);
      const types = new Map(columnsOf(table).map(({ name, type }) => [name, type]));
      for (const line of text.split('\n').filter((each) => each !== ''))
        for (const [name, value] of Object.entries(JSON.parse(line)))
          expect([name, typeof value === 'number' ? 'double' : typeof value]).toEqual([
            name,
            types.get(name),
          ]);
    }
  });

  it('are written once, whatever night runs twice, and the next day has its own', async () => {
    const before = await textOf('acts', day(1));
    const enrolments = await linesOf('enrolments', day(1));

    await night();
    await world.advance(DAY);
    await night();

    expect(before).not.toBe('');
    expect(await textOf('acts', day(2))).toBe(before);
    expect(await textOf('acts', day(1))).toBe('');
    expect(await linesOf('enrolments', day(1))).toHaveLength(enrolments.length);
  });

  it('of a night that was missed are made up: what the days brought, and what there is once', async () => {
    await talkWith(world, 'missed');
    await world.advance(3 * DAY);

    await night();

    expect(await linesOf('handoffs', day(3))).toEqual([]);
    expect((await linesOf('acts', day(3))).map(({ kind }) => kind)).toContain('inquiry');
    expect(await linesOf('handoffs', day(1))).toHaveLength(2);
  });

  it.each(['before', 'after'] as const)(
    'are whole, each once, though what notes a stretch dies %s it is noted, and every message comes twice',
    async (phase) => {
      for (const name of ['one', 'two', 'three', 'four', 'five']) await talkWith(world, `${phase}-${name}`);
      await world.advance(DAY);
      await begunBefore(day(1));
      const sent: unknown[] = [];
      const deps = {
        ...world.deps,
        db: databaseThrough(world.deps.db, (command, sendOn) => {
          if (operationOf(command) === 'Scan' && command.input instanceof Object)
            Object.assign(command.input, { Limit: 1 });
          return sendOn();
        }),
        warehouseQueue: {
          send: (message: unknown) => Promise.resolve(void sent.push(message, message)),
          sendAll: (messages: readonly unknown[]) =>
            Promise.resolve(void sent.push(...messages, ...messages)),
        },
      };
      await spreadWarehouse(deps)();
      const fault = strikes(phase, callOf('PutItem', 'WAREHOUSE', 'files'), crash, 3);
      world.failWhen(fault.hook);

      let messages = 0;
      for (let message = sent.shift(); message !== undefined; message = sent.shift()) {
        messages++;
        const isTaken = await takeWarehouseMessage(deps)(message).then(
          () => true,
          () => false,
        );
        if (isTaken) continue;
        sent.unshift(message);
        // It is let go only after a while.
        await world.advance(7 * MINUTE);
      }

      const enrolments = (await linesOf('enrolments', day(1))).map(
        (each) => `${each.campaign_id} ${each.customer_id}`,
      );
      const acts = (await linesOf('acts', day(1))).map(({ act_id: id }) => id);
      expect(fault.struck()).toBe(3);
      expect(messages).toBeGreaterThan(4 * warehouseParts);
      expect((await world.dump()).some(({ pk, files }) => pk === 'WAREHOUSE' && Number(files) > 1)).toBe(
        true,
      );
      expect(enrolments.toSorted()).toEqual((await enrolled()).toSorted());
      expect(new Set(acts).size).toBe(acts.length);
      expect(acts.length).toBeGreaterThanOrEqual(3);
    },
  );
});

/** Every row there is. */
const enrolled = async (): Promise<readonly string[]> =>
  (await world.dump())
    .filter(({ sk }) => String(sk).startsWith('KPI#'))
    .map(({ pk, sk }) => `${String(sk).slice(4)} ${String(pk).slice('CUSTOMER#'.length)}`);

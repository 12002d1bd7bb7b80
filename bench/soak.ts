import * as z from 'zod';
import { readParts } from '../cli/read-parts.ts';
import { routes } from '../contract/api.ts';
import { callApi } from '../demo/api-client.ts';
import { demoSettings } from '../demo/company/demo-settings.ts';
import { importText } from '../demo/company/load-company.ts';
import { seeded } from '../demo/random.ts';
import { behaveAsRecipients } from '../demo/world/recipients.ts';
import { newTruth, type Truth } from '../demo/world/truth.ts';
import type { LocalStack } from '../local/local-stack.ts';
import costs from '../tests/checks/costs.json' with { type: 'json' };

const DAY = 86_400_000;
const WEEKS = 7;
/** A list that was cared for: the guard of bounces and complaints, which halts a campaign, is tried elsewhere. */
const health = { dead: 0.004, complaining: 0.0001 };
/** The virtual day on which a run begins: a Monday. */
export const startAt = new Date('2026-10-05T00:00:00.000Z');
const CUSTOMERS_AN_OWNER = 250;
const families = ['佐藤', '鈴木', '高橋', '田中'];
/** A department of sales that has room for those who become hot. */
const ownersOf = (customers: number): readonly string[] =>
  Array.from(
    { length: Math.max(families.length, Math.ceil(customers / CUSTOMERS_AN_OWNER)) },
    (_, n) => `${families[n % families.length]} ${n + 1}`,
  );
/** On-demand prices of Tokyo (docs/cost.md). */
const DOLLARS = { readUnits: 0.1425e-6, writeUnits: 0.715e-6, messages: 0.4e-6, mails: 1e-4 };

/** What a soak asks of the stack under it; `waiting` counts the messages in all queues. */
export type SoakStack = Pick<
  LocalStack,
  'advance' | 'deadLetters' | 'mailbox' | 'now' | 'plan' | 'runUntil' | 'settle'
> & {
  readonly urls: Pick<LocalStack['urls'], 'api'>;
  readonly upload: (url: string, text: string) => Promise<unknown>;
  readonly waiting: () => number;
};

/** What a run came to. `broken` names each promise that did not hold. */
export interface Soaked {
  readonly customers: number;
  readonly mails: number;
  readonly acts: number;
  readonly hot: number;
  readonly handoffs: number;
  readonly seconds: Readonly<Record<string, number>>;
  /** Resident memory of this process, week by week: functions and stack, and the mailbox, which keeps every mail. */
  readonly megabytes: readonly number[];
  readonly dollars: number;
  readonly broken: readonly string[];
}

/**
 * A company of so many customers on virtual time: import, launch, three mails, what recipients do in seven weeks; then the
 * promises are looked at. Bytes of memory are this process's, with the mailbox, which keeps every mail.
 */
export async function soak(
  stack: SoakStack,
  customers: number,
  tell: (line: string) => void,
): Promise<Soaked> {
  const { api } = stack.urls;
  const truth = newTruth();
  const seconds: Record<string, number> = {};
  const megabytes: number[] = [];
  const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    seconds[what] = Math.round((performance.now() - began) / 100) / 10;
    tell(`${what}: ${seconds[what]} s`);
  };
  behaveAsRecipients({ stack, random: seeded(1), truth, registered: new Map(), health });
  await timed('import', () => importAll(stack, customers));
  await timed('launch', async () => {
    const { enrolling } = z
      .looseObject({ enrolling: z.number().optional() })
      .parse(await launched(stack, customers));
    tell(`  ${enrolling ?? customers} to be enrolled`);
    await stack.settle();
  });
  for (let week = 1; week <= WEEKS; week++)
    await timed(`week ${week}`, async () => {
      await stack.runUntil(new Date(startAt.getTime() + week * 7 * DAY));
      megabytes.push(Math.round(process.memoryUsage().rss / 1024 / 1024));
    });
  await stack.settle();
  const mails = stack.mailbox.mails().filter(({ tags }) => tags['k'] === 'nurture').length;
  const { counts } = routes.showKpis.answer.parse(await callApi(api, 'GET', '/kpis')).all;
  const broken: string[] = [];
  await timed('verification', async () => broken.push(...(await brokenPromises(stack, truth))));
  return {
    customers,
    mails,
    acts: truth.acts.length,
    hot: counts.hot,
    handoffs: counts.handoffs,
    seconds,
    megabytes,
    dollars: Math.round(dollarsOf(customers, mails, truth.acts.length, counts.handoffs) * 100) / 100,
    broken,
  };
}

/** Settings, salespeople, and the customers in files that the importer takes one after another. */
async function importAll(stack: SoakStack, customers: number): Promise<void> {
  const { api } = stack.urls;
  await callApi(api, 'PUT', '/settings', {
    ...demoSettings(api, new Date(startAt.getTime() + 45 * DAY).toISOString()),
    optOutsDeclared: true,
  });
  const owners = ownersOf(customers);
  await importText(
    api,
    'owners',
    ['氏名,メール', ...owners.map((name, n) => `${name},owner${n}@mirai-zaiko.example`)].join('\n'),
  );
  const PEOPLE_A_FILE = 200_000;
  for (let from = 0; from < customers; from += PEOPLE_A_FILE) {
    const rows = Array.from({ length: Math.min(PEOPLE_A_FILE, customers - from) }, (_, index) =>
      rowOf(from + index, owners),
    );
    await importFile(stack, ['会社名,氏名,役職,メールアドレス,担当,最終接触日,従業員数', ...rows].join('\n'));
  }
}

const rowOf = (n: number, owners: readonly string[]): string =>
  `株式会社${n >> 1},担当 ${n},${n % 3 === 0 ? '部長' : '主任'},p${n}@c${n >> 1}.example,${owners[n % owners.length]},2025-0${1 + (n % 9)}-15,${50 + (n % 400)}`;

async function importFile(stack: SoakStack, text: string): Promise<void> {
  const { api } = stack.urls;
  const body = { kind: 'customers', file: 'customers.csv', basis: 'card', evidence: '展示会' };
  const { id, uploadUrl } = routes.createImport.answer.parse(await callApi(api, 'POST', '/imports', body));
  await stack.upload(uploadUrl, text);
  await callApi(api, 'POST', `/imports/${id}/start`);
  await stack.settle();
  const { state } = routes.showImport.answer.parse(await callApi(api, 'GET', `/imports/${id}`));
  if (state !== 'done') throw new Error(`the import ended as ${state}`);
}

/** Launches to everybody who is dormant; a segment of many is counted first. */
async function launched(stack: SoakStack, customers: number): Promise<unknown> {
  const { api } = stack.urls;
  for (let tries = 0; ; tries++)
    try {
      return await callApi(api, 'POST', '/campaigns', {
        name: 'soak',
        segmentId: 'all-dormant',
        confirmCount: customers,
      });
    } catch (error) {
      if (tries > 5) throw error;
      await callApi(api, 'GET', '/segments');
      await stack.advance(customers > 2000 ? 60_000 : 1000);
      await stack.settle();
    }
}

async function brokenPromises(stack: SoakStack, truth: Truth): Promise<readonly string[]> {
  const broken: string[] = [];
  const nurture = stack.mailbox.mails().filter(({ tags }) => tags['k'] === 'nurture');
  const twice = nurture.length - new Set(nurture.map(({ to, subject }) => `${to.join()} ${subject}`)).size;
  if (twice > 0) broken.push(`${twice} mails went out twice`);
  const refusedAt = new Map(truth.refusals.map(({ address, at }) => [address, at]));
  const after = nurture.filter(({ to, at }) => at.toISOString() > (refusedAt.get(to[0] ?? '') ?? '9')).length;
  if (after > 0) broken.push(`${after} mails went to somebody who had opted out`);
  const dead = stack.deadLetters().length;
  if (dead > 0) broken.push(`${dead} dead letters`);
  const waiting = stack.waiting();
  if (waiting > 0) broken.push(`${waiting} messages wait in queues`);
  const parts = await readParts(async ({ part, of }) =>
    routes.verifyPart.answer.parse(
      await callApi(stack.urls.api, 'GET', `/verify?part=${part}${of === undefined ? '' : `&of=${of}`}`),
    ),
  );
  for (const { part, differences } of parts)
    if (differences.length > 0)
      broken.push(`${differences.length} differences in part ${part}: ${JSON.stringify(differences[0])}`);
  return broken;
}

/** What AWS would ask for the work, by the counted costs (docs/scale.md); minutes and nights are not in it. */
function dollarsOf(customers: number, mails: number, acts: number, handoffs: number): number {
  const { work } = costs;
  const of = (each: Readonly<Record<string, Units>>): number =>
    Object.values(each).reduce(
      (sum, units) =>
        sum +
        units.readUnits * DOLLARS.readUnits +
        units.writeUnits * DOLLARS.writeUnits +
        units.messages * DOLLARS.messages +
        units.mails * DOLLARS.mails,
      0,
    );
  return (
    (customers / 100) * of(work['a hundred rows imported']) +
    mails * of(work['a mail']) +
    acts * of(work['an event alone: the first click']) +
    handoffs * of(work['a request, with its handoff and its mail'])
  );
}

interface Units {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly messages: number;
  readonly mails: number;
}

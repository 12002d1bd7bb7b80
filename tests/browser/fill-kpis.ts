import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { changeRows } from '../../app/kpis/row-changes-store.ts';
import { createCampaign } from '../../app/sequences/campaign-store.ts';
import { callApi } from '../../demo/api-client.ts';
import { countingVersion } from '../../domain/kpis/counted-row.ts';
import type { KpiRow } from '../../domain/kpis/kpi.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { putMany } from '../../platform/dynamodb/engine.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { aCampaign } from '../builders/views.ts';

const DAY = 86_400_000;
const campaigns = [
  ['kpi-autumn', '秋のご案内'],
  ['kpi-spring', '春の製品紹介'],
] as const;
const industries = ['製造業', '卸売業', '製造業', '情報通信業'] as const;
const kinds = ['lapsed', 'lostDeal', 'stalled', 'lapsed', 'neverContacted'] as const;

/** Puts rows of a year and a half behind the KPI page: what months of mails and calls would leave, without the months. */
export async function fillKpis(stack: LocalStack): Promise<void> {
  const db: Database = {
    client: DynamoDBDocumentClient.from(
      new DynamoDBClient({ endpoint: stack.urls.dynamodb, ...stack.credentials }),
      { marshallOptions: { removeUndefinedValues: true } },
    ),
    customersTable: stack.tableName('DataCustomers'),
    timelineTable: stack.tableName('DataTimeline'),
  };
  for (const [id, name] of campaigns) await createCampaign(db, aCampaign({ id, name, state: 'ended' }));
  const now = stack.now().getTime();
  const owners = z
    .object({ owners: z.array(z.object({ id: z.string() })) })
    .parse(await callApi(stack.urls.api, 'GET', '/owners'));
  const rows = (await contactIds(stack.urls.api)).map((customerId, index) => {
    const row = rowOf(customerId, index, now);
    const owner = owners.owners[Math.floor(index / 3) % (owners.owners.length + 1)]?.id;
    return owner === undefined ? row : { ...row, parts: { ...row.parts, owner } };
  });
  const changes = rows.map((after) => ({ before: undefined, after }));
  for (const writes of await changeRows(db, changes)) await transact(db, writes);
  // Nothing of an earlier release waits to be counted anew.
  await putMany(db, db.customersTable, [
    { pk: 'MIGRATION', sk: 'kpi-counting', counting: countingVersion, isDone: true },
  ]);
  db.client.destroy();
}

async function contactIds(api: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: { contacts: { customerId: string }[]; next?: string | undefined } = z
      .object({ contacts: z.array(z.object({ customerId: z.string() })), next: z.string().optional() })
      .parse(await callApi(api, 'GET', `/contacts?limit=100${after === '' ? '' : `&after=${after}`}`));
    ids.push(...page.contacts.map(({ customerId }) => customerId));
    after = page.next;
  }
  return ids;
}

/** Every eighth is hot, of those most are called, every third has a deal, and some are won; others are only mailed. */
function rowOf(customerId: string, index: number, now: number): KpiRow {
  const enrolled = now - (60 + ((index * 37) % 420)) * DAY;
  const at = (days: number): string => new Date(enrolled + days * DAY).toISOString();
  const [campaignId] = campaigns[Math.floor(index / 8) % 2] ?? campaigns[0];
  const row = {
    schemaVersion: 1,
    campaignId,
    customerId,
    enrolledAt: at(0),
    cohort: at(0).slice(0, 7),
    dormancy: kinds[index % kinds.length] ?? 'lapsed',
    // Three of a company, enrolled one after the other.
    company: `company-${Math.floor(index / 3)}`,
    mailedAt: at(1),
    parts: {
      ...(index % 9 === 0 ? {} : { industry: industries[index % industries.length] ?? '' }),
      site: `拠点${index % 25}`,
      ...(index % 5 === 0 ? { step: index % 10 === 0 ? 'document' : 'case-study' } : {}),
    },
  } as const;
  if (index % 8 !== 0) return row;
  const lead = index / 8;
  const handed = { hotAt: at(9), handoffAt: at(9), ownHandoffAt: at(9) };
  if (lead % 7 === 6) return { ...row, ...handed };
  const called = { acceptedAt: at(9.3), firstContactAt: at(9 + (lead % 5) + 0.5), reportedAt: at(16) };
  if (lead % 3 !== 0) return { ...row, ...handed, ...called, handoffEnd: { at: at(16), by: 'answer' } };
  const deal = { opportunityAt: at(14 + (lead % 30)), opportunityAmount: 300_000 + lead * 40_000 };
  if (lead % 9 === 0) return { ...row, ...handed, ...called, ...deal, wonAt: at(80) };
  return { ...row, ...handed, ...called, ...deal, ...(lead % 2 === 0 ? { lostAt: at(75) } : {}) };
}

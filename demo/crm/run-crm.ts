import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { LocalStack } from '../../local/local-stack.ts';
import { callApi } from '../api-client.ts';
import { demoSettings } from '../company/demo-settings.ts';
import { importText } from '../company/load-company.ts';
import { seeded } from '../random.ts';
import { assess, type DemoResult } from '../report.ts';
import { behaveAsRecipients, type Recipient } from '../world/recipients.ts';
import { behaveAsSalespeople } from '../world/salespeople.ts';
import { newTruth } from '../world/truth.ts';
import { makeContacts, makeOwnerAddresses } from './make-contacts.ts';

const DAY = 86_400_000;
const files = [
  ['owners', 'sales_teams.csv'],
  ['accounts', 'accounts.csv'],
  ['deals', 'sales_pipeline.csv'],
] as const;

const previewSchema = z.object({
  selected: z.number(),
  byDormancy: z.record(z.string(), z.number()),
  excludedPeople: z.number(),
  notDormant: z.number(),
  excluded: z.array(z.object({ label: z.string(), count: z.number() })),
  sample: z.array(
    z.object({ name: z.string(), account: z.string(), dormancy: z.string(), silentDays: z.number() }),
  ),
});

/**
 * Runs on a real CRM export (accounts, opportunities, agents): what is read, taken and refused and why, who is dormant
 * and why, then five weeks of a three-mail campaign. Its customers buy monthly, so that half a year of silence is long.
 */
export async function runCrm(
  stack: LocalStack,
  folder: string,
  seed: number,
  tell: (line: string) => void,
): Promise<DemoResult> {
  const missing = files.filter(([, file]) => !existsSync(join(folder, file)));
  if (missing.length > 0)
    throw new Error(
      `${folder} has no ${missing.map(([, file]) => file).join(', ')}: give the folder of a CRM export with ${files.map(([, file]) => file).join(', ')}`,
    );
  const { api } = stack.urls;
  await callApi(api, 'PUT', '/settings', {
    ...demoSettings(api, new Date(stack.now().getTime() + 45 * DAY).toISOString()),
    locale: 'en',
    companyName: 'MavenTech Hardware',
    currency: 'USD',
    dormancy: { lapsedDays: 180, lostDealDays: 180, stalledDays: 180, neverContactedDays: 90 },
    exclusion: { ownDomains: [], competitorDomains: [], permittedMonths: 24 },
    optOutsDeclared: true,
  });
  const rows = await importFiles(api, folder, seed, tell);
  await tellWhoIsDormant(api, tell);

  const random = seeded(seed);
  const truth = newTruth();
  const addresses = new Map<string, string>();
  stack.mailbox.onMail((mail) => {
    if (mail.tags['k'] === 'nurture') addresses.set(mail.tags['c'] ?? '', mail.to[0] ?? '');
  });
  const registered = new Map<string, Recipient>();
  behaveAsRecipients({ stack, random, truth, registered });
  behaveAsSalespeople({
    stack,
    random,
    truth,
    addressOf: (id) => addresses.get(id) ?? '',
    entersIntoCrm: () => false,
    crmDeals: [],
  });
  await callApi(api, 'POST', '/campaigns', {
    name: 'Q1 reactivation',
    segmentId: 'all-dormant',
    topic: { ja: 'ハードウェア更新', en: 'hardware renewal' },
  });
  await stack.runUntil(new Date(stack.now().getTime() + 45 * DAY));
  await stack.settle();
  return assess(stack, truth, rows, false);
}

async function importFiles(
  api: string,
  folder: string,
  seed: number,
  tell: (line: string) => void,
): Promise<DemoResult['rows']> {
  const rows = { read: 0, taken: 0, refused: 0 };
  const take = async (kind: string, text: string | Uint8Array, query = ''): Promise<void> => {
    const report = await importText(api, kind, text, `&lang=en${query}`);
    const { counts, refusals, warnings, refusalCount } = report;
    rows.read += counts.read;
    rows.taken += counts.taken;
    rows.refused += counts.refused;
    tell(`${kind}: ${counts.read} rows read, ${counts.taken} taken, ${counts.refused} refused`);
    const byCode = new Map<string, { count: number; example: string }>();
    for (const refusal of refusals)
      byCode.set(refusal.code, {
        count: (byCode.get(refusal.code)?.count ?? 0) + 1,
        example: byCode.get(refusal.code)?.example ?? refusal.message,
      });
    for (const [code, { example }] of byCode)
      tell(`  refused, ${code}${byCode.size === 1 ? ` (${refusalCount} in all)` : ''}: ${example}`);
    for (const warning of warnings.slice(0, 2)) tell(`  note: ${warning.message}`);
  };
  for (const [kind, file] of files) await take(kind, readFileSync(join(folder, file)));
  const agents = firstColumn(folder, 'sales_teams.csv');
  await take('owners', makeOwnerAddresses(agents));
  const names = firstColumn(folder, 'accounts.csv').map((name) => ({ name }));
  await take('customers', makeContacts(seed, names, '2017-06-01'));
  return rows;
}

const firstColumn = (folder: string, file: string): readonly string[] =>
  readFileSync(join(folder, file), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',')[0] ?? '')
    .filter((name) => name !== '');

async function tellWhoIsDormant(api: string, tell: (line: string) => void): Promise<void> {
  const preview = previewSchema.parse(
    await callApi(api, 'POST', '/segments/preview?lang=en', { segmentId: 'all-dormant' }),
  );
  tell(
    `\nDormant and free to be mailed: ${preview.selected} people (${Object.entries(preview.byDormancy)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}); left out ${preview.excludedPeople}, not dormant ${preview.notDormant}`,
  );
  for (const { label, count } of preview.excluded) tell(`  left out: ${label} ${count}`);
  for (const { name, account, dormancy, silentDays } of preview.sample.slice(0, 5))
    tell(`  ${name} (${account}): ${dormancy}, silent for ${silentDays} days`);
}

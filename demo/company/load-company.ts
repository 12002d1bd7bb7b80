import { importReportSchema, type ImportReport } from '../../contract/imports.ts';
import { callApi } from '../api-client.ts';
import { demoPeople } from './demo-people.ts';
import { demoSettings } from './demo-settings.ts';
import { makeCompany } from './make-company.ts';

/** The seed of the company that `npm start` and `npm run demo` show. */
export const demoSeed = 20261121;

/** Imports one file through the API, as a person's file would come in. */
export async function importText(
  api: string,
  kind: string,
  text: string | Uint8Array,
  query = '',
): Promise<ImportReport> {
  return importReportSchema.parse(
    await callApi(api, 'POST', `/imports/${kind}?file=${kind}.csv${query}`, text),
  );
}

/** Sets the demo company up and imports its files, refusals of the former tool first. Answers one line about what was read. */
export async function loadDemoCompany(api: string, now: Date): Promise<string> {
  const reports = await importDemoFiles(api, now);
  await inviteDemoPeople(api);
  const customers = reports.find(({ kind }) => kind === 'customer');
  const deals = reports.find(({ kind }) => kind === 'deal');
  return `株式会社みらい在庫 — ${customers?.counts.taken ?? 0} customers, ${deals?.counts.taken ?? 0} deals (${customers?.counts.refused ?? 0} rows refused)`;
}

/** Lets everybody in who may use the console, each as the salesperson of the same address. */
async function inviteDemoPeople(api: string): Promise<void> {
  await Promise.all(
    demoPeople.map(({ name, email, role }) =>
      callApi(api, 'POST', '/members', { name, email, roles: [role] }),
    ),
  );
}

/** @param insideSales whether the company's inside sales hears leads first; absent: nobody has answered the question yet */
export async function importDemoFiles(
  api: string,
  now: Date,
  insideSales?: boolean,
): Promise<readonly ImportReport[]> {
  const today = now.toISOString().slice(0, 10);
  const files = makeCompany(demoSeed, today);
  const webinarStartsAt = new Date(now.getTime() + 45 * 86_400_000).toISOString();
  await callApi(api, 'PUT', '/settings', {
    ...demoSettings(api, webinarStartsAt),
    ...(insideSales === undefined ? {} : { handoffRules: { insideSales } }),
  });
  const owners = await importText(api, 'owners', files.owners);
  const [optOuts, companies] = await Promise.all([
    importText(api, 'opt-outs', files.optOuts),
    importText(api, 'accounts', files.accounts).then(async (accounts) => [
      accounts,
      await importText(api, 'deals', files.deals),
    ]),
  ]);
  const customers = await importText(api, 'customers', files.customers, '&declaredBy=demo');
  return [optOuts, owners, ...companies, customers];
}

import { routes } from '../../../contract/api.ts';
import { idOf } from '../../support/stored.ts';
import type { World } from './world-over.ts';

/** What goes through all, part by part, for a command; and what looks at everybody only as long as they are few (`atOnce` in count-over). */
export const readsOfAll: ReadonlySet<string> = new Set([
  'verifyPart',
  'replayVerdicts',
  'listSegments',
  'listSegmentValues',
]);

/** Counts that are kept are made by jobs, begun by the first look. */
export async function countsKept(world: World): Promise<void> {
  for (const path of ['/segments', '/segments/all-dormant']) await world.call('GET', path);
  await world.stack.settle();
}

/** Every page that is read, by the name of its route: its address, with something of the company where it names one. */
export async function consoleReads(
  world: World,
  known: { readonly email: string; readonly campaignId: string },
): Promise<ReadonlyMap<string, string>> {
  const customerId = await idOf(world, known.email);
  const { customer } = await world.lead(customerId);
  const companyId = String(Object(customer)['accountId']);
  const ofOne: Readonly<Record<string, string>> = {
    showCompany: `/companies/${companyId}`,
    showSegment: '/segments/all-dormant',
    listSegmentValues: '/segments/values/industry',
    showCampaign: `/campaigns/${known.campaignId}`,
    showLead: `/leads/${customerId}`,
    showTestMail: '',
    exportLeads: '/exports/excel',
    listKpiPeople: '/kpis/people?count=enrolled',
    divideKpis: '/kpis/division?by=industry',
    listStepPeople: `/kpis/step-people?campaign=${known.campaignId}&step=guide`,
  };
  return new Map(
    Object.entries(routes).flatMap(([name, route]) => {
      if (route.method !== 'GET') return [];
      const address = ofOne[name] ?? (route.path.includes('{') ? '' : route.path);
      return address === '' ? [] : [[name, address] as const];
    }),
  );
}

/** Reads one; throws where it is refused. */
export async function readPage(world: World, address: string): Promise<void> {
  const answer = await fetch(`${world.stack.urls.api}${address}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${text}`);
}

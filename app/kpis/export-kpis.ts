import type { kpiTableRoutes } from '../../contract/kpi-tables.ts';
import { rolesOfDimension } from '../../contract/kpi-division-words.ts';
import { isWithinCampaign, kpiDimensions } from '../../domain/kpis/divisions.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { writeWorkbook } from '../../platform/workbook/write-workbook.ts';
import type { Needs } from '../kernel/deps.ts';
import { hasOneOf } from '../kernel/check-access.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { listCampaigns } from '../sequences/campaign-store.ts';
import { checkDivision, checkMayDivide } from './choose-counters.ts';
import { loadDivision } from './divide-kpis.ts';
import { kpiCsv, kpiSheets, type KpiTables } from './kpi-tables.ts';
import { loadKpis } from './show-kpis.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;
type Asked = Parameters<Serve<typeof kpiTableRoutes.exportKpiTable>>[0]['query'];

/** Each division is a reading of counters of its own. */
const AT_ONCE = 3;

/** The KPIs as one CSV for Excel. */
export const exportKpiTable =
  (deps: Deps): Serve<typeof kpiTableRoutes.exportKpiTable> =>
  async ({ query }, caller) => {
    const tables = await loadTables(deps, query, caller);
    return { name: fileName(tables, 'csv'), csv: kpiCsv(tables) };
  };

/** The KPIs as an Excel workbook. */
export const exportKpiWorkbook =
  (deps: Deps): Serve<typeof kpiTableRoutes.exportKpiWorkbook> =>
  async ({ query }, caller) => {
    const tables = await loadTables(deps, query, caller);
    const bytes = await writeWorkbook(kpiSheets(tables));
    return { name: fileName(tables, 'xlsx'), xlsx: Buffer.from(bytes).toString('base64') };
  };

async function loadTables(
  { db, freshSettings, now }: Deps,
  { campaign, by }: Asked,
  caller: Pick<Caller, 'locale' | 'roles'>,
): Promise<KpiTables> {
  const settings = await freshSettings();
  const at = now();
  const dimensions = kpiDimensions.filter(
    (each) =>
      each === by ||
      (by === undefined &&
        hasOneOf(rolesOfDimension(each), caller.roles) &&
        (campaign === undefined ? !isWithinCampaign(each) : each !== 'segment')),
  );
  for (const each of dimensions) {
    checkMayDivide(each, caller);
    checkDivision(each, campaign);
  }
  const [kpis, campaigns, divided] = await Promise.all([
    loadKpis(db, settings, at, campaign),
    listCampaigns(db),
    inParallel(dimensions, AT_ONCE, (each) =>
      loadDivision(db, settings, at, { by: each, campaignId: campaign }),
    ),
  ]);
  return {
    kpis,
    // A division of which nothing is recorded is left out, unless it was asked for.
    divided: divided.filter(({ parts }) => by !== undefined || parts.length > 0),
    by,
    campaignNames: new Map(campaigns.map(({ id, name }) => [id, name])),
    companyName: settings.companyName,
    now: at,
    timeZone: settings.calendar.timeZone,
    locale: caller.locale ?? settings.locale,
  };
}

/** `kpis-2026-12-10.xlsx`. */
const fileName = ({ now, timeZone }: KpiTables, ending: string): string =>
  `kpis-${dayOf(now.getTime(), timeZone)}.${ending}`;

import * as z from 'zod';
import { kpiDimensions } from '../domain/kpis/divisions.ts';
import { idSchema } from './id.ts';
import { leaders, route } from './route.ts';

/** What the KPIs are divided by; steps and variants of one campaign only. */
export const kpiDivisions = ['dormancy', 'month', 'campaign', ...kpiDimensions] as const;
export type KpiDivision = (typeof kpiDivisions)[number];

const tablesQuery = z.object({
  campaign: idSchema.optional(),
  /** By one of them only; absent: by each. */
  by: z.enum(kpiDivisions).optional(),
});

/** The tables of the KPI page as files. */
export const kpiTableRoutes = {
  exportKpiTable: route({
    method: 'GET',
    path: '/kpis/table',
    summary: 'The KPIs, all and divided, as one CSV for Excel.',
    roles: leaders,
    query: tablesQuery,
    answer: z.object({ name: z.string(), csv: z.string() }),
  }),
  exportKpiWorkbook: route({
    method: 'GET',
    path: '/kpis/workbook',
    summary: 'The same as an Excel workbook: a sheet for each division, and one of definitions.',
    roles: leaders,
    query: tablesQuery,
    answer: z.object({
      name: z.string(),
      /** The file in base64. */
      xlsx: z.base64(),
    }),
  }),
};

import type { KpiRow } from '../../domain/kpis/kpi.ts';

/** A stored row with the version that guards it. */
export interface StoredKpiRow {
  readonly row: KpiRow;
  readonly version: number;
  /** How it was counted (`countingVersion`). */
  readonly counting: number;
}

/** A row that is not what it was. */
export interface RowChange {
  readonly before: StoredKpiRow | undefined;
  readonly after: KpiRow;
}

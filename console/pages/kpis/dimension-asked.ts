import { kpiDimensions, type KpiDimension } from '../../../contract/kpi-division-words.ts';
import { query } from '../../frame/place.ts';

/** The dimension that the address names. */
export const dimensionAsked = (): KpiDimension | undefined =>
  kpiDimensions.find((each) => each === query.value.get('by'));

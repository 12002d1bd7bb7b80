import { lookAt } from '../../domain/interest/interest.ts';
import type { ScoringModel } from '../../domain/interest/scoring-model.ts';
import type { Database, Item } from '../../platform/dynamodb/database.ts';
import { transact } from '../../platform/dynamodb/transact.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { coolingAttributes, findCoolingProgress, keepCoolingProgress } from './cooling-store.ts';
import {
  findInterests,
  findLeadsFrom,
  leadShards,
  placeCooling,
  type StoredInterest,
} from './interest-store.ts';

const PAGES_A_TIME = 20;
const PAGE = 100;
const AT_ONCE = 32;
const lanes = (['hot', 'warm'] as const).flatMap((temperature) =>
  Array.from({ length: leadShards }, (_, shard) => ({ temperature, shard })),
);

/**
 * Gives the hot and warm of release 0.3 and before, whose interest was not written since, their place among those that will
 * cool: some pages of the leads index at a time, the coldest first, until all were seen.
 */
export const indexFormerLeads = ({ db, settings }: Needs<'db' | 'settings'>): (() => Promise<Counts>) => {
  const done = new Set<string>();
  return async (): Promise<Counts> => {
    const { model } = await settings();
    if (done.has(model.id)) return {};
    const progress = await findCoolingProgress(db, model.id);
    if (progress.isDone) {
      done.add(model.id);
      return {};
    }
    let at = progress.lanes;
    let after = progress.after;
    let placed = 0;
    for (let page = 0; page < PAGES_A_TIME; page++) {
      const lane = lanes[at];
      if (lane === undefined) break;
      const { customerIds, next } = await findLeadsFrom(db, { modelId: model.id, ...lane }, after, PAGE);
      placed += await placeAll(db, customerIds, model);
      after = next;
      if (next === undefined) at++;
    }
    await keepCoolingProgress(db, model.id, { isDone: at >= lanes.length, lanes: at, ...pageAfter(after) });
    return { 'Migrated.leads': placed };
  };
};

const pageAfter = (after: Item | undefined) => (after === undefined ? {} : { after });

async function placeAll(db: Database, customerIds: readonly string[], model: ScoringModel): Promise<number> {
  if (customerIds.length === 0) return 0;
  const interests = await findInterests(db, customerIds, model.id);
  const missing = [...interests.values()].filter(({ dueAt }) => dueAt === undefined);
  const placed = await inParallel(missing, AT_ONCE, (interest) => place(db, interest, model));
  return placed.filter(Boolean).length;
}

async function place(db: Database, interest: StoredInterest, model: ScoringModel): Promise<boolean> {
  const { dueKey, dueAt } = coolingAttributes(interest, lookAt(interest, interest, model));
  if (dueKey === undefined) return false;
  return (await transact(db, [placeCooling(db, interest, { dueKey, dueAt })])).kind === 'done';
}

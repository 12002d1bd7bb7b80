import type { Fact } from '../timeline/fact.ts';
import type { KpiRow } from './kpi.ts';

/** How far the customer came in the steps. Whatever stands last without having been passed is where they are, or left. */
export function stepsTaken(campaignId: string, all: readonly Fact[]): Partial<KpiRow> {
  const own = all.filter((fact) => 'campaignId' in fact && fact.campaignId === campaignId);
  const passed = new Map<string, string>();
  const since = new Map<string, number>();
  for (const fact of own)
    for (const { id, outcome } of ('passed' in fact && fact.passed) || [])
      if (!passed.has(id)) {
        passed.set(id, outcome);
        since.set(id, Date.parse(fact.at));
      }
  const stood = own.flatMap((fact) =>
    'standsAt' in fact && fact.standsAt !== undefined ? [{ id: fact.standsAt, at: fact.at }] : [],
  );
  const standsAt = stood.findLast(({ id }) => !passed.has(id))?.id;
  const end = own.findLast((fact) => fact.kind === 'enrolmentEnded');
  const left = end?.because;
  if (passed.size === 0 && standsAt === undefined) return {};
  if (standsAt !== undefined) {
    const reached = stood.find(({ id }) => id === standsAt)?.at ?? '';
    since.set(standsAt, Date.parse(end?.at ?? reached));
  }
  return {
    steps: {
      passed: byStep(passed),
      since: byStep(since),
      ...(standsAt === undefined ? {} : { standsAt }),
      ...(left === undefined ? {} : { left }),
    },
  };
}

const byStep = <T>(values: ReadonlyMap<string, T>): Record<string, T> =>
  Object.fromEntries([...values].toSorted(([a], [b]) => a.localeCompare(b)));

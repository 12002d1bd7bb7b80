import type { KpiRow } from './kpi.ts';

/** What became of the people of a campaign at one step: how many are there, passed it and how, left there and why. */
export interface StepCount {
  readonly stepId: string;
  readonly there: number;
  readonly passed: Readonly<Record<string, number>>;
  readonly left: Readonly<Record<string, number>>;
}

const prefix = 'step';
const nameOf = (kind: 'there' | 'passed' | 'left', stepId: string, how: string): string =>
  [prefix, kind, stepId, how].join('#');

/** What one row adds to the counts of its steps, by the name of the counter. */
export function countSteps(row: Pick<KpiRow, 'steps'> | undefined): Readonly<Record<string, number>> {
  const { passed = {}, standsAt, left } = row?.steps ?? {};
  const names = Object.entries(passed).map(([id, outcome]) => nameOf('passed', id, outcome));
  if (standsAt !== undefined)
    names.push(left === undefined ? nameOf('there', standsAt, '') : nameOf('left', standsAt, left));
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** The counts of steps among the attributes of an item. */
export const stepsIn = (item: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      name.startsWith(`${prefix}#`) && typeof value === 'number' ? [[name, value]] : [],
    ),
  );

/** Counts by step, in no order. */
export function stepCounts(sums: Readonly<Record<string, number>>): readonly StepCount[] {
  const counts = new Map<
    string,
    { there: number; passed: Record<string, number>; left: Record<string, number> }
  >();
  for (const [name, sum] of Object.entries(sums)) {
    const [, kind, stepId = '', how = ''] = name.split('#');
    const count = counts.get(stepId) ?? { there: 0, passed: {}, left: {} };
    counts.set(stepId, count);
    if (kind === 'there') count.there += sum;
    if (kind === 'passed') count.passed[how] = (count.passed[how] ?? 0) + sum;
    if (kind === 'left') count.left[how] = (count.left[how] ?? 0) + sum;
  }
  return [...counts].map(([stepId, count]) => ({ stepId, ...count }));
}

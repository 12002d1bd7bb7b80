import type { KpiRow } from './kpi.ts';

/** What became of the people of a campaign at one step: how many are there, passed it and how, left there and why. */
export interface StepCount {
  readonly stepId: string;
  readonly there: number;
  readonly passed: Readonly<Record<string, number>>;
  readonly left: Readonly<Record<string, number>>;
}

/** What became of somebody at a step. */
export const stepStates = ['there', 'passed', 'left'] as const;
export type StepState = (typeof stepStates)[number];

const prefix = 'step';
const nameOf = (kind: StepState, stepId: string, how: string): string =>
  [prefix, kind, stepId, how].join('#');

/** What one row adds to the counts of its steps, by the name of the counter. */
export function countSteps(row: Pick<KpiRow, 'steps'> | undefined): Readonly<Record<string, number>> {
  const { passed = {}, standsAt, left } = row?.steps ?? {};
  const names = Object.entries(passed).map(([id, outcome]) => nameOf('passed', id, outcome));
  if (standsAt !== undefined)
    names.push(left === undefined ? nameOf('there', standsAt, '') : nameOf('left', standsAt, left));
  return Object.fromEntries(names.map((name) => [name, 1]));
}

/** The names of the counts in which a row stands: each has a list of its customers. */
export const stepNamesOf = (row: Pick<KpiRow, 'steps'> | undefined): readonly string[] =>
  Object.keys(countSteps(row));

/** Of which step a count is, and how it was passed or why people left there; empty of those who are there. */
export function partsOfName(name: string): { readonly stepId: string; readonly how: string } {
  const [, , stepId = '', how = ''] = name.split('#');
  return { stepId, how };
}

/** The counts, none of them nought, of people who are at a step, passed it or left there; of what is written out for a step, of its parts. */
export function namesBehind(
  sums: Readonly<Record<string, number>>,
  {
    step,
    state,
    how,
  }: { readonly step: string; readonly state: StepState; readonly how?: string | undefined },
): readonly string[] {
  const names = Object.keys(sums).filter((name) => {
    const found = partsOfName(name);
    return (
      (sums[name] ?? 0) > 0 &&
      name.startsWith(`${prefix}#${state}#`) &&
      (how === undefined || found.how === how)
    );
  });
  const own = names.filter((name) => partsOfName(name).stepId === step);
  const parts = names.filter((name) => partsOfName(name).stepId.startsWith(`${step}.`));
  return (own.length > 0 ? own : parts).toSorted();
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

import * as z from 'zod';
import type { AddressRisk } from '../people/address-risk.ts';
import type { Dormancy } from './dormancy.ts';
import type { Selection } from './segment.ts';

/** Somebody whom a segment selects, as a list shows one. */
const sampleSchema = z.object({
  customerId: z.string(),
  name: z.string(),
  account: z.string(),
  dormancy: z.string(),
  silentDays: z.number(),
});
export type Sample = z.infer<typeof sampleSchema>;

/**
 * Whom a segment selects and leaves out, as counts that add up: of a part of all customers, or of all. Its size does not
 * grow with the number of customers.
 */
export const audienceCountSchema = z.object({
  /** Everybody who was looked at. */
  people: z.number().int(),
  selected: z.number().int(),
  byDormancy: z.record(z.string(), z.number()),
  excluded: z.record(z.string(), z.number()),
  /** Who is left out, each once whatever the number of reasons. */
  excludedPeople: z.number().int(),
  notDormant: z.number().int(),
  /** How many of the selected have an address of doubt, by why (`AddressRisk`). Counts kept by release 0.3 have none. */
  risks: z.record(z.string(), z.number()).default({}),
  /** How many of the selected have been silent for so many days. */
  silentDays: z.record(z.string(), z.number()),
  /** The first twenty, newest relation first. */
  newest: z.array(sampleSchema),
});
export type AudienceCount = z.infer<typeof audienceCountSchema>;

export const nobodyCounted = (): AudienceCount => ({
  people: 0,
  selected: 0,
  byDormancy: {},
  excluded: {},
  excludedPeople: 0,
  notDormant: 0,
  risks: {},
  silentDays: {},
  newest: [],
});

const SHOWN = 20;

/** Counts one more person in. Changes the count that is given: a scan counts hundreds of thousands. */
export function countIn(
  count: AudienceCount,
  selection: Selection,
  {
    riskOf,
    sampleOf,
  }: {
    readonly riskOf: (silentDays: number) => AddressRisk | undefined;
    readonly sampleOf: (dormancy: Extract<Dormancy, { kind: 'dormant' }>) => Sample;
  },
): void {
  count.people++;
  switch (selection.kind) {
    case 'otherwise':
      return;
    case 'notDormant':
      count.notDormant++;
      return;
    case 'excluded':
      count.excludedPeople++;
      for (const because of selection.because) add(count.excluded, because, 1);
      return;
    case 'selected': {
      const { dormancy } = selection;
      count.selected++;
      add(count.byDormancy, dormancy.dormancy, 1);
      const risk = riskOf(dormancy.silentDays);
      if (risk !== undefined && risk !== 'none') add(count.risks, risk, 1);
      add(count.silentDays, String(dormancy.silentDays), 1);
      const last = count.newest.at(-1);
      if (count.newest.length < SHOWN || dormancy.silentDays < (last?.silentDays ?? 0))
        count.newest = newestOf([...count.newest, sampleOf(dormancy)]);
      return;
    }
    default:
      return selection satisfies never;
  }
}

/** The counts of two parts together. */
export function addAudiences(a: AudienceCount, b: AudienceCount): AudienceCount {
  const sum = (x: Readonly<Record<string, number>>, y: Readonly<Record<string, number>>) => {
    const all = { ...x };
    for (const [key, by] of Object.entries(y)) add(all, key, by);
    return all;
  };
  return {
    people: a.people + b.people,
    selected: a.selected + b.selected,
    byDormancy: sum(a.byDormancy, b.byDormancy),
    excluded: sum(a.excluded, b.excluded),
    excludedPeople: a.excludedPeople + b.excludedPeople,
    notDormant: a.notDormant + b.notDormant,
    risks: sum(a.risks, b.risks),
    silentDays: sum(a.silentDays, b.silentDays),
    newest: newestOf([...a.newest, ...b.newest]),
  };
}

const add = (counts: Record<string, number>, key: string, by: number): void => {
  counts[key] = (counts[key] ?? 0) + by;
};

const newestOf = (samples: readonly Sample[]): Sample[] =>
  samples
    .toSorted((a, b) => a.silentDays - b.silentDays || a.customerId.localeCompare(b.customerId))
    .slice(0, SHOWN);

/** The silent days of everyone selected, as a launch cuts them into waves. */
export const silentDaysIn = ({ silentDays }: AudienceCount): readonly number[] =>
  Object.entries(silentDays).flatMap(([days, people]) => Array.from({ length: people }, () => Number(days)));

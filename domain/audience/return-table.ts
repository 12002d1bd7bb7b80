import * as z from 'zod';
import { purchaseBands, silenceBands } from './return-bands.ts';
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.ts';

/** The days on which somebody bought, in order, each once. */
export type PurchaseDays = readonly LocalDate[];

const cellSchema = z.object({ of: z.number().int(), came: z.number().int() });

/** Of those who bought so often and were silent for so long: how many came back. Rows and columns as in the bands. */
export const returnTableSchema = z.object({ cells: z.array(z.array(cellSchema)), all: cellSchema });
export type ReturnTable = z.infer<typeof returnTableSchema>;

/** A cell of fewer says nothing of its own. */
const FEWEST = 20;
/** So many cases of the whole are mixed into each cell: a small one moves less. */
const PSEUDO = 10;

/** Who had bought until a day, how often, how long ago the last time; undefined: nobody's customer yet. */
export function silenceAt(days: PurchaseDays, asOf: LocalDate) {
  const bought = days.filter((day) => day <= asOf);
  const last = bought.at(-1);
  return last === undefined
    ? undefined
    : { purchases: bought.length, silentDays: daysBetween(last, asOf), bought };
}

/** Whether somebody bought again within the days after one. */
export const cameBack = (days: PurchaseDays, asOf: LocalDate, within: number): boolean => {
  const until = addDays(asOf, within);
  return days.some((day) => day > asOf && day <= until);
};

/** Counts who came back by himself after a day, by what was known on that day. */
export function countReturns(
  histories: readonly PurchaseDays[],
  asOf: LocalDate,
  within: number,
): ReturnTable {
  const cells = purchaseBands.map(() => silenceBands.map(() => ({ of: 0, came: 0 })));
  const all = { of: 0, came: 0 };
  for (const days of histories) {
    const silence = silenceAt(days, asOf);
    if (silence === undefined) continue;
    const cell = cells[bandOf(purchaseBands, silence.purchases)]?.[bandOf(silenceBands, silence.silentDays)];
    const came = Number(cameBack(days, asOf, within));
    for (const each of [cell, all])
      if (each !== undefined) {
        each.of += 1;
        each.came += came;
      }
  }
  return { cells, all };
}

/**
 * The chance to come back by oneself, for somebody with so many purchases and so long a silence. A cell of fewer than 20
 * takes the nearest shorter silence of its row, else the whole.
 */
export function chanceToReturn(table: ReturnTable, purchases: number, silentDays: number): number {
  const row = table.cells[bandOf(purchaseBands, purchases)] ?? [];
  const cell = row.slice(0, bandOf(silenceBands, silentDays) + 1).findLast(({ of }) => of >= FEWEST);
  const whole = table.all.of === 0 ? 0 : table.all.came / table.all.of;
  const { of, came } = cell ?? { of: 0, came: 0 };
  return (came + PSEUDO * whole) / (of + PSEUDO);
}

const bandOf = (bands: readonly number[], value: number): number => bands.findIndex((most) => value <= most);

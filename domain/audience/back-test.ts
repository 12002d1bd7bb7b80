import * as z from 'zod';
import { aucDifference, aucOf } from '../kernel/measure-score.ts';
import { gapsOf, medianOf } from '../kernel/gaps.ts';
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.ts';
import { proposeDays, proposedDaysSchema, type SilentCase } from './propose-days.ts';
import {
  cameBack,
  chanceToReturn,
  countReturns,
  returnTableSchema,
  silenceAt,
  type PurchaseDays,
} from './return-table.ts';

/** What a company's deals say: the days on which it bought and on which it decided against us, each in order and once. */
export interface DealHistory {
  readonly won: PurchaseDays;
  readonly lost: PurchaseDays;
}

/** Days in which somebody may come back: the longest for which there is enough past (docs/dormancy.md). */
export const returnWindows = [273, 180, 90] as const;
/** Of fewer companies, or fewer who came back, nothing is said. */
export const fewestCompanies = 300;
export const fewestReturned = 50;

const aucSchema = z.object({ auc: z.number(), low: z.number(), high: z.number() }).optional();
const differenceSchema = z.object({ difference: z.number(), low: z.number(), high: z.number() }).optional();

/** How the past answers for itself: learnt on one day, tried on what came after another. */
export const backTestSchema = z.object({
  /** The last day that is looked at: nobody was mailed by us until then. */
  until: z.string(),
  /** Days in which somebody may come back. */
  within: z.number().int(),
  companies: z.number().int(),
  returned: z.number().int(),
  /** What is lacking for more; absent where there is enough. */
  lacking: z.object({ companies: z.number().int(), returned: z.number().int() }).optional(),
  counted: z
    .object({
      /** As of the day from which the days to come back run. */
      table: returnTableSchema,
      days: aucSchema,
      ownRhythm: aucSchema,
      foretold: aucSchema,
      tableLessDays: differenceSchema,
      rhythmLessDays: differenceSchema,
      /** The share that the table foretold of the days after it had been learnt. */
      told: z.number(),
      lapsed: proposedDaysSchema,
      lostDeal: proposedDaysSchema,
    })
    .optional(),
});
export type BackTest = z.infer<typeof backTestSchema>;

/**
 * Tries days of silence, the table and one's own rhythm on the companies' own deals: the table is learnt on one day from
 * the days up to a second one, and all three have to tell who comes back after that.
 */
export function backTest(histories: readonly DealHistory[], until: LocalDate): BackTest {
  const purchases = histories.map(({ won }) => won);
  const tries = returnWindows.map((within) => ({ within, ...enoughIn(purchases, until, within) }));
  const chosen = tries.find(({ lacking }) => lacking === undefined);
  if (chosen === undefined) {
    const nearest = tries.at(-1) ?? { within: 90, companies: 0, returned: 0 };
    return { until, ...nearest };
  }
  const { within, companies, returned } = chosen;
  return { until, within, companies, returned, counted: tryOut(histories, until, within) };
}

/** Whether so many companies were known on the day of learning, and so many came back after either day. */
function enoughIn(all: readonly PurchaseDays[], until: LocalDate, within: number) {
  const [triedOn, learntOn] = [addDays(until, -within), addDays(until, -2 * within)];
  const learnt = countReturns(all, learntOn, within).all;
  const tried = countReturns(all, triedOn, within).all;
  const lacking = {
    companies: Math.max(0, fewestCompanies - learnt.of),
    returned: Math.max(0, fewestReturned - Math.min(learnt.came, tried.came)),
  };
  const isEnough = lacking.companies === 0 && lacking.returned === 0;
  return {
    companies: isEnough ? tried.of : learnt.of,
    returned: isEnough ? tried.came : Math.min(learnt.came, tried.came),
    ...(isEnough ? {} : { lacking }),
  };
}

function tryOut(histories: readonly DealHistory[], until: LocalDate, within: number): BackTest['counted'] {
  const asOf = addDays(until, -within);
  const purchases = histories.map(({ won }) => won);
  const learnt = countReturns(purchases, addDays(asOf, -within), within);
  const people = purchases.flatMap((days) => {
    const silence = silenceAt(days, asOf);
    return silence === undefined ? [] : [{ ...silence, came: cameBack(days, asOf, within) }];
  });
  const came = people.map((each) => each.came);
  const days = people.map(({ silentDays }) => -silentDays);
  const rhythm = rhythmOf(people);
  const told = people.map((each) => chanceToReturn(learnt, each.purchases, each.silentDays));
  return {
    table: countReturns(purchases, asOf, within),
    days: aucOf(days, came),
    ownRhythm: aucOf(rhythm, came),
    foretold: aucOf(told, came),
    tableLessDays: aucDifference(told, days, came),
    rhythmLessDays: aucDifference(rhythm, days, came),
    told: told.reduce((sum, each) => sum + each, 0) / Math.max(told.length, 1),
    ...proposals(histories, asOf, within),
  };
}

/** Silence over one's own mean gap, with two usual gaps mixed in: two or three gaps of one's own tell little. */
export function rhythmOf(
  people: readonly { readonly bought: PurchaseDays; readonly silentDays: number }[],
): readonly number[] {
  const usual = Math.max(medianOf(people.flatMap(({ bought }) => gapsOf(bought))), 1);
  return people.map(({ bought, silentDays }) => {
    const gaps = gapsOf(bought);
    return -silentDays / ((gaps.reduce((sum, gap) => sum + gap, 0) + 2 * usual) / (gaps.length + 2));
  });
}

/** A company is of the kind that its last deal says: a loss after the last purchase makes it one of those. */
function proposals(histories: readonly DealHistory[], asOf: LocalDate, within: number) {
  const lapsed: SilentCase[] = [];
  const lostDeal: SilentCase[] = [];
  for (const { won, lost } of histories) {
    const [bought, decided] = [won, lost].map((days) => days.findLast((day) => day <= asOf));
    const isLoss = decided !== undefined && (bought === undefined || decided > bought);
    const last = isLoss ? decided : bought;
    if (last === undefined) continue;
    const silent = { silentDays: daysBetween(last, asOf), came: cameBack(won, asOf, within) };
    (isLoss ? lostDeal : lapsed).push(silent);
  }
  return { lapsed: proposeDays(lapsed), lostDeal: proposeDays(lostDeal) };
}

import * as z from 'zod';
import { currentDeals } from './current-deals.ts';
import { gapsOf, medianOf } from '../kernel/gaps.ts';
import type { LocalDate } from '../kernel/local-date.ts';

/** One deal of an account, as imported or reported by sales. Amounts are whole yen, or the account's currency. */
export const dealSchema = z.object({
  dealId: z.string().min(1),
  accountId: z.string().min(1),
  customerId: z.string().optional(),
  ownerName: z.string().optional(),
  product: z.string().optional(),
  stage: z.enum(['won', 'lost', 'open']),
  stageLabel: z.string(),
  /** What the file calls the opportunity; deals of release 0.5 and before lack it. */
  name: z.string().optional(),
  openedOn: z.string().optional(),
  closedOn: z.string().optional(),
  amount: z.number().optional(),
  lostReason: z.string().optional(),
  /** Reported by sales through a handoff; absent when a file named it. */
  source: z.literal('feedback').optional(),
});
export type Deal = z.infer<typeof dealSchema>;

/** What an account's deals amount to: kept on the account, so that selecting an audience reads no deals. */
export const relationshipSchema = z.object({
  lastWonOn: z.string().optional(),
  lastWonProduct: z.string().optional(),
  lastWonAmount: z.number().optional(),
  wonCount: z.number().int(),
  wonTotal: z.number(),
  /** Median days between days of purchase, from three on: the lines of one order are one purchase. */
  purchaseGapDays: z.number().optional(),
  lastLostOn: z.string().optional(),
  lostReason: z.string().optional(),
  openDeals: z.number().int(),
  /** When the newest open deal began; absent when there is none, or when one has no date. */
  newestOpenDealOn: z.string().optional(),
  products: z.array(z.string()),
});
export type Relationship = z.infer<typeof relationshipSchema>;

export const noRelationship: Relationship = { wonCount: 0, wonTotal: 0, openDeals: 0, products: [] };

/** Folds an account's deals; any order gives the same answer. */
export function relate(all: readonly Deal[]): Relationship {
  const deals = currentDeals(all);
  const won = deals.filter((deal) => deal.stage === 'won').toSorted(byClosing);
  const lastWon = won.findLast((deal) => deal.closedOn !== undefined);
  const lastLost = deals
    .filter((deal) => deal.stage === 'lost' && deal.closedOn !== undefined)
    .toSorted(byClosing)
    .at(-1);
  return {
    lastWonOn: lastWon?.closedOn,
    lastWonProduct: lastWon?.product,
    lastWonAmount: lastWon?.amount,
    wonCount: won.length,
    wonTotal: won.reduce((total, deal) => total + (deal.amount ?? 0), 0),
    purchaseGapDays: medianGap([
      ...new Set(won.map((deal) => deal.closedOn).filter((day) => day !== undefined)),
    ]),
    lastLostOn: lastLost?.closedOn,
    lostReason: lastLost?.lostReason,
    ...openDeals(deals.filter((deal) => deal.stage === 'open')),
    products: [
      ...new Set(won.map((deal) => deal.product).filter((product) => product !== undefined)),
    ].toSorted(),
  };
}

function openDeals(open: readonly Deal[]): Pick<Relationship, 'openDeals' | 'newestOpenDealOn'> {
  const days = open.flatMap(({ openedOn }) => openedOn ?? []).toSorted();
  return { openDeals: open.length, newestOpenDealOn: days.length === open.length ? days.at(-1) : undefined };
}

const byClosing = (a: Deal, b: Deal): number =>
  (a.closedOn ?? '').localeCompare(b.closedOn ?? '') || a.dealId.localeCompare(b.dealId);

/** The median of the gaps between days, of three at least. */
const medianGap = (days: readonly LocalDate[]): number | undefined =>
  days.length < 3 ? undefined : medianOf(gapsOf(days));

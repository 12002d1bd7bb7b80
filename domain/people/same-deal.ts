import type { Deal } from './relationship.ts';

/** A deal of a file; `madeId`: the file has no ids, and this one is made of account, date, product and amount alone. */
export type FiledDeal = Deal & { readonly madeId?: string | undefined };

/**
 * Deals of a file under the ids that they are stored by. Where a file has no ids, one that is stored under the id that
 * earlier releases made is that deal, and an open deal of the same name that the file tells otherwise now (its date or
 * amount moved, or it was won) has moved on: it is no second deal, which would stay open for good.
 */
export function underStoredIds(filed: readonly FiledDeal[], stored: readonly Deal[]): readonly Deal[] {
  const byId = new Map(stored.map((deal) => [deal.dealId, deal]));
  const taken = new Set(filed.map(({ dealId }) => dealId));
  return filed.map(({ madeId, ...deal }) => {
    const dealId =
      madeId === undefined || byId.has(deal.dealId)
        ? undefined
        : (formerId(madeId, deal, byId.get(madeId), taken) ?? movedFrom(deal, stored, taken));
    if (dealId === undefined) return deal;
    taken.add(dealId);
    return { ...deal, dealId };
  });
}

const formerId = (
  madeId: string,
  { name }: Deal,
  former: Deal | undefined,
  taken: ReadonlySet<string>,
): string | undefined =>
  former !== undefined && (former.name === undefined || former.name === name) && !taken.has(madeId)
    ? madeId
    : undefined;

function movedFrom({ name }: Deal, stored: readonly Deal[], taken: ReadonlySet<string>): string | undefined {
  if (name === undefined) return undefined;
  const [only, ...more] = stored.filter(
    (deal) =>
      deal.name === name && deal.stage === 'open' && deal.source === undefined && !taken.has(deal.dealId),
  );
  return more.length === 0 ? only?.dealId : undefined;
}

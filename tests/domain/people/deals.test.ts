import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentDeals, type KnownDeal } from '../../../domain/people/current-deals.ts';
import { relate, type Deal } from '../../../domain/people/relationship.ts';
import { statusByDeals } from '../../../domain/timeline/told-deals.ts';
import type { FactOf } from '../../../domain/timeline/fact.ts';

const filed = (change: Partial<Deal>): Deal => ({
  dealId: 'CRM-1',
  accountId: 'a',
  stage: 'open',
  stageLabel: '商談中',
  ...change,
});
const reported = (change: Partial<Deal>): Deal => filed({ dealId: 'h1', source: 'feedback', ...change });

describe('a deal that sales reported', () => {
  it('is not hidden by another one of a file that was over before', () => {
    const lost = filed({ stage: 'lost', openedOn: '2026-06-01', closedOn: '2026-11-01', product: '旧商品' });
    const open = reported({ openedOn: '2026-11-20', amount: 1_000_000 });
    const won = reported({ stage: 'won', openedOn: '2026-11-20', closedOn: '2026-11-25' });

    expect(relate([lost, open])).toMatchObject({ openDeals: 1 });
    expect(relate([lost, won])).toMatchObject({ wonCount: 1, lastWonOn: '2026-11-25' });
  });

  it('is spoken for by the same deal of a file, which stands for one report only', () => {
    const won = filed({ stage: 'won', openedOn: '2026-11-19', closedOn: '2026-11-25', amount: 500 });

    expect(relate([won, reported({ openedOn: '2026-11-20' })])).toMatchObject({ wonCount: 1, openDeals: 0 });
    expect(
      relate([won, reported({ openedOn: '2026-11-20' }), reported({ dealId: 'h2', openedOn: '2026-11-22' })]),
    ).toMatchObject({ wonCount: 1, openDeals: 1 });
    expect(
      relate([{ ...won, customerId: 'x' }, reported({ openedOn: '2026-11-20', customerId: 'y' })]),
    ).toMatchObject({ wonCount: 1, openDeals: 1 });
  });
});

const days = fc.constantFrom('2026-10-01', '2026-10-20', '2026-11-01', '2026-11-20', '2026-12-05');
const deals = fc.uniqueArray(
  fc.record({
    dealId: fc.constantFrom('D1', 'D2', 'D3', 'h1', 'h2'),
    stage: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
    openedOn: fc.option(days, { nil: undefined }),
    closedOn: fc.option(days, { nil: undefined }),
  }),
  { selector: ({ dealId }) => dealId, maxLength: 5 },
);

describe('all deals together', () => {
  it('are the same in any order, and never more than were told', () => {
    fc.assert(
      fc.property(deals, fc.infiniteStream(fc.nat()), (some, picks) => {
        const all = some.map((deal): KnownDeal => ({
          ...deal,
          ...(deal.dealId.startsWith('h') ? { source: 'feedback' } : {}),
        }));
        const shuffled = all
          .map((deal) => ({ deal, place: picks.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ deal }) => deal);
        const ids = (of: readonly KnownDeal[]) => new Set(currentDeals(of).map(({ dealId }) => dealId));

        expect(ids(shuffled)).toEqual(ids(all));
        for (const deal of all) if (deal.source === undefined) expect(ids(all)).toContain(deal.dealId);
      }),
    );
  });

  it('leave the status of what is known last of each, whatever row came last', () => {
    const told = (dealId: string, stage: Deal['stage'], on: string, recordedAt: string): FactOf<'deal'> => ({
      kind: 'deal',
      customerId: 'c',
      at: `${on}T14:59:59.000Z`,
      id: `${dealId}.${stage}`,
      dealId,
      stage,
      on,
      source: 'import',
      recordedAt,
    });
    const [first, second] = ['2026-10-10T00:00:00.000Z', '2026-10-11T00:00:00.000Z'];
    const both = [told('W', 'won', '2026-10-09', first), told('L', 'lost', '2026-10-08', first)];

    expect(statusByDeals(both, '2026-10-01')).toBe('won');
    expect(statusByDeals(both.toReversed(), '2026-10-01')).toBe('won');
    expect(statusByDeals([...both, told('W', 'lost', '2026-10-08', second)], '2026-10-01')).toBe('lost');
    expect(statusByDeals([...both, told('O', 'open', '2026-10-02', first)], '2026-10-01')).toBe(
      'opportunity',
    );
    expect(statusByDeals(both, '2026-10-10')).toBeUndefined();
  });
});

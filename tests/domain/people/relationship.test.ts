import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relate } from '../../../domain/people/relationship.ts';
import { aDeal } from '../../builders/people.ts';
import { shuffled } from '../interest/timelines.ts';

const bought = (...days: readonly string[]) =>
  relate(days.map((closedOn, index) => aDeal({ dealId: `${index}`, closedOn })));

describe('what deals amount to', () => {
  it('is the last purchase, the last loss, the sums, and what is open', () => {
    const deals = [
      aDeal(),
      aDeal({ dealId: 'd-2', closedOn: '2023-01-01', amount: 50, product: '検品くん' }),
      aDeal({ dealId: 'd-3', stage: 'lost', closedOn: '2025-01-01', lostReason: '価格' }),
      aDeal({ dealId: 'd-4', stage: 'open', closedOn: undefined }),
    ];

    expect(relate(deals)).toEqual({
      lastWonOn: '2024-03-10',
      lastWonProduct: '在庫くん',
      lastWonAmount: 100,
      wonCount: 2,
      wonTotal: 150,
      purchaseGapDays: undefined,
      lastLostOn: '2025-01-01',
      lostReason: '価格',
      openDeals: 1,
      products: ['在庫くん', '検品くん'],
    });
  });

  it('knows a gap from three days of purchase on, not from three lines of one order', () => {
    expect(bought('2024-01-01', '2024-01-11', '2024-01-31').purchaseGapDays).toBe(15);
    expect(bought('2024-01-01', '2024-01-31', '2024-11-26').purchaseGapDays).toBe(165);
    expect(bought('2024-01-01', '2024-01-11').purchaseGapDays).toBeUndefined();
    expect(bought('2024-01-01', '2024-01-01', '2024-01-01').purchaseGapDays).toBeUndefined();
  });

  it('does not depend on the order of deals', () => {
    const deals = fc
      .array(
        fc.record({ day: fc.integer({ min: 1, max: 28 }), stage: fc.constantFrom('won', 'lost', 'open') }),
        { maxLength: 8 },
      )
      .map((all) =>
        all.map(({ day, stage }, index) =>
          aDeal({ dealId: `${index}`, stage, closedOn: `2024-02-${String(day).padStart(2, '0')}` }),
        ),
      );
    const pairs = deals.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
    fc.assert(
      fc.property(pairs, ([all, other]) => {
        expect(relate(other)).toEqual(relate(all));
      }),
    );
  });
});

import type { DealHistory } from '../../domain/audience/back-test.ts';
import { addDays } from '../../domain/kernel/local-date.ts';

/** The last day that these deals know of. */
export const pastUntil = '2026-10-01';

/** Companies that order at a pace of their own until they are lost, drawn by a fixed generator: the same each time. */
export function pastDeals(companies: number): readonly DealHistory[] {
  let state = 7;
  const draw = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: companies }, () => {
    const pace = 60 + 240 * draw();
    const won: string[] = [];
    let day = Math.round(1400 * draw());
    while (day < 1500) {
      won.push(addDays(pastUntil, day - 1500));
      if (draw() < 0.2) break;
      day += Math.max(1, Math.round(pace * (0.4 + 1.2 * draw())));
    }
    const lost = draw() < 0.3 ? [addDays(pastUntil, -Math.round(1200 * draw()))] : [];
    return { won: [...new Set(won)].toSorted(), lost };
  });
}

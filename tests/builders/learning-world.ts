import { learnedFeatures, type LearningRow } from '../../domain/learning/learning-row.ts';

/** What a customer's acts are truly worth in the invented world, by `learnedFeatures`; the table in force says otherwise. */
export const trueWorth = [1, 6, 12, 10, 32, 15, 45, 10, 0, 10, 18];
const tableInForce = [5, 10, 15, 5, 20, 25, 30, 5];

/** The same numbers from the same seed, everywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Customers whom sales was given, in an invented world whose truth is known: their acts, and whether each became an
 * opportunity. In the order of time.
 * @param worth what acts are truly worth; all 0: the points say nothing of the outcome
 */
export function learningWorld(
  seed: number,
  count: number,
  worth: readonly number[] = trueWorth,
  intercept = -3.05,
): readonly LearningRow[] {
  const u = mulberry32(seed);
  const bern = (p: number): number => (u() < p ? 1 : 0);
  const poisson = (mean: number): number => {
    const end = Math.exp(-mean);
    let product = u();
    let times = 0;
    while (product > end) {
      product *= u();
      times++;
    }
    return times;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - u())) * Math.cos(2 * Math.PI * u());
  const faded = (): number => 2 ** ((-120 * u()) / 30);
  const rows: LearningRow[] = [];
  for (let account = 1; rows.length < count; account++) {
    const size = bern(0.5);
    const industry = bern(0.4);
    const effect = 0.5 * normal();
    let people = 1;
    while (u() < 1 / 3) people++;
    for (let person = 0; person < people && rows.length < count; person++) {
      const title = bern(0.25);
      const eagerness = -(Math.log(1 - u()) + Math.log(1 - u())) / 2;
      const x = Array.from({ length: 8 }, () => 0);
      const add = (place: number, amount: number): void => void (x[place] = (x[place] ?? 0) + amount);
      for (const [place, mean] of [2 * eagerness, eagerness].entries())
        for (let left = poisson(mean); left > 0; left--) {
          const amount = faded();
          add(place, u() < 0.7 ? amount : 0.3 * amount);
        }
      for (let left = poisson(0.5 * eagerness); left > 0; left--) add(2, faded());
      for (let left = poisson(0.3 * eagerness); left > 0; left--) {
        add(3, faded());
        if (u() >= 0.6) continue;
        const amount = faded();
        add(4, amount * (0.3 + 0.7 * u()));
        if (u() < 0.25) add(7, amount);
      }
      for (let left = poisson(0.35 * eagerness); left > 0; left--) add(5, faded());
      if (u() < 0.12) add(6, faded());
      const interest = x.reduce((sum, each, place) => sum + each * (tableInForce[place] ?? 0), 0);
      const fit = 5 * size + 5 * industry + 10 * title;
      const isHot = interest >= Math.min(Math.max(50 - fit, 25), 50) || (x[6] ?? 0) > 2 ** (-14 / 30);
      if (u() >= (isHot ? 1 : interest >= 20 ? 0.5 : 0.05)) continue;
      const all = [...x, size, industry, title];
      const logit =
        intercept +
        (Math.LN2 / 20) * all.reduce((sum, each, place) => sum + each * (worth[place] ?? 0), 0) +
        effect;
      const isOpportunity = u() < 1 / (1 + Math.exp(-logit));
      rows.push({
        accountId: `A${String(account).padStart(5, '0')}`,
        at: new Date(Date.UTC(2026, 0, 1) + rows.length * 3_600_000).toISOString(),
        // As a file keeps them: the golden figures were computed from it.
        x: all.map((each) => Number(each.toFixed(6))),
        isOpportunity,
      });
    }
  }
  return rows;
}

/** The rows as a file, by which the world is recognised. */
export const worldCsv = (rows: readonly LearningRow[]): string =>
  [
    ['account', ...learnedFeatures, 'opportunity'].join(','),
    ...rows.map(({ accountId, x, isOpportunity }) =>
      [
        accountId,
        ...x.map((each, place) => (place < 8 ? each.toFixed(6) : String(each))),
        isOpportunity ? 1 : 0,
      ].join(','),
    ),
    '',
  ].join('\n');

import { placeOf } from '../kernel/fingerprint.ts';
import type { Campaign } from './campaign.ts';

const WAVE = 200;

/**
 * Cuts an audience into waves that double from 200, one a business day, newest relation first. Whoever the lot puts into a
 * control group is not mailed: a wave reaches so many more that 200 of them are.
 * @param silentDays of everyone selected
 * @param startsAt the start of the n-th wave, ISO
 * @param mailed which part of them is mailed, above 0, up to 1
 */
export function planWaves(
  silentDays: readonly number[],
  startsAt: (wave: number) => string,
  mailed = 1,
): Campaign['waves'] {
  const sorted = silentDays.toSorted((a, b) => a - b);
  const waves: Campaign['waves'] = [];
  let until = 0;
  for (let size = WAVE, sent = size; until < sorted.length; size *= 2, sent += size) {
    until = Math.round(sent / mailed);
    const last = until >= sorted.length ? undefined : sorted[until - 1];
    const reach =
      last === undefined ? { maxSilentDays: 1e6 } : { maxSilentDays: last, ...tieAt(sorted, last, until) };
    waves.push({ ...reach, startAt: startsAt(waves.length) });
  }
  return waves.length > 0 ? waves : [{ maxSilentDays: 1e6, startAt: startsAt(0) }];
}

/** How many people each wave of so many that are mailed takes; one wave of nobody where there is nobody. */
export function waveSizes(people: number): readonly number[] {
  const sizes: number[] = [];
  for (let from = 0, size = WAVE; from < people; from += size, size *= 2)
    sizes.push(Math.min(size, people - from));
  return sizes.length > 0 ? sizes : [0];
}

/** The share of those silent for exactly `days` who stand before place `until`; absent when all do. */
function tieAt(sorted: readonly number[], days: number, until: number): { readonly tieShare?: number } {
  const first = sorted.indexOf(days);
  const after = sorted.lastIndexOf(days) + 1;
  return after <= until ? {} : { tieShare: (until - first) / (after - first) };
}

/** The wave, from 0, of somebody's first mail; -1 when there is none. Ties are cut by customer id. */
export function waveOf(waves: Campaign['waves'], silentDays: number, customerId = ''): number {
  const place = placeOf(customerId);
  return waves.findIndex(
    (wave) =>
      silentDays < wave.maxSilentDays || (silentDays === wave.maxSilentDays && place < (wave.tieShare ?? 1)),
  );
}

/** When somebody's first mail may go. */
export const startOf = (campaign: Campaign, silentDays: number, customerId = ''): string =>
  campaign.waves[waveOf(campaign.waves, silentDays, customerId)]?.startAt ?? campaign.launchedAt;

/** When the first of its mails may go. */
export const firstMailAt = ({ waves, launchedAt }: Pick<Campaign, 'waves' | 'launchedAt'>): string =>
  waves[0]?.startAt ?? launchedAt;

import { wilson } from '../kernel/wilson.ts';

/** How many a rule takes, judged by a sample: of all, or as a share where nobody knows how many there are. */
export interface Estimate {
  /** People who were looked at. They are the first by a hash of their keyed ids: as good as drawn by lot. */
  readonly sampled: number;
  readonly share: Range;
  readonly people?: (Range & { readonly of: number }) | undefined;
}
interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The estimate of a count from a sample, with its 95% range.
 * @param of all people, where they were counted
 */
export function estimateOf(done: number, sampled: number, of: number | undefined): Estimate | undefined {
  if (sampled === 0) return undefined;
  const value = done / sampled;
  const share = { value, ...wilson(done, sampled) };
  if (of === undefined || of < sampled) return { sampled, share };
  const people = {
    of,
    value: Math.round(value * of),
    // At least those who were seen are there.
    low: Math.max(done, Math.floor(share.low * of)),
    high: Math.min(of - sampled + done, Math.ceil(share.high * of)),
  };
  return { sampled, share, people };
}

import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { findScoredBy, keepScoredBy } from './model-store.ts';
import { recomputeAll } from './recompute-all.ts';

/** Raised where `whyUnscored` or `fitOf` comes to say something else of people whose interest and threshold are stored. */
const scoringRules = 2;

/** By night, once after such a release: has everybody's interest folded anew. */
export const rescoreOnce =
  ({ db, audienceQueue }: Needs<'db' | 'audienceQueue'>) =>
  async (): Promise<Counts> => {
    if ((await findScoredBy(db)) >= scoringRules) return {};
    await recomputeAll({ db, audienceQueue }, 'refold');
    await keepScoredBy(db, scoringRules);
    return {};
  };

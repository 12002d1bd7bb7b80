import { msPerDay } from '../../domain/kernel/local-date.ts';
import { mergeUndoDays } from '../../domain/people/merge.ts';
import type { Counts } from '../../platform/observability.ts';
import type { Needs } from '../kernel/deps.ts';
import { forgetMerges } from './merge-store.ts';

/** By night: of merges of contacts that can be taken back no more, what was kept for that is forgotten. */
export const forgetOldMerges =
  ({ db, now }: Needs<'db' | 'now'>) =>
  async (): Promise<Counts> => {
    const before = new Date(now().getTime() - mergeUndoDays * msPerDay).toISOString();
    return { 'Merges.forgotten': await forgetMerges(db, before) };
  };

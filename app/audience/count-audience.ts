import { createHash, randomUUID } from 'node:crypto';
import type { AudienceCount } from '../../domain/audience/audience-count.ts';
import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import { ruleOf, type Segment } from '../../domain/audience/segment.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import { countRecords } from './audience-store.ts';
import { knownSegments } from './find-segment.ts';
import { atOnce, countAtOnce, countOver } from './count-over.ts';
import { beginRun, countParts, findCounts, findRun, putPart, type CountKey } from './count-store.ts';

type Deps = Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now'>;

/** Counts that are shown: of this moment, or kept from a moment ago. */
export interface Counted {
  /** In the order of the segments; undefined where the very first count of one is under way. */
  readonly counts: readonly (AudienceCount | undefined)[];
  readonly asOf: string;
  /** Present while a count is under way. */
  readonly counting?: { readonly done: number; readonly of: number } | undefined;
}

/** So long kept counts are good for; whoever looks at older ones has them counted anew. */
const FRESH_MS = 10 * 60_000;

const shortHash = (of: unknown): string =>
  createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 24);

/** What a segment says, in short: the same rule under another name is counted once. */
export const ruleKey = (segment: Segment): string => shortHash(ruleOf(segment));

/** The ready-made and the saved segments, counted together in one pass. */
export const listKey = (segments: readonly Segment[]): CountKey => ({
  key: 'ready-made',
  of: shortHash(segments.map((segment) => ruleKey(segment))),
  segments,
  isList: true,
  mayOverlap: false,
});

/** One segment by what it says. */
export function keyOf(segment: Segment, mayOverlap: boolean): CountKey {
  const key = shortHash([ruleOf(segment), mayOverlap]);
  return { key, of: key, segments: [segment], isList: false, mayOverlap };
}

/** Whom segments select: exactly where there are few customers, else as counted within the last minutes. */
export async function countedNow(deps: Deps, wanted: CountKey): Promise<Counted> {
  const kept = await findCounts(deps.db, wanted.key);
  const now = deps.now();
  if ((kept?.people ?? 0) <= atOnce) {
    const { counts, isWhole } = await countAtOnce(deps, wanted, await deps.freshSettings());
    if (isWhole) return { counts, asOf: now.toISOString() };
  }
  const isFresh =
    kept !== undefined &&
    kept.run.of === wanted.of &&
    Date.parse(kept.run.startedAt) > now.getTime() - FRESH_MS;
  if (!isFresh) await startCount(deps, wanted);
  const done = isFresh ? kept.done : 0;
  return {
    counts: wanted.segments.map((segment) => kept?.countOf(ruleKey(segment))),
    asOf: kept?.asOf ?? now.toISOString(),
    ...(done < countParts ? { counting: { done, of: countParts } } : {}),
  };
}

/** In how many parts so many people are looked through: few are one. */
export const partsFor = (people: number): number => (people <= atOnce ? 1 : countParts);

/** Whether people are so few that all of them are counted at once. */
export const areFew = async (db: Database): Promise<boolean> =>
  (await countRecords(db, atOnce + 1)) <= atOnce;

/** Has segments counted in the background; whoever comes second within the same minutes starts nothing. */
export async function startCount(
  { db, audienceQueue, now }: Needs<'db' | 'audienceQueue' | 'now'>,
  { key, of, segments, isList, mayOverlap }: CountKey,
): Promise<void> {
  const [run, at] = [randomUUID(), now()];
  const before = new Date(at.getTime() - FRESH_MS).toISOString();
  const listed = isList ? {} : { segments: [...segments] };
  const begun = { run, of, startedAt: at.toISOString(), ...listed, mayOverlap };
  if (!(await beginRun(db, key, begun, before))) return;
  await audienceQueue.sendAll(
    Array.from({ length: countParts }, (_, part): AudienceMessage => ({ kind: 'count', key, run, part })),
  );
}

/** Counts one part of all customers, for the run that asked; a run that was begun anew meanwhile asks again. */
export const countPart =
  ({ db, settings, now }: Needs<'db' | 'settings' | 'now'>) =>
  async ({ key, run, part }: Extract<AudienceMessage, { kind: 'count' }>): Promise<number> => {
    const begun = await findRun(db, key);
    if (begun?.run !== run) return 0;
    const segments = begun.segments ?? (await knownSegments(db));
    const { counts, isWhole } = await countOver(
      { db, now },
      { segments, mayOverlap: begun.mayOverlap },
      await settings(),
      { parts: [part], of: countParts, atMost: Infinity },
    );
    const keys = segments.map((segment) => ruleKey(segment));
    if (isWhole) await putPart(db, key, part, { run, at: now().toISOString(), keys, counts: [...counts] });
    return counts[0]?.people ?? 0;
  };

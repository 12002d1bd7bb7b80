import { createHash, randomUUID } from 'node:crypto';
import type { AudienceCount } from '../../domain/audience/audience-count.ts';
import type { AudienceMessage } from '../../domain/audience/audience-message.ts';
import type { AudienceDay } from '../../domain/audience/gather-candidate.ts';
import { ruleOf, type Segment } from '../../domain/audience/segment.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import type { Needs } from '../kernel/deps.ts';
import { knownSegments } from './find-segment.ts';
import { peopleLastNight } from '../sequences/monthly-store.ts';
import { counterOf, countAtOnce, countOver } from './count-over.ts';
import { atOnce, partsFor } from './parts-store.ts';
import { beginRun, findCounts, findRun, putPart, type CountKey, type CountRun } from './count-store.ts';

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
  const of = isFresh ? kept.run.parts : partsFor(kept?.people ?? (await peopleLastNight(deps.db)));
  if (!isFresh) await startCount(deps, wanted, of);
  const done = isFresh ? kept.done : 0;
  return {
    counts: wanted.segments.map((segment) => kept?.countOf(ruleKey(segment))),
    asOf: kept?.asOf ?? now.toISOString(),
    ...(done < of ? { counting: { done, of } } : {}),
  };
}

/** Has segments counted in the background, in `of` parts; whoever comes second within the same minutes starts nothing. */
async function startCount(
  { db, audienceQueue, now }: Needs<'db' | 'audienceQueue' | 'now'>,
  wanted: CountKey,
  of: number,
): Promise<void> {
  const at = now();
  const { key } = wanted;
  const run = await beginCount(db, wanted, of, at, new Date(at.getTime() - FRESH_MS));
  if (run === undefined) return;
  await audienceQueue.sendAll(
    Array.from({ length: of }, (_, part): AudienceMessage => ({ kind: 'count', key, run, part })),
  );
}

/** Begins a count in `parts` parts, unless the same was begun since `unlessSince`: answers its name, or undefined. */
export async function beginCount(
  db: Database,
  { key, of, segments, isList, mayOverlap }: CountKey,
  parts: number,
  at: Date,
  unlessSince: Date,
): Promise<string | undefined> {
  const run = randomUUID();
  const listed = isList ? {} : { segments: [...segments] };
  const begun = { run, of, startedAt: at.toISOString(), ...listed, mayOverlap, parts };
  return (await beginRun(db, key, begun, unlessSince.toISOString())) ? run : undefined;
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
      { parts: [part], of: begun.parts, atMost: Infinity },
    );
    if (isWhole) await keepCount(db, { ...begun, key, segments }, part, counts, now());
    return counts[0]?.people ?? 0;
  };

/** Counts for a run that the night began, beside whatever else a part does; undefined where it was begun anew. */
export async function countOfRun(db: Database, run: string, settings: Settings, day: AudienceDay) {
  const { key } = listKey([]);
  const begun = await findRun(db, key);
  if (begun?.run !== run) return undefined;
  const segments = await knownSegments(db);
  const counter = counterOf({ segments, mayOverlap: begun.mayOverlap }, settings, day);
  return {
    look: counter.look,
    keep: (part: number, at: Date): Promise<void> =>
      keepCount(db, { ...begun, key, segments }, part, counter.counts, at),
  };
}

/** A count that is under way, with what it counts. */
interface Counting extends Pick<CountRun, 'run' | 'parts'> {
  readonly key: string;
  readonly segments: readonly Segment[];
}

/** Keeps what one part of a run counted. */
const keepCount = (
  db: Database,
  { key, run, parts, segments }: Counting,
  part: number,
  counts: readonly AudienceCount[],
  at: Date,
): Promise<void> =>
  putPart(db, key, part, {
    run,
    of: parts,
    at: at.toISOString(),
    keys: segments.map((segment) => ruleKey(segment)),
    counts: [...counts],
  });

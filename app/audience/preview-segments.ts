import type { OneSegmentPreview, segmentRoutes } from '../../contract/audience.ts';
import type { AudienceCount } from '../../domain/audience/audience-count.ts';
import { estimateOf } from '../../domain/audience/estimate.ts';
import { withoutEach } from '../../domain/audience/rule-without.ts';
import { ruleOf, type Segment } from '../../domain/audience/segment.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { countedNow, keyOf, listKey, ruleKey } from './count-audience.ts';
import { countAtOnce, type Looked } from './count-over.ts';
import { findCounts, type CountKey } from './count-store.ts';
import { checkedSegment, knownSegments, segmentById } from './find-segment.ts';
import { previewOf } from './plan-launch.ts';

type Deps = Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now'>;

/** The ready-made and the saved segments, each with who it would reach now. */
export const listSegments =
  (deps: Deps): Serve<typeof segmentRoutes.listSegments> =>
  async (_, { locale }) => {
    const settings = await deps.freshSettings();
    const wanted = listKey(await knownSegments(deps.db));
    const counted = await countedNow(deps, wanted);
    return {
      segments: wanted.segments.map((segment, index) =>
        previewOf(segment, counted, counted.counts[index], settings, locale ?? settings.locale, deps.now()),
      ),
    };
  };

/**
 * Who one segment would reach now, and without each of its parts: exactly where there are few customers. Of many the
 * count is a job of the audience queue, or, where it is asked for quickly, an estimate from a sample.
 */
export const previewSegment =
  (deps: Deps): Serve<typeof segmentRoutes.previewSegment> =>
  async ({ body }, { locale }) => {
    const segment =
      'segmentId' in body ? await segmentById(deps.db, body.segmentId) : checkedSegment(body.segment);
    const settings = await deps.freshSettings();
    const parts = withoutEach(ruleOf(segment));
    const variants = parts.map(({ rule }): Segment => ({ id: segment.id, name: segment.name, rule }));
    const { mayOverlap = false, quick = false } = body;
    const looked = await countAtOnce(deps, { segments: [segment, ...variants], mayOverlap }, settings);
    const shown = await shownOf(deps, keyOf(segment, mayOverlap), looked, quick);
    const scale = looked.isWhole || shown.all === undefined ? 1 : shown.all / (looked.counts[0]?.people ?? 1);
    const [whole, ...others] = looked.counts.map(({ selected }) => selected);
    return {
      ...previewOf(segment, shown, shown.count, settings, locale ?? settings.locale, deps.now()),
      ...(shown.estimate === undefined ? {} : ofSample(shown)),
      without: parts.map(({ place }, index) => ({
        place,
        more: Math.round(((others[index] ?? 0) - (whole ?? 0)) * scale),
        isEstimate: !looked.isWhole,
      })),
    };
  };

/** Of a sample there are no waves, and no figure is one of all people. */
const ofSample = ({ estimate, counting }: Shown) => ({
  estimate,
  waves: [],
  ...(counting === undefined ? {} : { counting: { ...counting, isFirst: true } }),
});

/** What is shown of a segment: what was counted or kept, or what the sample says; and how many people there are. */
interface Shown extends Pick<OneSegmentPreview, 'estimate'> {
  readonly count: AudienceCount | undefined;
  readonly asOf: string;
  readonly counting?: { readonly done: number; readonly of: number } | undefined;
  readonly all?: number | undefined;
}

async function shownOf(deps: Deps, wanted: CountKey, looked: Looked, isQuick: boolean): Promise<Shown> {
  const [sample] = looked.counts;
  const now = deps.now().toISOString();
  if (looked.isWhole) return { count: sample, asOf: now };
  const [kept, listed] = await Promise.all([
    findCounts(deps.db, wanted.key),
    findCounts(deps.db, listKey([]).key),
  ]);
  const all = Math.max(kept?.people ?? 0, listed?.people ?? 0) || undefined;
  const [segment] = wanted.segments;
  const keptCount = segment === undefined ? undefined : kept?.countOf(ruleKey(segment));
  if (!isQuick || keptCount !== undefined) {
    const counted = isQuick ? undefined : await countedNow(deps, wanted);
    const count = counted === undefined ? keptCount : counted.counts[0];
    const shown = { asOf: counted?.asOf ?? kept?.asOf ?? now, counting: counted?.counting, all };
    if (count !== undefined) return { ...shown, count };
    return { ...shown, ...sampled(sample, all) };
  }
  return { asOf: now, all, ...sampled(sample, all) };
}

const sampled = (sample: AudienceCount | undefined, all: number | undefined) => ({
  count: sample,
  estimate: estimateOf(sample?.selected ?? 0, sample?.people ?? 0, all),
});

import { segmentRoutes } from '../../contract/audience.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { countedNow, keyOf, listKey } from './count-audience.ts';
import type { CountKey } from './count-store.ts';
import { checkedSegment, knownSegments, segmentById } from './find-segment.ts';
import { previewOf } from './plan-launch.ts';

type Deps = Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now'>;

/** The ready-made and the saved segments, each with who it would reach now. */
export const listSegments =
  (deps: Deps): Serve<typeof segmentRoutes.listSegments> =>
  async (_, caller) => ({ segments: await previewsOf(deps, listKey(await knownSegments(deps.db)), caller) });

/** Who one segment would reach now. */
export const previewSegment =
  (deps: Deps): Serve<typeof segmentRoutes.previewSegment> =>
  async ({ body }, caller) => {
    const segment =
      'segmentId' in body ? await segmentById(deps.db, body.segmentId) : checkedSegment(body.segment);
    const [preview] = await previewsOf(deps, keyOf(segment, false), caller);
    if (preview === undefined) throw new Error('one segment gives one preview');
    return preview;
  };

async function previewsOf(deps: Deps, wanted: CountKey, { locale }: Caller) {
  const settings = await deps.freshSettings();
  const counted = await countedNow(deps, wanted);
  return wanted.segments.map((segment, index) =>
    previewOf(segment, counted, counted.counts[index], settings, locale ?? settings.locale, deps.now()),
  );
}

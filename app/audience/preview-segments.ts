import { segmentRoutes } from '../../contract/audience.ts';
import { readyMadeSegments, type Segment } from '../../domain/audience/segment.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { previewOf, readyMade, selectAudiences } from './select-audiences.ts';

type Deps = Needs<'db' | 'freshSettings' | 'now'>;

/** The ready-made segments, each with who it would reach now. */
export const listSegments =
  (deps: Deps): Serve<typeof segmentRoutes.listSegments> =>
  async (_, caller) => ({ segments: await previewsOf(deps, readyMadeSegments, caller) });

/** Who one segment would reach now. */
export const previewSegment =
  (deps: Deps): Serve<typeof segmentRoutes.previewSegment> =>
  async ({ body }, caller) => {
    const segment = 'segmentId' in body ? readyMade(body.segmentId) : body.segment;
    const [preview] = await previewsOf(deps, [segment], caller);
    if (preview === undefined) throw new Error('one segment gives one preview');
    return preview;
  };

async function previewsOf(
  { db, freshSettings, now }: Deps,
  segments: readonly Segment[],
  { locale }: Caller,
) {
  const settings = await freshSettings();
  const audiences = await selectAudiences(db, segments, settings, now());
  return segments.flatMap((segment, index) => {
    const audience = audiences[index];
    return audience === undefined
      ? []
      : [previewOf(segment, audience, settings, locale ?? settings.locale, now())];
  });
}

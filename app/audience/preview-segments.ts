import { segmentRoutes } from '../../contract/audience.ts';
import { nobodyCounted } from '../../domain/audience/audience-count.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { countedNow, keyOf, readyMadeKey } from './count-audience.ts';
import type { CountKey } from './count-store.ts';
import { previewOf, readyMade } from './plan-launch.ts';

type Deps = Needs<'db' | 'freshSettings' | 'audienceQueue' | 'now'>;

/** The ready-made segments, each with who it would reach now. */
export const listSegments =
  (deps: Deps): Serve<typeof segmentRoutes.listSegments> =>
  async (_, caller) => ({ segments: await previewsOf(deps, readyMadeKey, caller) });

/** Who one segment would reach now. */
export const previewSegment =
  (deps: Deps): Serve<typeof segmentRoutes.previewSegment> =>
  async ({ body }, caller) => {
    const segment = 'segmentId' in body ? readyMade(body.segmentId) : body.segment;
    const [preview] = await previewsOf(deps, keyOf(segment, false), caller);
    if (preview === undefined) throw new Error('one segment gives one preview');
    return preview;
  };

async function previewsOf(deps: Deps, wanted: CountKey, { locale }: Caller) {
  const settings = await deps.freshSettings();
  const counted = await countedNow(deps, wanted);
  return wanted.segments.map((segment, index) =>
    previewOf(
      segment,
      counted,
      counted.counts?.[index] ?? nobodyCounted(),
      settings,
      locale ?? settings.locale,
      deps.now(),
    ),
  );
}

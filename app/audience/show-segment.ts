import type { SavedSegment, segmentRoutes } from '../../contract/audience.ts';
import { isReadyMadeId } from '../../domain/audience/ready-made.ts';
import type { Database } from '../../platform/dynamodb/database.ts';
import { UserError } from '../../platform/user-error.ts';
import { listCampaigns } from '../sequences/campaign-store.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Caller, Serve } from '../kernel/serve-routes.ts';
import { knownSegments, readyMadeById, savedOr404, segmentOf, unknownSegment } from './find-segment.ts';
import { findSegmentVersion, findSegmentVersions, type StoredSegment } from './segment-store.ts';

/** One segment: its rule, its versions, what uses it. */
export const showSegment =
  ({ db }: Needs<'db'>): Serve<typeof segmentRoutes.showSegment> =>
  async ({ params: { id } }, caller) => {
    const ready = await readyMadeById(db, id);
    if (ready !== undefined)
      return { segment: ready, isReadyMade: true, versions: [], usedBy: await campaignsUsing(db, id) };
    return viewOf(db, await savedOr404(db, id), caller);
  };

/** A version of a saved segment as it was; those of a removed one stay readable. */
export const showSegmentVersion =
  ({ db }: Needs<'db'>): Serve<typeof segmentRoutes.showSegmentVersion> =>
  async ({ params: { id, version } }) => {
    const found = await findSegmentVersion(db, id, version);
    if (found !== undefined) return { segment: segmentOf(found) };
    if (isReadyMadeId(id)) throw noVersions(id);
    const known = (await findSegmentVersions(db, id)).map((each) => each.version).join(', ');
    if (known === '') throw unknownSegment(id, await knownSegments(db));
    throw new UserError(404, 'unknown-version', {
      ja: `「${id}」の第${version}版はありません。あるのは次の版です: ${known}`,
      en: `"${id}" has no version ${version}. There are: ${known}`,
    });
  };

const noVersions = (id: string): UserError =>
  new UserError(404, 'unknown-version', {
    ja: `「${id}」は用意された対象条件です。変わらないので、版はありません。`,
    en: `"${id}" is ready-made: it never changes, and has no versions.`,
  });

/** What is shown of a saved segment; the answer carries its tag. */
export async function viewOf(
  db: Database,
  saved: StoredSegment,
  { tagged }: Pick<Caller, 'tagged'>,
): Promise<SavedSegment> {
  const [versions, usedBy] = await Promise.all([
    findSegmentVersions(db, saved.id),
    campaignsUsing(db, saved.id),
  ]);
  tagged(segmentTag(saved));
  return {
    segment: segmentOf(saved),
    isReadyMade: false,
    versions: versions.map(({ version, at, by }) => ({ version, at, by })),
    usedBy,
  };
}

/** Every save is a version, so that its number tells what was read. */
export const segmentTag = ({ version }: Pick<StoredSegment, 'version'>): string => `v${version}`;

/** Campaigns that have not ended and were launched with a segment. */
export async function campaignsUsing(db: Database, segmentId: string): Promise<SavedSegment['usedBy']> {
  return (await listCampaigns(db))
    .filter(({ state, segment }) => state !== 'ended' && segment.id === segmentId)
    .map(({ id, name, state, segment }) => ({
      campaignId: id,
      name,
      state,
      ...(segment.version === undefined ? {} : { version: segment.version }),
    }));
}

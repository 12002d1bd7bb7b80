import { exclusionLabels } from '../../contract/labels.ts';
import type { segmentExportRoutes, SegmentExportView } from '../../contract/segment-exports.ts';
import { notForAdsLabel } from '../../contract/segment-words.ts';
import { exclusions } from '../../domain/audience/exclusion.ts';
import { exportParts, sumOfParts, type SegmentExport } from '../../domain/audience/segment-export.ts';
import type { Locale } from '../../domain/kernel/locale.ts';
import { UserError } from '../../platform/user-error.ts';
import { datedId } from '../kernel/dated-id.ts';
import type { Needs } from '../kernel/deps.ts';
import type { Serve } from '../kernel/serve-routes.ts';
import { exportedFile, type ExportMessage } from './export-part.ts';
import { createExport, findExport, findExportParts } from './export-store.ts';
import { checkedSegment, segmentById } from './find-segment.ts';

type Deps = Needs<'db' | 'settings' | 'importQueue' | 'now'>;

/** An address that leads to a file is good for so long. */
const URL_SECONDS = 300;
const DAY_MS = 24 * 3_600_000;

/** Begins to gather the people of a segment into a file. */
export const exportSegment =
  (deps: Deps): Serve<typeof segmentExportRoutes.exportSegment> =>
  async ({ body }, caller) => {
    const segment =
      'segmentId' in body ? await segmentById(deps.db, body.segmentId) : checkedSegment(body.segment);
    const at = deps.now().toISOString();
    const asked: SegmentExport = {
      schemaVersion: 1,
      id: datedId(at),
      segment,
      as: body.as,
      locale: body.lang ?? caller.locale ?? (await deps.settings()).locale,
      createdAt: at,
      createdBy: caller.name,
      state: 'gathering',
    };
    await createExport(deps.db, asked);
    await deps.importQueue.sendAll(
      Array.from({ length: exportParts }, (_, part): ExportMessage => ({
        kind: 'export',
        exportId: asked.id,
        part,
      })),
    );
    return viewOf(deps, asked, asked.locale);
  };

export const showSegmentExport =
  (deps: Needs<'db'>): Serve<typeof segmentExportRoutes.showSegmentExport> =>
  async ({ params: { id } }, { locale }) => {
    const asked = await exportOr404(deps, id);
    return viewOf(deps, asked, locale ?? asked.locale);
  };

/** Hands the file over: that somebody took so many people out stands in the audit log. */
export const takeSegmentExport =
  (
    deps: Needs<'db' | 'objects' | 'importsBucket' | 'now'>,
  ): Serve<typeof segmentExportRoutes.takeSegmentExport> =>
  async ({ params: { id } }, { changed }) => {
    const asked = await exportOr404(deps, id);
    const { file, rows = 0, segment, as } = asked;
    if (file === undefined) throw notDone(asked);
    if (deps.now().getTime() > Date.parse(asked.createdAt) + DAY_MS) throw tooOld(asked);
    changed({ thing: segment.id, before: {}, after: { as, people: rows, segment: segment.name.ja } });
    const url = await deps.objects.presign(exportedFile(deps, id, file), URL_SECONDS);
    return { url, name: file, rows };
  };

async function viewOf(
  { db }: Needs<'db'>,
  { id, segment: { id: segmentId, name, version }, as, state, createdAt, createdBy, ...asked }: SegmentExport,
  locale: Locale,
): Promise<SegmentExportView> {
  const parts = await findExportParts(db, id);
  const sum = sumOfParts(parts);
  const { failure } = asked;
  return {
    id,
    segment: { id: segmentId, name, ...(version === undefined ? {} : { version }) },
    as,
    state,
    createdAt,
    createdBy,
    parts: { done: parts.length, of: exportParts },
    rows: asked.rows ?? sum.rows,
    excluded: [
      ...exclusions.map((because) => ({
        because,
        label: exclusionLabels[because][locale],
        count: sum.excluded[because] ?? 0,
      })),
      { because: 'notForAds', label: notForAdsLabel[locale], count: sum.notForAds },
    ].filter(({ count }) => count > 0),
    excludedPeople: sum.excludedPeople + sum.notForAds,
    notDormant: sum.notDormant,
    ...(failure === undefined
      ? {}
      : { failure: { code: failure.code, message: { ja: failure.ja, en: failure.en } } }),
  };
}

async function exportOr404({ db }: Needs<'db'>, id: string): Promise<SegmentExport> {
  const asked = await findExport(db, id);
  if (asked !== undefined) return asked;
  throw new UserError(404, 'unknown-export', {
    ja: `書き出し「${id}」はありません。対象条件からもう一度書き出してください。`,
    en: `There is no export "${id}". Export the segment again.`,
  });
}

const notDone = ({ id, state, failure }: SegmentExport): UserError =>
  new UserError(
    409,
    'export-state',
    failure ?? {
      ja: `書き出し「${id}」はまだ集めています（${state}）。少し待って、もう一度お試しください。`,
      en: `Export "${id}" is still being gathered (${state}). Wait a little and try again.`,
    },
  );

const tooOld = ({ id, createdAt }: SegmentExport): UserError =>
  new UserError(410, 'export-too-old', {
    ja: `書き出し「${id}」は ${createdAt} のものです。1日を過ぎたファイルには、そのあと配信停止になった方が残っています。もう一度書き出してください。`,
    en: `Export "${id}" is of ${createdAt}. After a day it holds people who have refused since: export the segment again.`,
  });

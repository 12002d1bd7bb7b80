import { addressRiskOf } from '../../domain/people/address-risk.ts';
import { countIn, nobodyCounted } from '../../domain/audience/audience-count.ts';
import { candidateOf } from '../../domain/audience/gather-candidate.ts';
import { compileSegment, selectPerson } from '../../domain/audience/segment.ts';
import {
  exportParts,
  mayBeAdvertisedTo,
  mostExported,
  sumOfParts,
  type SegmentExport,
} from '../../domain/audience/segment-export.ts';
import type { ImportMessage } from '../../domain/imports/import-job.ts';
import { dayOf } from '../../domain/kernel/time-zone.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Counts } from '../../platform/observability.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { Needs } from '../kernel/deps.ts';
import { audienceDay } from './audience-day.ts';
import { scanAudience } from './audience-store.ts';
import { exportedRow, type ExportedRow } from './exported-row.ts';
import { endExport, findExport, findExportParts, putExportPart } from './export-store.ts';
import { writeExport } from './write-export.ts';

export type ExportMessage = Extract<ImportMessage, { kind: 'export' }>;

type Deps = Needs<'db' | 'settings' | 'objects' | 'importsBucket' | 'now'>;

const READ_AT_ONCE = 8;

/** The file of an export. */
export const exportedFile = (
  { importsBucket }: Needs<'importsBucket'>,
  id: string,
  name: string,
): StoredObject => ({ bucket: importsBucket, key: `exports/${id}/${name}` });

const partFile = (deps: Needs<'importsBucket'>, id: string, part: number): StoredObject =>
  exportedFile(deps, id, `parts/${part}.json`);

/**
 * Gathers one part of all customers for an export; whoever gathers the last one writes the file. A part that comes again
 * does the same again.
 */
export async function takeExportPart(deps: Deps, { exportId, part }: ExportMessage): Promise<Counts> {
  const asked = await findExport(deps.db, exportId);
  if (asked?.state !== 'gathering') return {};
  await gatherPart(deps, asked, part);
  const parts = await findExportParts(deps.db, exportId);
  if (parts.length === exportParts) await finish(deps, asked, sumOfParts(parts).rows);
  return { ExportParts: 1 };
}

async function gatherPart(deps: Deps, { id, segment, as }: SegmentExport, part: number): Promise<void> {
  const settings = await deps.settings();
  const at = deps.now();
  const day = await audienceDay(deps.db, settings, at);
  const matches = compileSegment(segment, day.today);
  const count = nobodyCounted();
  const rows: ExportedRow[] = [];
  let notForAds = 0;
  for await (const member of scanAudience(deps.db, part, settings.model.id, at.toISOString(), exportParts)) {
    const selection = selectPerson(candidateOf(member, day), matches, day.today, settings.exclusion);
    countIn(count, selection, {
      riskOf: (silentDays) => addressRiskOf(member.customer.email, silentDays, day.deadDomains),
      sampleOf: ({ dormancy, silentDays }) => ({
        customerId: member.customer.id,
        name: '',
        account: '',
        dormancy,
        silentDays,
      }),
    });
    if (selection.kind !== 'selected') continue;
    if (as !== 'hashed') rows.push(exportedRow(member, selection.dormancy));
    else if (mayBeAdvertisedTo(member.customer.consentBasis))
      rows.push({ email: member.customer.email ?? '' });
    else notForAds++;
  }
  await deps.objects.put(partFile(deps, id, part), JSON.stringify(rows));
  const { excluded, excludedPeople, notDormant } = count;
  await putExportPart(deps.db, id, {
    part,
    rows: rows.length,
    excluded,
    excludedPeople,
    notDormant,
    notForAds,
  });
}

async function finish(deps: Deps, asked: SegmentExport, rows: number): Promise<void> {
  const { id, segment, as, createdAt } = asked;
  if (rows > mostExported[as])
    return endExport(deps.db, id, { state: 'failed', failure: tooMany(rows, mostExported[as]) });
  const parts = await inParallel(
    Array.from({ length: exportParts }, (_, part) => part),
    READ_AT_ONCE,
    (part) => deps.objects.get(partFile(deps, id, part)),
  );
  const { calendar } = await deps.settings();
  const written = await writeExport(asked, parts);
  const day = dayOf(Date.parse(createdAt), calendar.timeZone);
  const file = `${segment.id}${as === 'hashed' ? '-hashed' : ''}-${day}.${as === 'xlsx' ? 'xlsx' : 'csv'}`;
  await deps.objects.put(exportedFile(deps, id, file), written.bytes, { 'content-type': written.type });
  await endExport(deps.db, id, { state: 'done', file, rows: written.rows });
}

const tooMany = (rows: number, most: number) => ({
  code: 'too-many',
  ja: `この対象条件には ${rows}名いますが、1つのファイルに入るのは ${most}名までです。条件（地域・休眠の種類など）で分けて書き出してください。`,
  en: `${rows} people are in this segment; one file holds ${most}. Divide it by a clause (region, kind of dormancy) and export each part.`,
});

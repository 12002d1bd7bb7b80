import type { ImportJob } from '../../domain/imports/import-job.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { JobDeps } from './deps.ts';

type Bucket = Pick<JobDeps, 'importsBucket'>;
/** One reading of a file: done again, it is cut anew. */
type OneCut = Pick<ImportJob, 'id' | 'cut'>;

/** The file of a job, as it was uploaded. */
export const fileOf = ({ importsBucket }: Bucket, jobId: string): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/file`,
});

/** A part of the file of a job. */
export const partOf = ({ importsBucket }: Bucket, jobId: string, part: number): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/parts/${part}`,
});

/** Where the file of a job stands: whole, or its parts in their order. */
export const filesOf = (
  deps: Bucket,
  { id, parts }: Pick<ImportJob, 'id' | 'parts'>,
): readonly StoredObject[] =>
  parts === undefined
    ? [fileOf(deps, id)]
    : Array.from({ length: parts }, (_, part) => partOf(deps, id, part));

/** What was read of the file. */
export const reportObject = ({ importsBucket }: Bucket, jobId: string): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/report.json`,
});

/** The records of one chunk, as one reading of the file cut it. */
export const chunkOf = ({ importsBucket }: Bucket, { id, cut }: OneCut, chunk: number): StoredObject => ({
  bucket: importsBucket,
  key: `${id}/chunks/${cut}/${chunk}.json`,
});

/** Whom a chunk names and nobody knows. */
export const unmatchedOf = ({ importsBucket }: Bucket, jobId: string, chunk: number): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/unmatched/${chunk}.json`,
});

/** What a chunk was about to write. */
export const journalOf = ({ importsBucket }: Bucket, jobId: string, chunk: number): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/undo/${chunk}.json`,
});

/** What reading a file, or one section of it, was about to write: other names of companies. */
export const journalOfReading = (
  { importsBucket }: Bucket,
  jobId: string,
  section?: number,
): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/undo/reading${section === undefined ? '' : `-${section}`}.json`,
});

/** A section of a large file, as it was cut. */
export const sectionOf = ({ importsBucket }: Bucket, { id, cut }: OneCut, section: number): StoredObject => ({
  bucket: importsBucket,
  key: `${id}/sections/${cut}/${section}`,
});

/** How a large file was cut, and what is known of it before it is read. */
export const planOf = ({ importsBucket }: Bucket, { id, cut }: OneCut): StoredObject => ({
  bucket: importsBucket,
  key: `${id}/sections/${cut}/plan.json`,
});

/** The records of a section; what was read up to it, and how many chunks that gave. */
export const ofSection = (
  { importsBucket }: Bucket,
  { id, cut }: OneCut,
  what: 'records' | 'read' | 'chunks',
  section: number,
): StoredObject => ({ bucket: importsBucket, key: `${id}/sections/${cut}/${what}-${section}.json` });

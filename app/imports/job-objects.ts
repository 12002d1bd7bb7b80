import type { ImportJob } from '../../domain/imports/import-job.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { JobDeps } from './deps.ts';

type Bucket = Pick<JobDeps, 'importsBucket'>;

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
export const chunkOf = (
  { importsBucket }: Bucket,
  { id, cut }: Pick<ImportJob, 'id' | 'cut'>,
  chunk: number,
): StoredObject => ({
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

/** What reading a file was about to write: other names of companies. */
export const journalOfReading = ({ importsBucket }: Bucket, jobId: string): StoredObject => ({
  bucket: importsBucket,
  key: `${jobId}/undo/reading.json`,
});

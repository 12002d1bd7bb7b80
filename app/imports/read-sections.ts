import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { kindsOfRows, largestPartBytes } from '../../contract/import-limits.ts';
import { orderOfAll } from '../../domain/imports/columns-in-context.ts';
import { cutSections, headOf } from '../../domain/imports/cut-sections.ts';
import type { ImportJob, ImportMessage } from '../../domain/imports/import-job.ts';
import { joinSection, type ReadSoFar } from '../../domain/imports/join-sections.ts';
import type { StoredObject } from '../../platform/object-store.ts';
import type { JobDeps } from './deps.ts';
import { expired, notUploaded } from './lost-file.ts';
import { filesOf, ofSection, planOf, sectionOf } from './job-objects.ts';
import { readGiven, refusedAs } from './read-given.ts';

/** What a section amounted to, with all before it. */
interface UpTo {
  readonly read: ReadSoFar;
  readonly head: { readonly base64: string; readonly lines: number };
}

const planSchema = z.object({
  sections: z.array(z.object({ linesAbove: z.number().int() })),
  /** Known after a reading that found days before months. */
  dateOrders: z.record(z.string(), z.enum(['mdy', 'dmy', 'both'])).optional(),
  /** Every section can be read: only then anything is written for good. */
  isChecked: z.boolean().default(false),
});
type Plan = z.infer<typeof planSchema>;
const endsSchema = z.array(z.number().int());

/**
 * Cuts a file that is larger than one section, and has the first section read; undefined where the file is read whole. So
 * memory holds one section, however large the file is.
 */
export async function beginSections(
  deps: JobDeps,
  job: ImportJob,
  bytes: number,
  sectionBytes: number,
): Promise<'begun' | undefined> {
  if (!kindsOfRows.includes(job.kind) || bytes <= sectionBytes) return undefined;
  const cut = { id: job.id, cut: randomBytes(5).toString('hex') };
  const sections: Plan['sections'] = [];
  for await (const { bytes: section, linesAbove } of cutSections(textIn(deps, job), sectionBytes)) {
    await deps.objects.put(sectionOf(deps, cut, sections.length), section);
    sections.push({ linesAbove });
  }
  if (sections.length === 0) return undefined;
  await deps.objects.put(planOf(deps, cut), JSON.stringify({ sections, isChecked: false } satisfies Plan));
  await askFor(deps, cut, 0);
  return 'begun';
}

/** Nothing where it is a workbook, which cannot be cut. */
async function* textIn(deps: JobDeps, job: ImportJob): AsyncGenerator<Uint8Array> {
  for (const [index, file] of filesOf(deps, job).entries()) {
    const part = await deps.objects.get(file);
    if (part === undefined) throw notUploaded;
    if (index === 0 && part[0] === 0x50 && part[1] === 0x4b) return;
    // A file that came whole is taken piece by piece as well.
    for (let at = 0; at < part.length; at += largestPartBytes) yield part.subarray(at, at + largestPartBytes);
  }
}

const askFor = (deps: JobDeps, { id, cut }: Pick<ImportJob, 'id' | 'cut'>, index: number): Promise<void> =>
  deps.importQueue.send({ kind: 'read', jobId: id, section: { index, cut } } satisfies ImportMessage);

/** Keeps the records of a section in chunks, of which the first has the number `from`; answers how many they are. */
type Keep = (records: readonly unknown[], section: number, from: number) => Promise<number>;

/** What a file amounts to whose sections are all read: `ends`: how many chunks those up to each gave. */
interface ReadWhole {
  readonly read: ReadSoFar;
  readonly ends: readonly number[];
}

/**
 * Works on one section and has the next one taken: first every section is read, again where only later ones show the order of
 * dates, then the records of each are cut into chunks. Answers what the file amounts to after the last, undefined before.
 */
export async function takeSection(
  deps: JobDeps,
  job: ImportJob,
  index: number,
  keep: Keep,
): Promise<ReadWhole | undefined> {
  const plan = planSchema.parse(await jsonOf(deps, planOf(deps, job)));
  const last = plan.sections.length - 1;
  if (plan.isChecked) {
    const ends = await cutSection(deps, job, index, keep);
    if (index === last) return { read: (await upTo(deps, job, last)).read, ends };
  } else {
    const { read } = await readSection(deps, job, index, plan);
    if (index === last) {
      const isReadAgain = read.showedDayFirst && plan.dateOrders === undefined && last > 0;
      if (!isReadAgain) refuseUndecided(job, read);
      if (!isReadAgain && job.isDryRun) return { read, ends: [] };
      const next: Plan = isReadAgain
        ? { ...plan, dateOrders: read.dateOrders }
        : { ...plan, isChecked: true };
      await deps.objects.put(planOf(deps, job), JSON.stringify(next));
    }
  }
  await askFor(deps, job, index === last ? 0 : index + 1);
  return undefined;
}

async function readSection(
  deps: JobDeps,
  job: ImportJob,
  index: number,
  { sections, dateOrders }: Plan,
): Promise<UpTo> {
  const own = await deps.objects.get(sectionOf(deps, job, index));
  const place = sections[index];
  if (own === undefined || place === undefined) throw expired;
  const before = index === 0 ? undefined : await upTo(deps, job, index - 1);
  const head = before === undefined ? { bytes: Buffer.alloc(0), lines: 0 } : headIn(before);
  const bytes = Buffer.concat([head.bytes, own]);
  const read = await readGiven(deps, job.kind, bytes, job.about, {
    isSection: true,
    ...(dateOrders === undefined ? {} : { dateOrders }),
  });
  const whole: UpTo = {
    read: joinSection(before?.read, read, place.linesAbove - head.lines),
    head: before?.head ?? headAsKept(headOf(own, read.format.headerLine)),
  };
  const records = read.rows.map(({ record }) => record);
  await deps.objects.put(ofSection(deps, job, 'records', index), JSON.stringify(records));
  await deps.objects.put(ofSection(deps, job, 'read', index), JSON.stringify(whole));
  return whole;
}

/** Answers how many chunks the sections up to each gave. */
async function cutSection(
  deps: JobDeps,
  job: ImportJob,
  index: number,
  keep: Keep,
): Promise<readonly number[]> {
  const before =
    index === 0 ? [] : endsSchema.parse(await jsonOf(deps, ofSection(deps, job, 'chunks', index - 1)));
  const records = z.array(z.unknown()).parse(await jsonOf(deps, ofSection(deps, job, 'records', index)));
  const from = before.at(-1) ?? 0;
  const ends = [...before, from + (await keep(records, index, from))];
  await deps.objects.put(ofSection(deps, job, 'chunks', index), JSON.stringify(ends));
  return ends;
}

/** No row of the whole file told how its dates are meant. */
function refuseUndecided({ about }: ImportJob, { dateOrders, columns }: ReadSoFar): void {
  if (about.dateOrder !== undefined || orderOfAll(dateOrders) !== undefined) return;
  const undecided = columns.seen.filter(({ column }) => dateOrders[column] === 'both');
  if (undecided.length > 0) throw refusedAs({ code: 'whichDateOrder', columns: undecided });
}

const headAsKept = ({ bytes, lines }: ReturnType<typeof headOf>): UpTo['head'] => ({
  base64: Buffer.from(bytes).toString('base64'),
  lines,
});

const headIn = ({ head }: UpTo) => ({ bytes: Buffer.from(head.base64, 'base64'), lines: head.lines });

async function jsonOf(deps: JobDeps, object: StoredObject): Promise<unknown> {
  const content = await deps.objects.get(object);
  if (content === undefined) throw expired;
  return JSON.parse(content.toString());
}

/** What was written a moment ago. */
const upTo = async (deps: JobDeps, job: ImportJob, section: number): Promise<UpTo> =>
  upToSchema.parse(await jsonOf(deps, ofSection(deps, job, 'read', section)));

const upToSchema = z.custom<UpTo>((given) => typeof given === 'object' && given !== null && 'read' in given);

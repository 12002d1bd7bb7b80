import { spawnSync } from 'node:child_process';
import * as z from 'zod';
import { printLine } from './report.ts';

/** A million rows may cost so much more a row than ten thousand. */
const MOST_GROWTH = 1.5;

const measuredSchema = z.object({
  rows: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  parseCpuSeconds: z.number(),
  megabytes: z.number(),
  fileMegabytes: z.number(),
});

/** With as much heap as it likes, V8 collects late: what is needed shows where it is short. */
const HEAP_MEGABYTES = 160;
const MOST_MEGABYTES = 300;
const sizes = [10_000, 100_000, 1_000_000];

/** Files of three sizes, read and checked as the importer does (a dry run), each in a process of its own; beside csv-parse alone. */
export function benchImportReading(): void {
  for (const kind of ['csv', 'xlsx']) {
    let first: number | undefined;
    for (const rows of sizes) {
      const { cpuSeconds, parseCpuSeconds, megabytes, fileMegabytes, seconds } = readOnce(kind, rows);
      const each = (cpuSeconds / rows) * 1000;
      first ??= each;
      const anchor = (parseCpuSeconds / rows) * 1000;
      printLine({
        bench: 'import',
        name: `${rows} rows of ${kind} read and checked: CPU`,
        unit: 's per 1,000 rows',
        product: each,
        ...(kind === 'csv' ? { anchor, ratio: each / anchor } : {}),
        budget: `at most ${MOST_GROWTH} times that of ${sizes[0]} rows`,
        met: each <= MOST_GROWTH * first,
        runs: 1,
        note: `${seconds.toFixed(1)} s, a file of ${fileMegabytes.toFixed(1)} MB${kind === 'csv' ? '; beside csv-parse alone' : ''}`,
      });
      printLine({
        bench: 'import',
        name: `${rows} rows of ${kind} read and checked: memory`,
        unit: 'MB at most',
        product: megabytes,
        budget: `at most ${MOST_MEGABYTES}`,
        met: megabytes <= MOST_MEGABYTES,
        runs: 1,
      });
    }
  }
}

function readOnce(kind: string, rows: number): z.infer<typeof measuredSchema> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      '--max-semi-space-size=8',
      'bin/run.mjs',
      'bench/read-once.ts',
      kind,
      String(rows),
    ],
    { encoding: 'utf8', maxBuffer: 1e7 },
  );
  if (status !== 0) throw new Error(stderr);
  return measuredSchema.parse(JSON.parse(stdout));
}

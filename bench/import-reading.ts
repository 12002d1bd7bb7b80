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
});

/**
 * With as much heap as it likes, V8 collects late: what is needed shows where it is short. Of a workbook the packed file and the
 * texts that its cells share are held as well; the function that reads it has 1.7 GB.
 */
const scenes = [
  { kind: 'csv', sizes: [10_000, 100_000, 1_000_000], heap: 160, most: 300 },
  { kind: 'xlsx', sizes: [10_000, 100_000, 400_000], heap: 880, most: 1500 },
] as const;

/** Files of three sizes, read and checked as the importer does (a dry run), each in a process of its own; beside csv-parse alone. */
export function benchImportReading(): void {
  for (const { kind, sizes, heap, most } of scenes) {
    let first: number | undefined;
    for (const rows of sizes) {
      const { cpuSeconds, parseCpuSeconds, megabytes, seconds } = readOnce(kind, rows, heap);
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
        note: `${seconds.toFixed(1)} s; beside csv-parse alone`,
      });
      printLine({
        bench: 'import',
        name: `${rows} rows of ${kind} read and checked: memory`,
        unit: 'MB at most',
        product: megabytes,
        budget: `at most ${most}`,
        met: megabytes <= most,
        runs: 1,
      });
    }
  }
}

function readOnce(kind: string, rows: number, heap: number): z.infer<typeof measuredSchema> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${heap}`,
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

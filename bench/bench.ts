import { benchApi } from './api.ts';
import { benchColdStart } from './cold-start.ts';
import { benchConsole } from './console.ts';
import { benchEngagement } from './engagement.ts';
import { benchPace } from './pace.ts';
import { benchImport } from './import.ts';
import { benchKpi } from './kpi.ts';
import { benchReplay } from './replay.ts';
import { benchScans } from './scans.ts';
import { benchSegment } from './segment.ts';
import { benchSend } from './send.ts';
import { benchVerdict } from './verdict/verdict.ts';

/** Each prints JSON lines: what was measured, the anchor measured in the same run, the ratio, the budget, and whether it is met. */
const benches: Readonly<Record<string, (sizes?: readonly number[]) => Promise<void>>> = {
  api: benchApi,
  console: benchConsole,
  engagement: benchEngagement,
  'cold-start': benchColdStart,
  kpi: benchKpi,
  pace: benchPace,
  import: benchImport,
  replay: benchReplay,
  scans: benchScans,
  segment: benchSegment,
  send: benchSend,
  verdict: benchVerdict,
};

const [name = '', ...sizes] = process.argv.slice(2);
const bench = benches[name];
if (bench === undefined) {
  console.error(
    `npm run bench -- NAME, with NAME one of ${Object.keys(benches).join(', ')}; "${name}" is none of them`,
  );
  process.exit(2);
}
const numbers = sizes.map(Number);
if (numbers.some((size) => !Number.isInteger(size) || size < 1)) {
  console.error(`sizes are whole numbers from 1 on; "${sizes.join(' ')}" are not`);
  process.exit(2);
}
await (numbers.length === 0 ? bench() : bench(numbers));
process.exit(0);

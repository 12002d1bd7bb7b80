import { benchColdStart } from './cold-start.ts';
import { benchEngagement } from './engagement.ts';
import { benchPace } from './pace.ts';
import { benchImport } from './import.ts';
import { benchReplay } from './replay.ts';
import { benchSegment } from './segment.ts';
import { benchSend } from './send.ts';
import { benchVerdict } from './verdict/verdict.ts';

/** Each prints JSON lines: what was measured, the anchor measured in the same run, the ratio, the budget, and whether it is met. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  engagement: benchEngagement,
  'cold-start': benchColdStart,
  pace: benchPace,
  import: benchImport,
  replay: benchReplay,
  segment: benchSegment,
  send: benchSend,
  verdict: benchVerdict,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench === undefined) {
  console.error(
    `npm run bench -- NAME, with NAME one of ${Object.keys(benches).join(', ')}; "${name}" is none of them`,
  );
  process.exit(2);
}
await bench();
process.exit(0);

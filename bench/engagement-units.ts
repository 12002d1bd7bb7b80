import { actOf, factOf } from './engagement-floor.ts';
import { printLine } from './report.ts';

/** On-demand dollars per million write request units (facts of 2026-09): the budget is in prices of us-east-1. */
const DOLLARS_PER_MILLION_WRITES = { 'us-east-1': 0.625, 'ap-northeast-1': 0.715 };

/** Write units and dollars of an event, from the sizes of its items by AWS's rule. */
export function printWriteUnits(): void {
  const act = Buffer.byteLength(
    JSON.stringify({
      pk: 'CUSTOMER#abcdefghijklmnopqrst',
      sk: 'ENGAGEMENT#abcdefghijklmnopqrst#click#3w5e11264sgsf#3w5e11264sgsf',
      act: actOf('abcdefghijklmnopqrst', 1),
      verdict: { is: 'human', reasons: ['browser-agent'], rules: 1 },
    }),
  );
  const fact = Buffer.byteLength(
    JSON.stringify({
      pk: 'CUSTOMER#abcdefghijklmnopqrst',
      sk: 'FACT#',
      fact: factOf('abcdefghijklmnopqrst', 1),
    }),
  );
  for (const k of [1, 10])
    for (const isFirst of [false, true])
      for (const isInIndex of [false, true]) {
        const items = Array.from({ length: k }, () => (isFirst ? [act, fact] : [act])).flat();
        const units = writeUnits([...items, 700], isInIndex) / k;
        const budget = k === 1 ? (isInIndex ? 6 : 4) : 2 + (isInIndex ? 4 : 2) / k;
        const name = `write units an event, k=${k}, ${isFirst ? 'the first' : 'a later one'} of its group${isInIndex ? ', in the leads index' : ''}`;
        printLine({
          bench: 'engagement',
          name,
          unit: 'WRU',
          product: units,
          budget: `at most ${budget}`,
          met: units <= budget,
          runs: 1,
          note: `items of ${act} and ${fact} bytes`,
        });
        if (!isInIndex) printDollars(units, k, isFirst);
      }
}

/** AWS's rule: a started KB a write unit, twice in a transaction; an index entry is one more where its keys change. */
function writeUnits(items: readonly number[], isInIndex: boolean): number {
  return items.reduce((sum, bytes) => sum + 2 * Math.ceil(bytes / 1024), 0) + (isInIndex ? 2 : 0);
}

function printDollars(units: number, k: number, isFirst: boolean): void {
  const dollars = units * DOLLARS_PER_MILLION_WRITES['us-east-1'];
  const budget = k === 1 ? 2.5 : 1.4;
  printLine({
    bench: 'engagement',
    name: `DynamoDB writes of a million events, k=${k}, ${isFirst ? 'each the first' : 'later ones'} of its group`,
    unit: 'dollars in us-east-1',
    product: dollars,
    budget: `at most ${budget}`,
    met: dollars <= budget,
    runs: 1,
    note: `${(units * DOLLARS_PER_MILLION_WRITES['ap-northeast-1']).toFixed(2)} in Tokyo`,
  });
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import * as z from 'zod';
import { expressionsInProduct, unexamined, type Growth } from './expressions.ts';

const path = join(import.meta.dirname, 'expressions.json');
const examinedSchema = z.record(z.string(), z.enum(['linear', 'quadratic']));

/**
 * `--examine` examines expressions that are new (some seconds each) and writes the list; without it, any that is not on the
 * list fails. A text of strangers is bounded before an expression runs over it, so quadratic is borne, and nothing worse.
 */
const examined = examinedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
const expressions = expressionsInProduct();
if (process.argv.includes('--examine')) {
  const after = Object.fromEntries(
    [...expressions.keys()].toSorted().flatMap((expression) => {
      const growth = examined[expression] ?? growthOf(expression);
      if (growth !== 'worse') return [[expression, growth]];
      console.error(
        `${expressions.get(expression)}: ${expression} grows too fast: no two parts may share a letter`,
      );
      process.exitCode = 1;
      return [];
    }),
  );
  writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
} else {
  const wrong = unexamined(expressions, examined);
  for (const each of wrong) console.error(each);
  if (wrong.length > 0) console.error('npm run expressions examines new ones');
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

function growthOf(expression: string): Growth | 'worse' {
  const end = expression.lastIndexOf('/');
  const [pattern, flags] = [expression.slice(1, end), expression.slice(end + 1)];
  const verdict = checkSync(pattern, flags, { timeout: 10_000 });
  if (verdict.status === 'safe') return 'linear';
  // What the tool cannot decide was tried by it with texts that it made up, and none was slow.
  if (verdict.status === 'unknown') return 'quadratic';
  const { complexity } = verdict;
  return complexity.type === 'polynomial' && complexity.degree === 2 ? 'quadratic' : 'worse';
}

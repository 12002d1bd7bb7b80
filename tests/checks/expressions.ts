import { parseSync } from 'oxc-parser';
import { sourceFiles, textOf } from './sources.ts';

/** Expressions run over what strangers wrote in these folders. */
const product = /^(?:app|contract|domain|functions|platform|templates)\/.*\.ts$/;

/** Every regular expression of the product, as it is written, with a file that holds it. */
export function expressionsInProduct(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of sourceFiles().filter((each) => product.test(each)))
    for (const expression of expressionsIn(file, textOf(file))) found.set(expression, file);
  return found;
}

/** The literals of a source, as `/pattern/flags`. */
export function expressionsIn(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const regex: unknown = Reflect.get(node, 'regex');
    if (typeof regex === 'object' && regex !== null)
      found.push(`/${String(Reflect.get(regex, 'pattern'))}/${String(Reflect.get(regex, 'flags'))}`);
    for (const value of Object.values(node)) visit(value);
  };
  visit(parseSync(file, source).program);
  return found;
}

/** Of what order an expression's time is, in the length of its text. Anything worse is refused. */
export type Growth = 'linear' | 'quadratic';

/** Expressions that nobody examined, and examined ones that are no more. */
export function unexamined(
  expressions: ReadonlyMap<string, string>,
  examined: Readonly<Record<string, Growth>>,
): readonly string[] {
  const missing = [...expressions].filter(([expression]) => !Object.hasOwn(examined, expression));
  const stale = Object.keys(examined).filter((expression) => !expressions.has(expression));
  return [
    ...missing.map(
      ([expression, file]) => `${file} has an expression whose growth nobody examined: ${expression}`,
    ),
    ...stale.map((expression) => `no source has ${expression} any more`),
  ];
}

import { Liquid, type Template } from 'liquidjs';
import { hideMarks } from './letter-blocks.ts';

/**
 * A template language that can do no harm: no files, no inherited properties, bounded time and memory, no filter that
 * skips escaping. Data is not escaped for HTML here (the letter becomes text as well as HTML, and `blocks-to-html.ts`
 * escapes all) but cannot act as the letter's own markup.
 */
const engine = new Liquid({
  outputEscape: (value: unknown) => hideMarks(plain(value)),
  ownPropertyOnly: true,
  strictFilters: true,
  parseLimit: 100_000,
  renderLimit: 2000,
  memoryLimit: 1_000_000,
  templates: {},
});
engine.registerFilter('raw', (value: unknown) => value);
for (const tag of ['include', 'render', 'layout', 'block']) delete engine.tags[tag];

/** Compiles a template; throws liquidjs' error, which names the line. */
export const compile = (source: string): readonly Template[] => engine.parse(source);

/** Fills a compiled template with plain data. */
export const fill = (template: readonly Template[], data: object): string => {
  const filled: unknown = engine.renderSync([...template], data);
  return typeof filled === 'string' ? filled : '';
};

/** Fields that a template reads from outside, as dotted paths. */
export const fieldsOf = (template: readonly Template[]): readonly string[] =>
  engine.globalFullVariablesSync([...template]);

const plain = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map((item) => plain(item)).join('') : '';
};

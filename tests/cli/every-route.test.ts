import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { routes } from '../../contract/api.ts';

const root = join(import.meta.dirname, '..', '..');
const source = globSync('cli/**/*.ts', { cwd: root })
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** What the command line does by another route, or has no use for. */
const otherwise: ReadonlySet<string> = new Set([
  // `segment save` gives the id itself.
  'createSegment',
  // Files go up whole, by the address that the import names.
  'uploadImportPart',
  // Links for a browser; `handoff` and `feedback` record answers themselves.
  'linkAnswers',
  // The description of the API itself.
  'describeApi',
]);

it('does all that the console can, as the README says: every route of the API has a command', () => {
  const lacking = Object.keys(routes).filter(
    (name) => !otherwise.has(name) && !source.includes(`routes.${name}`),
  );

  expect(lacking).toEqual([]);
  expect([...otherwise].filter((name) => source.includes(`routes.${name}`))).toEqual([]);
});

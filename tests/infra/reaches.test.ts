import { expect, it } from 'vitest';
import { loadedBy, targetOf } from '../checks/sources.ts';
import { reaches } from '../checks/structure.ts';

it('tells by which way a file loads what it must not, and that types load nothing', () => {
  const sources = {
    'a.ts': "import { b } from './b.ts';",
    'b.ts': "import type { C } from './c.ts';\nimport {\n  type D,\n  d,\n} from './d.ts';",
    'c.ts': "import * as z from 'zod';",
    'd.ts': "import { type E } from './e.ts';\nexport { f } from 'f';",
  };
  const graph = new Map(
    Object.entries(sources).map(([file, source]) => [
      file,
      loadedBy(source).map((each) => targetOf(file, each)),
    ]),
  );

  expect(reaches(graph, 'a.ts', 'f')).toEqual(['a.ts -> b.ts -> d.ts -> f: a.ts must not load f']);
  expect(reaches(graph, 'a.ts', 'zod')).toEqual([]);
  expect(reaches(graph, 'a.ts', 'e.ts')).toEqual([]);
});

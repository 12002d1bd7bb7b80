import { expect, it } from 'vitest';
import { buildFunctions } from '../../lib/build-functions.ts';
import { sources } from '../../lib/synthesize-once.ts';

it('whatever a bundle is made of is among the sources that are compared before it is taken as it was', async () => {
  const { inputs } = await buildFunctions();

  const others = Object.keys(inputs).filter(
    (path) =>
      !path.startsWith('node_modules/') &&
      !sources.some((source) => path === source || path.startsWith(`${source}/`)),
  );

  expect(Object.keys(inputs).length).toBeGreaterThan(500);
  expect(others).toEqual([]);
});

import { expect, it } from 'vitest';
import { resourcesOf } from './synthesized.ts';

const ours = (template: string): readonly string[] =>
  [
    ...template.matchAll(/"(?:Namespace|MetricNamespace|POWERTOOLS_METRICS_NAMESPACE)":"((?!AWS\/)[^"]+)"/g),
  ].map(([, namespace = '']) => namespace);

it('two stacks of an account count, and ring, apart', async () => {
  const other = JSON.stringify(await resourcesOf({ stackName: 'Rekindle-Test', console: false }));

  expect(ours(other).length).toBeGreaterThan(20);
  expect(new Set(ours(other))).toEqual(new Set(['Rekindle-Test']));
  expect(other).toContain(String.raw`SEARCH('{\\\"Rekindle-Test\\\",service}`);
}, 120_000);

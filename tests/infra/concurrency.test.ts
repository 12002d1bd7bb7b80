import { beforeAll, expect, it } from 'vitest';
import type { Profile } from '../../lib/config/deployment-config.ts';
import { expectSection, markdownTable } from './document-section.ts';
import { resourcesOf, synthesizedResources, type Resources } from './synthesized.ts';

const text = (value: unknown): string => JSON.stringify(value);

/** Who runs at once at most, by what brings the work. */
interface Limits {
  readonly sources: ReadonlyMap<string, number>;
  readonly reserved: ReadonlyMap<string, number>;
  readonly tries: ReadonlySet<unknown>;
}

const limitsOf = (resources: Resources): Limits => {
  const all = Object.entries(resources);
  const nameOf = (id: string): string =>
    /"POWERTOOLS_SERVICE_NAME":"([^"]+)"/.exec(text(resources[id]?.Properties))?.[1] ?? id;
  return {
    sources: new Map(
      all
        .filter(([, { Type }]) => Type === 'AWS::Lambda::EventSourceMapping')
        .flatMap(([, { Properties }]) => {
          const queue = /"Fn::GetAtt":\["[A-Z][a-z]+?(?:Imports)?([A-Z]\w+?Queue)[0-9A-F]{8}","Arn"\]/.exec(
            text(Properties),
          )?.[1];
          const reader = /"FunctionName":\{"Ref":"([^"]+)"/.exec(text(Properties))?.[1] ?? '?';
          const limit = Number(/"MaximumConcurrency":(\d+)/.exec(text(Properties))?.[1]);
          return queue === undefined ? [] : [[`${queue} to \`${nameOf(reader)}\``, limit] as const];
        })
        .toSorted(([a], [b]) => a.localeCompare(b)),
    ),
    reserved: new Map(
      all.flatMap(([id, { Properties }]) => {
        const reserved = Properties?.['ReservedConcurrentExecutions'];
        return reserved === undefined ? [] : [[nameOf(id), Number(reserved)] as const];
      }),
    ),
    tries: new Set(
      all.flatMap(([, { Properties }]) => /"maxReceiveCount":(\d+)/.exec(text(Properties ?? {}))?.[1] ?? []),
    ),
  };
};
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0);

const limits: Partial<Record<Profile, Limits>> = {};
const limitsIn = (profile: Profile): Limits => {
  const found = limits[profile];
  if (found === undefined) throw new Error('made before the tests');
  return found;
};

beforeAll(async () => {
  await synthesizedResources();
  for (const profile of ['small', 'large'] as const)
    limits[profile] = limitsOf(await resourcesOf({ profile }));
}, 60_000);

it('a small account has every queue at the least that AWS takes, reserves nothing, and waiting is no failure', () => {
  const { sources, reserved, tries } = limitsIn('small');

  expect(sources.size).toBe(9);
  expect(new Set(sources.values())).toEqual(new Set([2]));
  expect(reserved.size).toBe(0);
  expect(tries).toEqual(new Set(['10']));
});

it('a large one keeps room for what strangers call, and leaves AWS its 100', () => {
  const { sources, reserved, tries } = limitsIn('large');

  expect([...reserved.keys()].toSorted()).toEqual(['answer-handoff', 'serve-public']);
  expect(sum(reserved.values()) + sum(sources.values())).toBeLessThanOrEqual(1000 - 100);
  expect(tries).toEqual(new Set(['5']));
});

it('without a value a stack is small', async () => {
  expect(limitsOf(await resourcesOf({}))).toEqual(limitsIn('small'));
});

it('the table of both stands in docs/aws.md', async () => {
  const [small, large] = [limitsIn('small'), limitsIn('large')];
  const rows = [
    ...[...small.sources].map(([name, least]) => [name, String(least), String(large.sources.get(name))]),
    ['**all queues together**', String(sum(small.sources.values())), String(sum(large.sources.values()))],
    ...[...large.reserved].map(([name, reserved]) => [`reserved for \`${name}\``, '–', String(reserved)]),
    ['receives before a message is a dead letter', [...small.tries].join(''), [...large.tries].join('')],
  ];

  await expectSection(
    'docs/aws.md',
    'concurrency',
    markdownTable(['At once, at most', 'small', 'large'], rows),
  );
});

import { describe, expect, it } from 'vitest';
import { matchPattern } from '../../local/events/match-pattern.ts';

interface Case {
  readonly name: string;
  readonly pattern: unknown;
  readonly yes: readonly unknown[];
  readonly no: readonly unknown[];
}

const CASES: readonly Case[] = [
  {
    name: 'plain values are alternatives',
    pattern: ['a', 1, true],
    yes: ['a', 1, true],
    no: ['b', '1', 'true', 2],
  },
  { name: 'null matches null only', pattern: [null], yes: [null], no: [undefined, '', 'null', 0] },
  { name: 'an empty text matches itself only', pattern: [''], yes: [''], no: [null, undefined, ' '] },
  {
    name: 'an array in the event matches by any element',
    pattern: ['a'],
    yes: [['b', 'a'], [['a']]],
    no: [['b'], []],
  },
  { name: 'prefix', pattern: [{ prefix: 'ab' }], yes: ['ab', 'abc'], no: ['a', 'Ab', 12] },
  {
    name: 'prefix in any case',
    pattern: [{ prefix: { 'equals-ignore-case': 'aB' } }],
    yes: ['ABc', 'ab'],
    no: ['ba'],
  },
  { name: 'suffix', pattern: [{ suffix: '.png' }], yes: ['a.png'], no: ['a.PNG', 'png'] },
  {
    name: 'suffix in any case',
    pattern: [{ suffix: { 'equals-ignore-case': '.PNG' } }],
    yes: ['a.png'],
    no: ['a.jpg'],
  },
  {
    name: 'wildcard',
    pattern: [{ wildcard: 'a*c*e' }],
    yes: ['ace', 'abcde', 'accce'],
    no: ['acd', 'bace', 5],
  },
  {
    name: 'wildcard with a literal star',
    pattern: [{ wildcard: String.raw`a\*b*` }],
    yes: ['a*b', 'a*bc'],
    no: ['axb'],
  },
  {
    name: 'equals-ignore-case',
    pattern: [{ 'equals-ignore-case': 'AlPha' }],
    yes: ['alpha', 'ALPHA'],
    no: ['alph', 1],
  },
  {
    name: 'numeric range',
    pattern: [{ numeric: ['>', 0, '<=', 5] }],
    yes: [1, 5, [9, 2]],
    no: [0, 5.1, '3', null],
  },
  { name: 'numeric equality', pattern: [{ numeric: ['=', 3] }], yes: [3, 3.0], no: [2, '3'] },
  {
    name: 'cidr of IPv4',
    pattern: [{ cidr: '10.0.0.0/24' }],
    yes: ['10.0.0.255'],
    no: ['10.0.1.0', 'x', '::1'],
  },
  {
    name: 'cidr of IPv6',
    pattern: [{ cidr: '2001:db8::/32' }],
    yes: ['2001:db8:1::5'],
    no: ['2001:db9::1', '10.0.0.1'],
  },
  { name: 'anything-but one', pattern: [{ 'anything-but': 'a' }], yes: ['b', 1, null], no: ['a', undefined] },
  { name: 'anything-but several', pattern: [{ 'anything-but': ['a', 1] }], yes: ['b', 2], no: ['a', 1] },
  {
    name: 'anything-but a prefix',
    pattern: [{ 'anything-but': { prefix: 'a' } }],
    yes: ['b', 5],
    no: ['ab', undefined],
  },
  {
    name: 'anything-but suffixes',
    pattern: [{ 'anything-but': { suffix: ['x', 'y'] } }],
    yes: ['z'],
    no: ['ax', 'ay'],
  },
  {
    name: 'anything-but a wildcard',
    pattern: [{ 'anything-but': { wildcard: '*/tmp/*' } }],
    yes: ['a/b'],
    no: ['a/tmp/b'],
  },
  {
    name: 'anything-but in any case',
    pattern: [{ 'anything-but': { 'equals-ignore-case': ['A', 'b'] } }],
    yes: ['c'],
    no: ['a', 'B'],
  },
  { name: 'exists', pattern: [{ exists: true }], yes: ['', null, 0, ['a']], no: [undefined, [], {}] },
  { name: 'does not exist', pattern: [{ exists: false }], yes: [undefined, [], {}], no: ['', null] },
  { name: 'absent or a value', pattern: [{ exists: false }, 'a'], yes: [undefined, 'a'], no: ['b'] },
];

describe('matchPattern', () => {
  it.each(CASES)('$name', ({ pattern, yes, no }) => {
    for (const value of yes)
      expect(matchPattern({ field: pattern }, { field: value }), JSON.stringify(value)).toBe(true);
    for (const value of no)
      expect(matchPattern({ field: pattern }, { field: value }), JSON.stringify(value)).toBe(false);
  });

  it('needs every field, at any depth', () => {
    const pattern = { source: ['aws.ses'], detail: { mail: { tags: { kind: ['nurture'] } } } };

    expect(
      matchPattern(pattern, { source: 'aws.ses', detail: { mail: { tags: { kind: ['nurture'] } } } }),
    ).toBe(true);
    expect(
      matchPattern(pattern, { source: 'aws.ses', detail: { mail: { tags: { kind: ['other'] } } } }),
    ).toBe(false);
    expect(matchPattern(pattern, { source: 'aws.ses' })).toBe(false);
  });

  it('takes any of the alternatives of $or', () => {
    const pattern = { a: ['x'], $or: [{ b: [1] }, { c: [{ prefix: 'y' }] }] };

    expect(matchPattern(pattern, { a: 'x', b: 1 })).toBe(true);
    expect(matchPattern(pattern, { a: 'x', c: 'yes' })).toBe(true);
    expect(matchPattern(pattern, { a: 'x', b: 2, c: 'no' })).toBe(false);
    expect(matchPattern(pattern, { b: 1 })).toBe(false);
  });

  it('matches objects inside an array', () => {
    expect(matchPattern({ list: { id: ['b'] } }, { list: [{ id: 'a' }, { id: 'b' }] })).toBe(true);
    expect(matchPattern({ list: { id: ['c'] } }, { list: [{ id: 'a' }, { id: 'b' }] })).toBe(false);
  });

  it('is not misled by the names of a plain object', () => {
    expect(matchPattern({ constructor: [{ exists: true }] }, {})).toBe(false);
  });

  it('names an operator that does not exist', () => {
    expect(() => matchPattern({ a: [{ starts: 'x' }] }, { a: 'x' })).toThrow('"starts"');
  });

  it('answers a hostile wildcard quickly', () => {
    const startedAt = performance.now();

    expect(matchPattern({ a: [{ wildcard: `${'*a'.repeat(40)}b` }] }, { a: 'a'.repeat(5000) })).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutChunks } from '../../../domain/imports/cut-chunks.ts';

describe('chunks', () => {
  it('hold every record once, and never part two that share a key, also by way of a third', () => {
    const record = fc.record({
      company: fc.integer({ min: 0, max: 6 }),
      person: fc.integer({ min: 0, max: 12 }),
    });
    const keysOf = ({ company, person }: { readonly company: number; readonly person: number }) => [
      ...(company === 0 ? [] : [`company ${company}`]),
      `person ${person}`,
    ];
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), (records, size) => {
        const chunks = cutChunks(records, keysOf, size);

        expect(chunks.flat()).toHaveLength(records.length);
        expect(new Set(chunks.flat())).toEqual(new Set(records));
        const chunksOf = new Map<string, Set<number>>();
        for (const [index, chunk] of chunks.entries())
          for (const key of chunk.flatMap(keysOf))
            chunksOf.set(key, (chunksOf.get(key) ?? new Set()).add(index));
        expect([...chunksOf.values()].filter((where) => where.size > 1)).toEqual([]);
      }),
    );
  });

  it('are as full as may be, and in the order of the file', () => {
    expect(cutChunks([1, 2, 3, 4, 5], () => [], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(cutChunks(['a1', 'b1', 'a2', 'c1'], ([key = '']) => [key], 2)).toEqual([
      ['a1', 'a2'],
      ['b1', 'c1'],
    ]);
    expect(cutChunks([], () => [], 2)).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { grouped } from '../../../domain/kernel/grouped.ts';

it('groups in the order in which groups and members came', () => {
  expect([...grouped(['b1', 'a1', 'b2'], (each) => each[0])]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
  expect([...grouped([], String)]).toEqual([]);
});

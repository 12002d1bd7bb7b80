import { describe, expect, it } from 'vitest';
import { judgeGroups } from '../../../domain/kpis/judge-groups.ts';

const group = (key: string, done: number, of: number) => ({ key, done, of });

describe('groups beside each other', () => {
  it('are ranked by what their counts are worth, not by their raw rates', () => {
    const { groups, differ } = judgeGroups([
      group('small', 6, 20),
      group('large', 60, 200),
      group('weak', 4, 200),
      group('none', 0, 0),
      group('a few', 2, 5),
    ]);

    // 30% of 200 is worth more than 30% of 20; 40% of 5 is not ranked at all.
    expect(groups.map(({ key, verdict }) => [key, verdict])).toEqual([
      ['large', 'better'],
      ['small', 'unknown'],
      ['weak', 'worse'],
      ['a few', 'few'],
    ]);
    expect(differ).toBe(true);
  });

  it('are named without rank or rate where all together tell too little', () => {
    const judged = judgeGroups([group('b', 5, 40), group('a', 9, 40)]);

    expect(judged).toEqual({
      groups: [
        { key: 'a', done: 9, of: 40, verdict: 'few' },
        { key: 'b', done: 5, of: 40, verdict: 'few' },
      ],
    });
  });

  it('do not differ beyond chance where they are alike', () => {
    expect(judgeGroups([group('a', 6, 60), group('b', 5, 50), group('c', 4, 40)]).differ).toBe(false);
  });
});

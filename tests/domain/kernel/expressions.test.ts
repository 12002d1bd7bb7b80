import { describe, expect, it } from 'vitest';
import { expressionsIn, unexamined } from '../../checks/expressions.ts';

describe('the list of examined expressions', () => {
  it('lacks one that is new, and holds none that is gone', () => {
    const source = "const a = /^x+$/u; const b = text.replace(/y/g, '/not one/');";
    const found = new Map(expressionsIn('a.ts', source).map((each) => [each, 'a.ts']));

    expect([...found.keys()]).toEqual(['/^x+$/u', '/y/g']);
    expect(unexamined(found, { '/y/g': 'linear', '/gone/': 'linear' })).toEqual([
      'a.ts has an expression whose growth nobody examined: /^x+$/u',
      'no source has /gone/ any more',
    ]);
  });
});

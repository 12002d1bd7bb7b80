import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../../contract/openapi.ts';
import { readMinutes } from '../../../domain/imports/read-duration.ts';
import { readAmount, readCount } from '../../../domain/imports/read-number.ts';
import { isKept, keptNumber } from '../../../domain/kernel/kept-number.ts';
import { isFields } from '../../requests/fields.ts';

describe('a number that the database would refuse', () => {
  it.each([1e300, Number.MAX_SAFE_INTEGER + 3, 5e-324, -1e-200, -1e15, Infinity, Number.NaN])(
    'is refused: %d',
    (number) => {
      expect(keptNumber.safeParse(number).success).toBe(false);
    },
  );

  it.each([0, -0, 0.1, 1e-9, -1, 45e12])('is not %d', (number) => {
    expect(keptNumber.safeParse(number).success).toBe(true);
  });

  it('is read from no cell, however many digits stand in it', () => {
    const digits = fc.string({
      unit: fc.constantFrom('0', '1', '2', '5', '9'),
      minLength: 1,
      maxLength: 400,
    });
    const cell = fc
      .tuple(
        fc.constantFrom('', '-', '△', '¥', '約'),
        digits,
        fc.constantFrom('', '.'),
        digits,
        fc.constantFrom('', '兆', '億円', '万', '円', '名', '分', '%'),
      )
      .map((parts) => parts.join(''));
    const readers = [
      (text: string) => readAmount(text, { unit: 1 }),
      (text: string) => readAmount(text, { unit: 1e8 }),
      readCount,
      readMinutes,
    ];
    fc.assert(
      fc.property(cell, fc.constantFrom(...readers), (text, read) => {
        const reading = read(text);
        expect(reading.kind !== 'value' || isKept(reading.value), text).toBe(true);
      }),
    );
  });

  it('is refused by each number that a request may hold', () => {
    const open = numbersIn(openApi('0')['paths']).filter(({ schema }) => !isBounded(schema));
    expect(open.map(({ place }) => place)).toEqual([]);
  });
});

type Fields = Readonly<Record<string, unknown>>;
interface Found {
  readonly place: string;
  readonly schema: Fields;
}

/** The numbers of bodies and parameters; answers hold what was stored. */
function numbersIn(node: unknown, place = ''): readonly Found[] {
  if (Array.isArray(node)) return node.flatMap((each) => numbersIn(each, place));
  if (!isFields(node)) return [];
  const own = node['type'] === 'number' ? [{ place, schema: node }] : [];
  const parts = Object.entries(node).filter(([name]) => name !== 'responses');
  return [...own, ...parts.flatMap(([name, each]) => numbersIn(each, `${place}/${name}`))];
}

/** Whole numbers are, by their nature. */
const isBounded = (schema: Fields): boolean =>
  ['minimum', 'exclusiveMinimum'].some((name) => name in schema) &&
  ['maximum', 'exclusiveMaximum'].some((name) => name in schema);

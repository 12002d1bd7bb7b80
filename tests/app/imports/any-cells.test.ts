import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importKindSchema, type ImportKind } from '../../../domain/imports/import-records.ts';
import { fieldsOfKind } from '../../../domain/imports/read-records.ts';
import { openWorld, type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld();
  await rekindle.people('cells', { email: 'known@cells.example', name: '山田 太郎' });
});
afterAll(() => rekindle.close());

const paths: Readonly<Record<ImportKind, string>> = {
  customer: 'customers',
  account: 'accounts',
  deal: 'deals',
  owner: 'owners',
  webinar: 'webinar',
  inquiry: 'inquiries',
  optOut: 'opt-outs',
  feedback: 'feedback',
};
/** What makes a row a row, so that the cells beside it are stored. */
const usual: Readonly<Record<string, fc.Arbitrary<string>>> = {
  email: fc.nat(40).map((n) => `p${n}@c${n % 9}.example`),
  accountName: fc.nat(9).map((n) => `会社${n}`),
  name: fc.nat(9).map((n) => `名前${n}`),
  stage: fc.constantFrom('受注', '失注', '商談中'),
  dealId: fc.nat(20).map((n) => `d${n}`),
  kind: fc.constantFrom('見積', '資料'),
};
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .constantFrom('x', 'あ', '1', ' ', '🏢')
    .chain((letter) => fc.constantFrom(3, 400, 20_000).map((n) => letter.repeat(n))),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\u0000',
    '\u202eabc',
    '-1',
    '1e308',
    '9999/12/31',
    '0001-01-01',
    '令和99年99月99日',
    '=1+1',
    '{{ x }}',
    '〃',
    '×',
    '退職',
    'a@b',
    '株式会社',
    '25:61',
    '13月',
  ),
);
const cell = (field: string): fc.Arbitrary<string> =>
  fc.oneof({ weight: 6, arbitrary: usual[field] ?? fc.constant('') }, { weight: 3, arbitrary: odd });
const file = fc
  .constantFrom(...importKindSchema.options)
  .chain((kind) =>
    fc
      .subarray([...fieldsOfKind(kind)], { minLength: 1 })
      .chain((fields) =>
        fc
          .array(fc.tuple(...fields.map(cell)), { minLength: 1, maxLength: 4 })
          .map((rows) => ({ kind, fields, rows })),
      ),
  );
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

it('takes or refuses any cells in any column, and breaks on none', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ kind, fields, rows }) => {
      const titles = fields.map((_, column) => `c${column}`);
      const mapping = JSON.stringify(
        Object.fromEntries(fields.map((field, column) => [`c${column}`, field])),
      );
      const more = {
        file: 'f.csv',
        basis: 'card',
        evidence: '展示会',
        on: '2026-10-01',
        session: 's',
        mapping,
      };
      const text = [titles, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n');
      const { status } = await rekindle.call(
        'POST',
        `/imports/${paths[kind]}?${new URLSearchParams(more).toString()}`,
        new TextEncoder().encode(text),
      );

      expect([200, 422]).toContain(status);
      await rekindle.stack.settle();
      expect(rekindle.stack.deadLetters()).toEqual([]);
    }),
    { numRuns: 120 },
  );
  expect(await rekindle.verify()).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addressRisks } from '../../../domain/people/address-risk.ts';
import { describeClause } from '../../../contract/clause-words.ts';
import { bantSchema } from '../../../domain/people/bant.ts';
import { consentBasisSchema, customerFieldsSchema } from '../../../domain/people/customer.ts';
import { leadStatusSchema } from '../../../domain/people/standing.ts';
import { dormancyKindSchema } from '../../../domain/audience/dormancy.ts';
import { temperatureSchema } from '../../../domain/interest/interest.ts';
import { allFields, fieldOf, type FieldKey } from '../../../domain/audience/segment-fields.ts';

/** All that a field of the domain can be, where the table of segments spells it again for clients without zod. */
const known: Partial<Record<FieldKey, readonly string[]>> = {
  dormancy: dormancyKindSchema.options,
  temperature: temperatureSchema.options,
  leadStatus: leadStatusSchema.options,
  consentBasis: consentBasisSchema.options,
  addressRisk: addressRisks,
  budget: bantSchema.shape.budget.unwrap().options,
  authority: bantSchema.shape.authority.unwrap().options,
  need: bantSchema.shape.need.unwrap().options,
  timeframe: bantSchema.shape.timeframe.unwrap().options,
  preferredContact: customerFieldsSchema.shape.preferredContact.unwrap().options,
  language: customerFieldsSchema.shape.locale.options,
};
const choices = allFields().flatMap((key) => {
  const field = fieldOf(key);
  return field.type === 'choice' ? [{ key, values: field.values }] : [];
});

it('a choice offers all that its field can be, and says each by a label', () => {
  expect(Object.fromEntries(choices.map(({ key, values }) => [key, values]))).toEqual(known);
  for (const { key, values } of choices)
    for (const value of values)
      expect(describeClause({ field: key, op: 'is', value }, 'ja', 'JPY'), `${key} ${value}`).toMatch(
        /[^\w」]+である$/,
      );
});

it('every field has two labels of its own, and stands in docs/segments.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/segments.md'), 'utf8');
  const labels = allFields().flatMap((key) => [fieldOf(key).label.ja, fieldOf(key).label.en]);

  expect(new Set(labels).size).toBe(labels.length);
  expect(
    allFields().filter(
      (key) => !page.includes(`| \`${key}\` | ${fieldOf(key).label.ja} | ${fieldOf(key).label.en} |`),
    ),
  ).toEqual([]);
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/ja/marketers.md'), 'utf8');
  expect(guide).toContain(`など${allFields().length}項目`);
});

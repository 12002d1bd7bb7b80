import * as fc from 'fast-check';
import type { Candidate } from '../../domain/audience/candidate.ts';
import { defaultLimits, dormancyOf } from '../../domain/audience/dormancy.ts';
import { operatorsOf, valueOf, type Operator } from '../../domain/audience/operators.ts';
import { ruleSchema, type Rule } from '../../domain/audience/rule.ts';
import { allFields, fieldOf, type FieldKey } from '../../domain/audience/segment-fields.ts';
import { addDays } from '../../domain/kernel/local-date.ts';
import { aPerson } from './people.ts';
import { today } from './time.ts';

/** Few words, so that clauses often meet them; of other widths and cases, too. */
const words = ['製造業', '卸売業', 'VIP', 'ｖｉｐ', '営業部長', '部長', '東都', 'c1', 'ja'] as const;
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days));

function valueFor(field: FieldKey, op: Operator): fc.Arbitrary<unknown> {
  const wants = valueOf[op];
  const entry = fieldOf(field);
  const text = entry.type === 'choice' ? fc.constantFrom(...entry.values) : fc.constantFrom(...words);
  const number = fc.constantFrom(0, 1, 2, 50, 365, 1_000_000);
  switch (wants) {
    case 'text':
      return text;
    case 'texts':
      return fc.array(text, { minLength: 1, maxLength: 3 });
    case 'number':
      return number;
    case 'range':
      return fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    case 'day':
      return day;
    case 'count':
      return op === 'withinNextMonths' ? fc.integer({ min: 0, max: 6 }) : fc.integer({ min: 0, max: 400 });
    case 'nothing':
      return fc.constant(undefined);
    default:
      return wants satisfies never;
  }
}

const aClause = fc
  .constantFrom(...allFields())
  .chain((field) =>
    fc
      .constantFrom<Operator>(...operatorsOf[fieldOf(field).type])
      .chain((op) =>
        valueFor(field, op).map((value) => (value === undefined ? { field, op } : { field, op, value })),
      ),
  );

const aGroup = (depth: number): fc.Arbitrary<unknown> => {
  const member =
    depth <= 1
      ? aClause
      : fc.oneof({ weight: 3, arbitrary: aClause }, { weight: 1, arbitrary: aGroup(depth - 1) });
  return fc
    .tuple(fc.constantFrom('all', 'any', 'none'), fc.array(member, { minLength: 1, maxLength: 3 }))
    .map(([join, members]) => ({ [join]: members }));
};

/** A rule of up to three groups within each other. */
export const aRule: fc.Arbitrary<Rule> = aGroup(3).map((drawn) => ruleSchema.parse(drawn));

/** People who differ in what rules look at; of some much is unknown. */
export const manyCandidates = (): readonly Candidate[] =>
  Array.from({ length: 40 }, (_, index) => {
    const some = <T>(value: T, every: number): T | undefined => (index % every === 0 ? undefined : value);
    const person = aPerson({
      customer: {
        industry: some(words[index % 2], 3),
        title: some(index % 2 === 0 ? '営業部長' : '部長', 4),
        region: some('東都', 2),
        department: some('営業', 5),
        site: some('本社', 3),
        tags: words.slice(0, index % 4),
        employees: some(index * 7, 3),
        acquisitionRoute: some('VIP', 2),
        firstSeenOn: some(addDays(today, -index * 10), 4),
        lastTwoWayOn: some(addDays(today, -index * 20), 3),
        consentOn: some(addDays(today, -index), 2),
        wakeOn: some(addDays(today, index * 3 - 60), 3),
        contractEndsOn: some(addDays(today, index * 9 - 180), 5),
        ownerName: some('c1', 2),
        previousOwnerName: some('ja', 3),
        preferredContact: some(index % 2 === 0 ? 'phone' : 'mail', 3),
        country: some('ja', 4),
        locale: index % 3 === 0 ? 'en' : 'ja',
        consentBasis: index % 2 === 0 ? 'card' : 'unknown',
      },
      account: { fiscalYearEndMonth: some((index % 12) + 1, 4), revenue: some(index * 100_000, 3) },
      relationship: {
        lastWonOn: some(addDays(today, -index * 30), 3),
        lastWonAmount: some(index * 50, 2),
        lastLostOn: some(addDays(today, -index * 15), 2),
        lostReason: some('部長', 3),
        products: index % 2 === 0 ? ['VIP', 'c1'] : [],
        wonCount: index % 4,
        wonTotal: index * 50_000,
      },
      standing: {
        status: index % 2 === 0 ? 'dormant' : 'nurturing',
        lastMailId: some('m', 2),
        bant:
          index % 2 === 0
            ? { budget: 'secured', need: 'vague' }
            : { authority: 'unknown', timeframe: 'oneYear' },
      },
    });
    return {
      person,
      dormancy: dormancyOf(person, today, defaultLimits),
      temperature: index % 3 === 0 ? 'hot' : index % 3 === 1 ? 'warm' : 'cold',
      campaigns: index % 2 === 0 ? ['c1'] : [],
      rfm: some({ recency: (index % 5) + 1, frequency: (index % 3) + 1, monetary: 5 - (index % 5) }, 3),
      interest: some(index, 2),
      lastActOn: some(addDays(today, -index * 5), 3),
      lastEnrolledOn: some(addDays(today, -index * 8), 2),
    };
  });

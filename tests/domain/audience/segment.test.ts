import { describe, expect, it } from 'vitest';
import { defaultLimits, dormancyOf } from '../../../domain/audience/dormancy.ts';
import type { Candidate } from '../../../domain/audience/candidate.ts';
import { conditionSchema, type Condition } from '../../../domain/audience/former-conditions.ts';
import { readyMadeIn } from '../../../domain/audience/ready-made.ts';
import {
  compileSegment,
  relationAgeDays,
  ruleOf,
  segmentSchema,
  selectPerson,
  type Segment,
} from '../../../domain/audience/segment.ts';
import { aPerson } from '../../builders/people.ts';
import { today } from '../../builders/time.ts';

const rules = { ownDomains: [], competitorDomains: [], permittedMonths: 24 };
const aSegment = (...conditions: readonly Condition[]): Segment => ({
  id: 'test',
  name: { ja: '試し', en: 'Test' },
  conditions: [...conditions],
});

const aCandidate = (change: Parameters<typeof aPerson>[0] = {}, rest: Partial<Candidate> = {}): Candidate => {
  const person = aPerson(change);
  return {
    person,
    dormancy: dormancyOf(person, today, defaultLimits),
    temperature: 'cold',
    campaigns: [],
    ...rest,
  };
};

const known = aCandidate(
  {
    customer: {
      industry: '製造業',
      region: '関東',
      tags: ['展示会2024', 'VIP'],
      acquisitionRoute: '展示会',
      employees: 120,
      title: '営業部長',
      ownerName: '田中',
      fiscalYearEndMonth: 1,
    },
    account: { contractEndsOn: undefined },
    relationship: { products: ['在庫くん'], wonCount: 2, wonTotal: 3_000_000, lostReason: '価格' },
  },
  { campaigns: ['spring'] },
);

const endsInTime = (contractEndsOn: string | undefined) =>
  compileSegment(
    aSegment({ field: 'contractEndsWithinMonths', atMost: 3 }),
    today,
  )(aCandidate({ customer: { contractEndsOn } }));

describe('a condition of release 0.4 and before', () => {
  it.each([
    [75e12, true],
    [-75e12, false],
  ])('may ask for months that no calendar has: %d', (atMost, isIn) => {
    const segment = aSegment({ field: 'contractEndsWithinMonths', atMost });
    const person = aCandidate({ customer: { contractEndsOn: '2027-03-31' } });
    expect(compileSegment(segment, today)(person)).toBe(isIn);
  });

  it.each<[Condition, Condition]>([
    [
      { field: 'industry', oneOf: ['製造業', '卸売業'] },
      { field: 'industry', oneOf: ['農業'] },
    ],
    [
      { field: 'region', oneOf: ['関東'] },
      { field: 'region', oneOf: ['関西'] },
    ],
    [
      { field: 'tag', oneOf: ['VIP', '別'] },
      { field: 'tag', oneOf: ['別'] },
    ],
    [
      { field: 'acquisitionRoute', oneOf: ['展示会'] },
      { field: 'acquisitionRoute', oneOf: ['Web'] },
    ],
    [
      { field: 'product', oneOf: ['在庫くん'] },
      { field: 'product', oneOf: ['検品くん'] },
    ],
    [
      { field: 'lostReason', oneOf: ['価格'] },
      { field: 'lostReason', oneOf: ['時期'] },
    ],
    [
      { field: 'consentBasis', oneOf: ['card'] },
      { field: 'consentBasis', oneOf: ['optIn'] },
    ],
    [
      { field: 'dormancy', oneOf: ['lapsed'] },
      { field: 'dormancy', oneOf: ['stalled'] },
    ],
    [
      { field: 'owner', oneOf: ['田中'] },
      { field: 'owner', oneOf: ['佐藤'] },
    ],
    [
      { field: 'temperature', oneOf: ['cold'] },
      { field: 'temperature', oneOf: ['hot'] },
    ],
    [
      { field: 'notInCampaign', oneOf: ['autumn'] },
      { field: 'notInCampaign', oneOf: ['spring'] },
    ],
    [
      { field: 'employees', atLeast: 120, atMost: 120 },
      { field: 'employees', atLeast: 121 },
    ],
    [
      { field: 'silentDays', atLeast: 365 },
      { field: 'silentDays', atMost: 365 },
    ],
    [
      { field: 'purchases', atLeast: 2 },
      { field: 'purchases', atMost: 1 },
    ],
    [
      { field: 'purchaseTotal', atLeast: 1_000_000 },
      { field: 'purchaseTotal', atMost: 999_999 },
    ],
    [
      { field: 'fiscalYearEndsWithinMonths', atMost: 2 },
      { field: 'fiscalYearEndsWithinMonths', atMost: 1 },
    ],
    [
      { field: 'senior', is: true },
      { field: 'senior', is: false },
    ],
  ])('holds or fails: %j', (holding, failing) => {
    expect(compileSegment(aSegment(holding), today)(known)).toBe(true);
    expect(compileSegment(aSegment(failing), today)(known)).toBe(false);
    expect(compileSegment(aSegment(holding, failing), today)(known)).toBe(false);
    expect(
      segmentSchema.safeParse({ ...aSegment(), conditions: undefined, rule: ruleOf(aSegment(holding)) })
        .success,
    ).toBe(true);
  });

  it('takes a contract that ends within months, not one that is over', () => {
    expect(['2026-11-20', '2027-02-20'].map((day) => endsInTime(day))).toEqual([true, true]);
    expect(['2026-11-19', '2027-02-21', undefined].map((day) => endsInTime(day))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('falls back to what the company says', () => {
    const candidate = aCandidate({
      account: { industry: '卸売業', employees: 60, region: '関西', ownerName: '佐藤' },
    });
    const conditions: readonly Condition[] = [
      { field: 'industry', oneOf: ['卸売業'] },
      { field: 'employees', atLeast: 50 },
      { field: 'region', oneOf: ['関西'] },
      { field: 'owner', oneOf: ['佐藤'] },
    ];

    expect(compileSegment(aSegment(...conditions), today)(candidate)).toBe(true);
  });

  it('fails where nothing is known', () => {
    const conditions: readonly Condition[] = [
      { field: 'industry', oneOf: ['製造業'] },
      { field: 'employees', atMost: 1e9 },
      { field: 'fiscalYearEndsWithinMonths', atMost: 11 },
    ];

    expect(conditions.map((each) => compileSegment(aSegment(each), today)(aCandidate()))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('with a misspelt part is refused', () => {
    expect(conditionSchema.safeParse({ field: 'industry', oneof: ['x'] }).success).toBe(false);
    expect(conditionSchema.safeParse({ field: 'industry', oneOf: [] }).success).toBe(false);
    expect(conditionSchema.safeParse({ field: 'clicks', atLeast: 1 }).success).toBe(false);
  });
});

const select = (candidate: Candidate, segment = aSegment()) =>
  selectPerson(candidate, compileSegment(segment, today), today, rules);

describe('selecting', () => {
  it('takes the dormant who match', () => {
    expect(select(aCandidate())).toMatchObject({ kind: 'selected', dormancy: { kind: 'dormant' } });
  });

  it('tells every exclusion of those who match', () => {
    const candidate = aCandidate({ relationship: { openDeals: 1 }, standing: { neverContact: true } });

    expect(select(candidate)).toEqual({ kind: 'excluded', because: ['openDeal', 'neverContact'] });
  });

  it('tells nothing of those who do not match', () => {
    const segment = aSegment({ field: 'industry', oneOf: ['農業'] });

    expect(select(aCandidate({ standing: { neverContact: true } }), segment)).toEqual({ kind: 'otherwise' });
  });

  it('leaves those who talked with us lately', () => {
    expect(select(aCandidate({ customer: { lastTwoWayOn: '2026-11-01' } }))).toEqual({ kind: 'notDormant' });
  });

  it('by ready-made segments splits the dormant by kind', () => {
    const kinds = readyMadeIn('JPY')
      .filter((segment) => compileSegment(segment, today)(aCandidate()))
      .map(({ id }) => id);

    expect(kinds).toEqual(['all-dormant', 'lapsed', 'lapsed-big', 'never-mailed']);
    expect(readyMadeIn('JPY').every((segment) => segmentSchema.safeParse(segment).success)).toBe(true);
  });

  it('say what a big customer is in the currency of the company', () => {
    const big = (currency: string) => readyMadeIn(currency).find(({ id }) => id === 'lapsed-big');

    expect(big('JPY')?.name.ja).toBe('取引途絶（受注合計100万円以上）');
    expect(big('USD')).toMatchObject({
      name: { en: 'Lapsed, 10,000 USD or more in all' },
      rule: { all: [{}, { field: 'purchaseTotal', value: 10_000 }] },
    });
  });

  it('knows the age of a relation, for the newest first (R16)', () => {
    const lapsed = aCandidate({ relationship: { lastWonOn: '2025-11-20' } });

    expect(relationAgeDays(lapsed, today)).toBe(365);
    expect(relationAgeDays(aCandidate({ relationship: { openDeals: 1 } }), today)).toBe(Infinity);
  });
});

import { describe, expect, it } from 'vitest';
import type { Person } from '../../../domain/audience/dormancy.ts';
import { defaultLimits, dormancyOf } from '../../../domain/audience/dormancy.ts';
import { exclusions, exclusionsOf, whyUnscored, type Exclusion } from '../../../domain/audience/exclusion.ts';
import { addDays, addMonths } from '../../../domain/kernel/local-date.ts';
import { aPerson } from '../../builders/people.ts';
import { today } from '../../builders/time.ts';

const rules = { ownDomains: ['company.example'], competitorDomains: ['Rival.example'], permittedMonths: 24 };
const of = (person: Person): readonly Exclusion[] =>
  exclusionsOf(person, dormancyOf(person, today, defaultLimits), today, rules);

type Change = Parameters<typeof aPerson>[0];

/** What a campaign does with somebody is known of the enrolment, not of the person: selectPerson adds it. */
const reachable: Readonly<Record<Exclude<Exclusion, 'inControlGroup' | 'inOtherCampaign'>, Change>> = {
  boughtAtAccount: { relationship: { lastWonOn: addDays(today, -7) } },
  underContract: { account: { contractEndsOn: addDays(today, 100) } },
  openDeal: { relationship: { openDeals: 1 } },
  openHandoff: { standing: { openHandoffId: 'handoff-1' } },
  openComplaint: { account: { openComplaint: true } },
  ownDomain: { customer: { email: 'sato@company.example' } },
  competitor: { customer: { email: 'spy@rival.example' } },
  excludedBySales: { account: { excluded: true } },
  neverContact: { standing: { neverContact: true } },
  refused: { standing: { refused: { at: today, how: 'link' } } },
  undeliverable: { standing: { undeliverable: { at: today, why: 'no such user' } } },
  leftCompany: { standing: { leftCompany: true } },
  contactChange: {
    standing: { causes: [{ of: 'contactChange', id: 'reply-1', at: '2026-01-05T00:00:00.000Z' }] },
  },
  companyMerging: { account: { merging: '2026-01-05T00:00:00.000Z' } },
  wrongPerson: { standing: { wrongPerson: true } },
  outOfTarget: { standing: { outOfTarget: true } },
  noAddress: { customer: { email: undefined } },
  noConsentBasis: { customer: { consentBasis: 'unknown' } },
  silentBeyondPermitted: {
    customer: { consentBasis: 'transaction' },
    relationship: { lastWonOn: addMonths(today, -25) },
  },
  notInJapanWithoutOptIn: { customer: { country: 'US' } },
  waiting: { standing: { wakeOn: addDays(today, 30) } },
};

describe('exclusions (R2, R18)', () => {
  it('are none for somebody dormant with a ground', () => {
    expect(of(aPerson())).toEqual([]);
  });

  it.each(Object.entries(reachable))('can be %s, and then that alone', (exclusion, change) => {
    expect(of(aPerson(change))).toEqual([exclusion]);
  });

  it('are all reachable, but one', () => {
    expect(exclusions.filter((each) => !(each in reachable))).toEqual(['inControlGroup', 'inOtherCampaign']);
  });

  it.each<[string, Change, Exclusion]>([
    [
      'a colleague who bought last week',
      { relationship: { lastWonOn: addDays(today, -7) } },
      'boughtAtAccount',
    ],
    [
      'the single column of the last deal',
      { customer: { lastDealOn: addDays(today, -7) } },
      'boughtAtAccount',
    ],
    [
      'talks that sales reported',
      { standing: { status: 'opportunity', statusSince: `${today}T00:00:00.000Z` } },
      'openDeal',
    ],
    ['an open case for support', { standing: { openSupport: true } }, 'openComplaint'],
    ['our own company', { account: { relation: 'own' } }, 'ownDomain'],
    ['our group', { account: { relation: 'group' } }, 'ownDomain'],
    ['a domain below our own', { customer: { email: 'sato@osaka.company.example' } }, 'ownDomain'],
    ['a competitor', { account: { relation: 'competitor' } }, 'competitor'],
    ['a supplier', { account: { relation: 'supplier' } }, 'competitor'],
    ['a competitor’s domain in capitals', { customer: { email: 'Spy@RIVAL.example' } }, 'competitor'],
    ['a wish in a file', { customer: { noMail: true } }, 'refused'],
    ['somebody retired', { customer: { retired: true } }, 'leftCompany'],
    ['a wake date in a file', { customer: { wakeOn: addDays(today, 1) } }, 'waiting'],
  ])('leave out %s', (_who, change, exclusion) => {
    expect(of(aPerson(change))).toEqual([exclusion]);
  });

  it('do not take another company for ours because its name ends alike', () => {
    expect(of(aPerson({ customer: { email: 'x@mycompany.example' } }))).toEqual([]);
  });

  it('are all told, in their order', () => {
    const person = aPerson({
      account: { openComplaint: true, excluded: true },
      standing: { neverContact: true },
      customer: { consentBasis: 'unknown', email: undefined },
    });

    expect(of(person)).toEqual([
      'openComplaint',
      'excludedBySales',
      'neverContact',
      'noAddress',
      'noConsentBasis',
    ]);
  });
});

const dealtOn = (
  lastWonOn: string | undefined,
  consentBasis: Person['customer']['consentBasis'] = 'transaction',
) => of(aPerson({ customer: { consentBasis }, relationship: { lastWonOn } }));

describe('the ground for mailing (R18)', () => {
  it('is a transaction for 24 months after the last deal, to the day', () => {
    expect(dealtOn('2024-11-20')).toEqual([]);
    expect(dealtOn('2024-11-19')).toEqual(['silentBeyondPermitted']);
    expect(dealtOn(undefined)).toEqual(['silentBeyondPermitted']);
  });

  it.each(['card', 'optIn', 'published'] as const)('does not age where it is %s', (basis) => {
    expect(dealtOn('2015-01-01', basis)).toEqual([]);
  });

  it.each([
    [undefined, 'card', []],
    ['JP', 'card', []],
    ['japan', 'card', []],
    ['日本', 'card', []],
    ['US', 'card', ['notInJapanWithoutOptIn']],
    ['Germany', 'transaction', ['notInJapanWithoutOptIn']],
    ['US', 'optIn', []],
  ] as const)('in the country %s with %s leaves %j', (country, consentBasis, expected) => {
    const person = aPerson({
      customer: { country, consentBasis },
      relationship: { lastWonOn: '2025-01-10' },
    });

    expect(of(person)).toEqual(expected);
  });
});

describe('the country of the company (R18)', () => {
  it.each([
    ['US', 'United States', 'card', true],
    ['US', 'USA', 'published', true],
    ['US', undefined, 'transaction', true],
    ['US', 'Canada', 'card', false],
    ['US', 'Japan', 'transaction', false],
    ['US', 'Japan', 'optIn', true],
    ['DE', 'Deutschland', 'transaction', true],
    ['DE', undefined, 'transaction', true],
    ['DE', undefined, 'card', false],
    ['DE', 'Germany', 'published', false],
    ['DE', 'ドイツ', 'optIn', true],
    ['DE', 'Österreich', 'transaction', false],
    ['JP', 'somewhere', 'card', false],
    ['JP', ' 日本国 ', 'card', true],
  ] as const)('%s: in %s on the ground %s is mailed: %s', (home, country, consentBasis, isMailed) => {
    const person = aPerson({
      customer: { country, consentBasis },
      relationship: { lastWonOn: '2025-01-10' },
    });
    const dormancy = dormancyOf(person, today, defaultLimits);

    expect(exclusionsOf(person, dormancy, today, { ...rules, country: home })).toEqual(
      isMailed ? [] : ['notInJapanWithoutOptIn'],
    );
  });

  it.each([
    [undefined, 'Germany', ['notInJapanWithoutOptIn']],
    ['US', 'Germany', []],
    [undefined, 'United States', []],
    [undefined, undefined, []],
  ] as const)('of somebody in %s at a company in %s leaves %j in the US', (own, theirs, expected) => {
    const person = aPerson({
      customer: { country: own, consentBasis: 'card' },
      account: { country: theirs },
      relationship: { lastWonOn: '2025-01-10' },
    });
    const dormancy = dormancyOf(person, today, defaultLimits);

    expect(exclusionsOf(person, dormancy, today, { ...rules, country: 'US' })).toEqual(expected);
  });
});

describe('what scores nothing', () => {
  it.each([
    ['taro.yamada@tosei.example', undefined],
    ['information.taro@tosei.example', 'sharedAddress'],
    ['INFO@tosei.example', 'sharedAddress'],
    ['eigyo2@tosei.example', 'sharedAddress'],
    ['sales-tokyo@tosei.example', 'sharedAddress'],
    ['infotec@tosei.example', undefined],
    ['info@company.example', 'outsider'],
    [undefined, undefined],
  ])('of %s: %s', (email, why) => {
    expect(whyUnscored({ email }, undefined, rules)).toBe(why);
  });
});

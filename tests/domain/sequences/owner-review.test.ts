import { describe, expect, it } from 'vitest';
import { keepLabels, spanLabels } from '../../../contract/review-words.ts';
import { defaultCalendar } from '../../../domain/kernel/business-calendar.ts';
import { holdsOf } from '../../../domain/people/causes.ts';
import { newStanding } from '../../../domain/people/standing.ts';
import {
  afterReview,
  answered,
  keepReasons,
  keepSpans,
  reviewEnd,
  withKept,
  type Kept,
  type OwnerReview,
} from '../../../domain/sequences/owner-review.ts';

const at = '2026-11-26T01:00:00.000Z';
const standing = newStanding('c', at);
const kept = (more: Partial<Kept> = {}): Kept => ({
  customerId: 'c',
  reason: 'inTalks',
  span: 'threeMonths',
  at,
  ...more,
});

describe('the word of an owner', () => {
  it.each([
    ['once', undefined],
    ['threeMonths', '2027-02-26'],
    ['oneYear', '2027-11-26'],
  ] as const)('%s keeps from all mails until %s', (span, until) => {
    const said = withKept(standing, 'x', kept({ span }), '2026-11-26');

    expect(holdsOf(said).keptFromMailsUntil).toBe(until);
  });

  it('that somebody has left is known to everybody, and is taken back like any other', () => {
    const said = withKept(standing, 'x', kept({ reason: 'leftCompany', span: 'once' }), '2026-11-26');

    expect(holdsOf(said).leftCompany).toBe(true);
    expect(withKept(said, 'x', undefined, '2026-11-26')).toEqual(standing);
  });

  it('of one campaign leaves that of another alone', () => {
    const [first, second] = [kept({ span: 'oneYear' }), kept()];
    const both = withKept(withKept(standing, 'x', first, '2026-11-26'), 'y', second, '2026-11-26');
    const one = withKept(both, 'y', undefined, '2026-11-26');

    expect(holdsOf(both).keptFromMailsUntil).toBe('2027-11-26');
    expect(one).toEqual(withKept(standing, 'x', first, '2026-11-26'));
  });

  it('for those on a page leaves what was said of others', () => {
    const review: OwnerReview = {
      schemaVersion: 1,
      campaignId: 'x',
      ownerId: 'o',
      kept: [kept(), kept({ customerId: 'd' })],
      version: 1,
    };

    const next = answered(review, ['c', 'e'], [kept({ customerId: 'e' })], at);

    expect(next.answeredAt).toBe(at);
    expect(next.kept.map(({ customerId }) => customerId)).toEqual(['d', 'e']);
  });
});

describe('the days of a review', () => {
  it('are business days of the company: over a weekend and a holiday', () => {
    // Friday 2026-11-20; Monday is Labour Thanksgiving Day.
    const first = afterReview(Date.parse('2026-11-20T02:00:00Z'), 2, defaultCalendar);

    expect(new Date(first).toISOString()).toBe('2026-11-25T00:00:00.000Z');
    expect(reviewEnd(new Date(first).toISOString())).toBe('2026-11-24T23:50:00.000Z');
  });
});

describe('what an owner may choose', () => {
  it('has a name in both languages', () => {
    expect(Object.keys(keepLabels)).toEqual([...keepReasons]);
    expect(Object.keys(spanLabels)).toEqual([...keepSpans]);
  });
});

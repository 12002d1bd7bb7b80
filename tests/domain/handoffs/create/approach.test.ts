import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommend, type Approach, type ApproachFacts } from '../../../../domain/handoffs/create/approach.ts';
import type { RawEngagement } from '../../../../domain/engagement/engagement.ts';
import { openersFrom } from '../../../../domain/handoffs/create/openers.ts';
import { noRelationship } from '../../../../domain/people/relationship.ts';
import { aRawEngagement, happenedAt } from '../../../builders/acts.ts';
import { msPerDay, now } from '../../../builders/time.ts';

const nothing: ApproachFacts = {
  mayCall: true,
  hasNumber: true,
  mayMail: true,
  isRequest: false,
  hasWebinarQuestion: false,
  bant: {},
  hasDealtBefore: false,
  watchedShare: 0,
  hasMet: true,
};
const how = (change: Partial<ApproachFacts>): Approach => recommend({ ...nothing, ...change });
const noCall = { mayCall: false };

describe('the recommended approach (R11)', () => {
  it.each<[string, Partial<ApproachFacts>, Approach]>([
    [
      'a request',
      { isRequest: true, hasWebinarQuestion: true },
      { first: 'phone', because: 'request', otherwise: 'mail' },
    ],
    [
      'a request without a number',
      { isRequest: true, hasNumber: false },
      { first: 'mail', because: 'noNumber', otherwise: 'onlineMeeting' },
    ],
    [
      'a request that wants no calls',
      { isRequest: true, ...noCall },
      { first: 'mail', because: 'noCallAllowed', otherwise: 'onlineMeeting' },
    ],
    [
      'a webinar question',
      { hasWebinarQuestion: true, hasDealtBefore: true },
      { first: 'mail', because: 'webinarQuestion', otherwise: 'phone' },
    ],
    [
      'a webinar question of one who wants no mails',
      { hasWebinarQuestion: true, mayMail: false },
      { first: 'phone', because: 'webinarQuestion', otherwise: 'onlineMeeting' },
    ],
    [
      'two of BANT',
      { bant: { need: 'concrete', budget: 'secured' }, hasDealtBefore: true },
      { first: 'onlineMeeting', because: 'qualified', otherwise: 'phone' },
    ],
    [
      'two of BANT without calls',
      { bant: { need: 'concrete', budget: 'secured' }, ...noCall },
      { first: 'onlineMeeting', because: 'qualified', otherwise: 'mail' },
    ],
    [
      'one of BANT',
      { bant: { need: 'concrete' } },
      { first: 'phone', because: 'interest', otherwise: 'mail' },
    ],
    [
      'a former customer',
      { hasDealtBefore: true, hoursSinceKeyDownload: 1 },
      { first: 'ownerCall', because: 'dealtBefore', otherwise: 'mail' },
    ],
    [
      'a price list 48 hours ago',
      { hoursSinceKeyDownload: 48, hasMet: false },
      { first: 'phone', because: 'downloadedPriceOrCase', otherwise: 'mail' },
    ],
    [
      'a price list 49 hours ago',
      { hoursSinceKeyDownload: 49 },
      { first: 'phone', because: 'interest', otherwise: 'mail' },
    ],
    [
      'half a webinar',
      { watchedShare: 0.5, hasMet: false },
      { first: 'phone', because: 'watchedHalf', otherwise: 'mail' },
    ],
    [
      'less than half a webinar',
      { watchedShare: 0.49 },
      { first: 'phone', because: 'interest', otherwise: 'mail' },
    ],
    ['somebody never met', { hasMet: false }, { first: 'mail', because: 'neverMet', otherwise: 'phone' }],
    [
      'somebody never met who wants no mails',
      { hasMet: false, mayMail: false },
      { first: 'phone', because: 'neverMet', otherwise: 'onlineMeeting' },
    ],
    [
      'nobody to call or mail',
      { ...noCall, mayMail: false },
      { first: 'onlineMeeting', because: 'noCallAllowed', otherwise: 'onlineMeeting' },
    ],
    [
      'a wish for the phone',
      { preferredContact: 'phone', hasWebinarQuestion: true },
      { first: 'phone', because: 'customerWish', otherwise: 'mail' },
    ],
    [
      'a wish for mail',
      { preferredContact: 'mail', isRequest: true },
      { first: 'mail', because: 'customerWish', otherwise: 'phone' },
    ],
    [
      'a wish for a meeting',
      { preferredContact: 'online' },
      { first: 'onlineMeeting', because: 'customerWish', otherwise: 'mail' },
    ],
    [
      'a wish that cannot be met',
      { preferredContact: 'phone', hasNumber: false },
      { first: 'mail', because: 'noNumber', otherwise: 'onlineMeeting' },
    ],
    [
      'a wish for mail by one who refused mails',
      { preferredContact: 'mail', mayMail: false },
      { first: 'phone', because: 'interest', otherwise: 'onlineMeeting' },
    ],
  ])('for %s', (_whom, facts, expected) => {
    expect(how(facts)).toEqual(expected);
  });

  it('is always permitted and possible, with a second choice that is another wherever there is one', () => {
    const all = fc.record({
      preferredContact: fc.constantFrom('phone' as const, 'mail' as const, 'online' as const, undefined),
      mayCall: fc.boolean(),
      hasNumber: fc.boolean(),
      mayMail: fc.boolean(),
      isRequest: fc.boolean(),
      hasWebinarQuestion: fc.boolean(),
      bant: fc.constantFrom({}, { need: 'concrete' as const, budget: 'secured' as const }),
      hasDealtBefore: fc.boolean(),
      hoursSinceKeyDownload: fc.constantFrom(undefined, 1, 100),
      watchedShare: fc.constantFrom(0, 0.7),
      hasMet: fc.boolean(),
    });
    fc.assert(
      fc.property(all, (facts) => {
        const { first, otherwise } = recommend(facts);
        const canCall = facts.mayCall && facts.hasNumber;
        for (const channel of [first, otherwise]) {
          if (channel === 'phone' || channel === 'ownerCall') expect(canCall).toBe(true);
          if (channel === 'mail') expect(facts.mayMail).toBe(true);
        }
        if (canCall || facts.mayMail) expect(otherwise).not.toBe(first);
      }),
      { numRuns: 1000 },
    );
  });
});

const bought = { ...noRelationship, wonCount: 1, lastWonOn: '2023-03-01', lastWonProduct: '在庫くん' };
const ago = (days: number) => happenedAt(now - days * msPerDay);
const purchase = { kind: 'purchase', product: '在庫くん', on: '2023-03-01' };
const topic = { kind: 'topic' };

const kinds = (...acts: readonly RawEngagement[]) =>
  openersFrom(acts, noRelationship, false).map(({ kind }) => kind);

describe('opening lines (R12)', () => {
  it.each<[string, RawEngagement]>([
    ['an open', aRawEngagement('open')],
    ['a click', aRawEngagement('click')],
    ['a visit', aRawEngagement('visit')],
    ['a no-show', aRawEngagement('webinar', { attended: false })],
    ['a refusal', aRawEngagement('reply', { refuses: true })],
    ['a case for support', aRawEngagement('inquiry', { inquiry: 'support' })],
    ['a sales pitch', aRawEngagement('inquiry', { inquiry: 'sales' })],
  ])('never speak of %s', (_what, act) => {
    expect(openersFrom([act], noRelationship, false)).toEqual([topic, topic]);
    expect(openersFrom([act], bought, false)).toEqual([purchase, topic]);
  });

  it.each<[string, RawEngagement, object]>([
    [
      'a request',
      aRawEngagement('inquiry', { inquiry: 'consultation' }),
      { kind: 'request', inquiry: 'consultation' },
    ],
    ['a reply', aRawEngagement('reply'), { kind: 'request', inquiry: 'reply' }],
    [
      'a question',
      aRawEngagement('webinar', { question: '連携できますか' }),
      { kind: 'question', topic: '在庫の見直し', question: '連携できますか' },
    ],
    ['attendance', aRawEngagement('webinar'), { kind: 'attended', topic: '在庫の見直し' }],
    ['a download', aRawEngagement('download'), { kind: 'download', title: '在庫管理ガイド' }],
  ])('quote %s, then the purchase', (_what, act, opener) => {
    expect(openersFrom([act], bought, false)).toEqual([opener, purchase]);
  });

  it('put a request before anything newer, and the newest of a kind before older ones', () => {
    const acts = [
      aRawEngagement('inquiry', { inquiry: 'demo', ...ago(5) }),
      aRawEngagement('inquiry', { id: 'older', inquiry: 'quote', ...ago(9) }),
      aRawEngagement('download', ago(1)),
      aRawEngagement('download', { id: 'older', assetTitle: '古い資料', ...ago(30) }),
    ];

    expect(openersFrom(acts, noRelationship, false)).toEqual([
      { kind: 'request', inquiry: 'demo' },
      { kind: 'download', title: '在庫管理ガイド' },
    ]);
  });

  it('put a request before a newer question, and a question before a newer download', () => {
    const request = aRawEngagement('reply', ago(9));
    const question = aRawEngagement('webinar', { question: '連携できますか', ...ago(5) });
    const download = aRawEngagement('download', ago(1));

    expect(kinds(question, request)).toEqual(['request', 'question']);
    expect(kinds(download, question)).toEqual(['question', 'download']);
  });

  it('do not ask how a purchase fares after a loss or a complaint', () => {
    expect(openersFrom([aRawEngagement('download')], bought, true)).toEqual([
      { kind: 'download', title: '在庫管理ガイド' },
      topic,
    ]);
    expect(openersFrom([], bought, true)).toEqual([topic, topic]);
  });
});

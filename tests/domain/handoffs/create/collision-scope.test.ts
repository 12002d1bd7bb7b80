import { describe, expect, it } from 'vitest';
import { collisionScope } from '../../../../domain/handoffs/create/collision-scope.ts';
import { evidenceKeyOf, evidenceKindOf } from '../../../../domain/handoffs/create/evidence.ts';
import { shippedHandoffRules, type HandoffRules } from '../../../../domain/handoffs/handoff-rules.ts';
import type { Account, Customer } from '../../../../domain/people/customer.ts';
import { aRawEngagement, anEngagement } from '../../../builders/acts.ts';
import { aCustomer, anAccount } from '../../../builders/people.ts';

const scope = (
  customer: Partial<Customer>,
  people: number,
  collisions: HandoffRules['collisions'] = 'site',
  account: Partial<Account> = {},
): string =>
  collisionScope(aCustomer(customer), anAccount(account), people, { ...shippedHandoffRules, collisions });

describe('where only one handoff is open (R13)', () => {
  it.each([
    ['the site, whatever the department', { site: '大阪工場', department: '購買部' }, 500, '大阪工場'],
    ['the department of a company of 20 known people', { department: '購買部' }, 20, 'department:購買部'],
    ['a department however it is spaced', { department: '購買 ﾌﾞ　一 課' }, 20, 'department:購買ブ一課'],
    ['the whole of a smaller one', { department: '購買部' }, 19, '-'],
    ['the whole where nothing is known', {}, 500, '-'],
  ])('is %s', (_what, customer, people, expected) => {
    expect(scope(customer, people)).toBe(expected);
  });

  it('is the company or its group where the rules say so', () => {
    const inTokyo = { site: '東京', department: '購買部' };

    expect(scope(inTokyo, 500, 'account')).toBe('-');
    expect(scope(inTokyo, 500, 'group', { name: '株式会社甲' })).toBe(
      scope({ site: '大阪' }, 1, 'group', { name: '乙', parentName: '(株)甲' }),
    );
    expect(scope(inTokyo, 500, 'group', { name: '乙' })).not.toBe(scope({}, 1, 'group', { name: '丙' }));
  });
});

describe('the evidence that a key names', () => {
  it.each([
    ['request', aRawEngagement('inquiry')],
    ['webinar', aRawEngagement('webinar')],
    ['webinar', aRawEngagement('webinar', { question: '連携できますか' })],
    ['download', aRawEngagement('download')],
  ] as const)('is a %s', (kind, act) => {
    expect(evidenceKindOf(evidenceKeyOf([anEngagement(act)]) ?? '')).toBe(kind);
  });

  it('is none of another word, and a long name is cut', () => {
    const long = anEngagement(aRawEngagement('webinar', { session: 'x'.repeat(300) }));

    expect(evidenceKindOf('visit#/price')).toBeUndefined();
    expect(evidenceKeyOf([long])).toBe(`webinar#${'x'.repeat(200)}`);
  });
});

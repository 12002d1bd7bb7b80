import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeRule } from '../../../contract/segment-words.ts';
import { describeValue } from '../../../contract/clause-words.ts';
import type { Rule } from '../../../domain/audience/rule.ts';
import { aRule } from '../../builders/rules.ts';

const drawn: Rule = {
  all: [
    { field: 'dormancy', op: 'oneOf', value: ['lapsed', 'lostDeal'] },
    { field: 'budgetFrom', op: 'withinNextMonths', value: 3 },
    {
      any: [
        { field: 'lostReason', op: 'oneOf', value: ['価格', '機能'] },
        { field: 'lastWonAmount', op: 'atLeast', value: 500_000 },
      ],
    },
    {
      none: [
        { field: 'tag', op: 'hasAny', value: ['年賀状のみ'] },
        { field: 'mailed', op: 'yes' },
      ],
    },
  ],
};

it('a rule is said in one sentence, in both languages', () => {
  expect(describeRule(drawn, 'ja', 'JPY')).toBe(
    '休眠の種類が取引途絶・失注のいずれかである、かつ次の予算期の始まりがこれから3か月以内に来る、かつ（失注の理由が「価格」「機能」のいずれかである、または最後の受注額が50万円以上である）、かつ（タグに「年賀状のみ」がある、またはメールを送ったことがある）には当てはまらない方',
  );
  expect(describeRule(drawn, 'en', 'JPY')).toBe(
    'Contacts of whom this holds: kind of dormancy is lapsed customer or lost deal, and start of the next budget period comes within 3 months, and (reason of the loss is “価格” or “機能”, or amount of the last won deal is ¥500,000 or more), and not (tag is “年賀状のみ”, or was mailed before)',
  );
  expect(describeRule({ all: [] }, 'ja', 'JPY')).toBe('休眠中の全員');
});

it('any rule is said, and long lists are cut with their number', () => {
  const many = Array.from({ length: 9 }, (_, index) => `v${index}`);

  fc.assert(
    fc.property(aRule, fc.constantFrom('ja' as const, 'en' as const), (rule, locale) => {
      expect(describeRule(rule, locale, 'JPY')).not.toMatch(/undefined|NaN|\[object/);
    }),
  );
  expect(describeRule({ all: [{ field: 'tag', op: 'hasAny', value: many }] }, 'ja', 'JPY')).toContain(
    'ほか3件',
  );
  expect(describeRule({ all: [{ field: 'tag', op: 'hasAny', value: many }] }, 'en', 'JPY')).toContain(
    'or 3 more',
  );
});

it('what is known of somebody is said by its type', () => {
  expect(describeValue('employees', undefined, 'ja', 'JPY')).toBe('記録なし');
  expect(describeValue('purchaseTotal', 1_200_000, 'ja', 'JPY')).toBe('120万円');
  expect(describeValue('dormancy', 'lapsed', 'en', 'JPY')).toBe('Lapsed customer');
  expect(describeValue('lastWonOn', '2024-03-10', 'en', 'JPY')).toBe('2024/03/10');
  expect(describeValue('tag', ['a', 'b'], 'ja', 'JPY')).toBe('a、b');
  expect(describeValue('senior', false, 'ja', 'JPY')).toBe('部長以上ではない');
});

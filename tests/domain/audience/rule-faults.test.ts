import { describe, expect, it } from 'vitest';
import { ruleProblems } from '../../../contract/rule-problems.ts';
import { mostClauses } from '../../../domain/audience/rule-limits.ts';

const fine = { field: 'industry', op: 'is', value: '製造業' };

describe('a rule that is none', () => {
  it.each<[string, unknown, string, RegExp, RegExp]>([
    [
      'a misspelt field',
      { all: [fine, fine, { any: [{ field: 'industy', op: 'is', value: 'x' }] }] },
      'rule.all[2].any[0].field',
      /"industy".*industry のこと/,
      /"industy".*Did you mean industry\?/,
    ],
    [
      'a label for a key',
      { all: [{ field: '業種', op: 'is', value: 'x' }] },
      'rule.all[0].field',
      /industry のこと/,
      /Did you mean industry\?/,
    ],
    [
      'no field at all',
      { all: [{ op: 'is', value: 'x' }] },
      'rule.all[0].field',
      /次のいずれかです: dormancy/,
      /Use one of dormancy/,
    ],
    [
      'a misspelt operator',
      { all: [{ field: 'employees', op: 'atleast', value: 5 }] },
      'rule.all[0].op',
      /atLeast のこと/,
      /Did you mean atLeast\?/,
    ],
    [
      'an operator of another type',
      { none: [{ field: 'tag', op: 'contains', value: 'x' }] },
      'rule.none[0].op',
      /「タグ」\(tag\) に "contains"/,
      /tag cannot be asked "contains".*hasAny, hasAll/,
    ],
    [
      'a text for a number',
      { all: [{ field: 'employees', op: 'atLeast', value: '50' }] },
      'rule.all[0].value',
      /"50" は使えません。数を/,
      /"50" is no value for atLeast. Give a number/,
    ],
    [
      'a range upside down',
      { all: [{ field: 'employees', op: 'between', value: [9, 1] }] },
      'rule.all[0].value',
      /\[9,1\]/,
      /lower and the upper end/,
    ],
    [
      'a day that does not exist',
      { all: [{ field: 'lastWonOn', op: 'since', value: '2026-02-30' }] },
      'rule.all[0].value',
      /2026-02-30.*実在する日付/,
      /day of the calendar/,
    ],
    [
      'half a day',
      { all: [{ field: 'lastWonOn', op: 'withinPastDays', value: 1.5 }] },
      'rule.all[0].value',
      /1.5/,
      /whole number/,
    ],
    [
      'no value',
      { all: [{ field: 'title', op: 'contains' }] },
      'rule.all[0].value',
      /文字列を指定/,
      /Give a text/,
    ],
    [
      'an empty text',
      { all: [{ field: 'title', op: 'contains', value: '' }] },
      'rule.all[0].value',
      /文字列を指定/,
      /Give a text/,
    ],
    [
      'a value where none belongs',
      { all: [{ field: 'title', op: 'known', value: true }] },
      'rule.all[0].value',
      /value を取り除/,
      /Take value off/,
    ],
    [
      'an unknown choice',
      { all: [{ field: 'dormancy', op: 'oneOf', value: ['lapsed', 'lost-deal'] }] },
      'rule.all[0].value[1]',
      /"lost-deal".*lostDeal のこと/,
      /value of dormancy "lost-deal".*lostDeal/,
    ],
    ['a strange key', { all: [{ ...fine, not: true }] }, 'rule.all[0].not', /「not」/, /"not" means nothing/],
    [
      'two joins at once',
      { all: [fine], none: [fine] },
      'rule',
      /all、any、none のどれかひとつ/,
      /one of all, any, none/,
    ],
    ['a clause alone', fine, 'rule', /まとまりではありません/, /no group/],
    ['no list', { any: fine }, 'rule.any', /一覧ではありません/, /no list/],
    [
      'an empty group',
      { all: [fine, { any: [] }] },
      'rule.all[1].any',
      /条件がひとつもありません/,
      /no clause in it/,
    ],
    ['nothing', undefined, 'rule', /まとまりではありません/, /no group/],
    [
      'groups too deep',
      { all: [{ all: [{ all: [{ all: [{ all: [fine] }] }] }] }] },
      'rule.all[0].all[0].all[0].all[0]',
      /4段まで/,
      /at most 4 deep/,
    ],
    [
      'a rule that is too long',
      {
        any: Array.from({ length: 2 }, () => ({
          field: 'title',
          op: 'oneOf',
          value: Array.from({ length: 100 }, () => 'x'.repeat(100)),
        })),
      },
      'rule',
      /長すぎます/,
      /too long \(\d+ characters; 16000/,
    ],
    [
      'too many clauses',
      { all: Array.from({ length: mostClauses + 1 }, () => fine) },
      'rule',
      /51件/,
      /51 clauses; 50/,
    ],
  ])('%s is refused with place, value and remedy, in both languages', (_, given, place, ja, en) => {
    const problems = ruleProblems(given);

    expect(problems.map((each) => each.place)).toEqual([place]);
    expect(problems[0]?.message.ja).toMatch(ja);
    expect(problems[0]?.message.en).toMatch(en);
  });

  it('is told everything that is wrong at once', () => {
    const problems = ruleProblems({
      any: [{ field: 'x', op: 'is', value: 'x' }, { all: [{ field: 'tag', op: 'is', value: 1 }] }],
    });

    expect(problems.map(({ place }) => place)).toEqual(['rule.any[0].field', 'rule.any[1].all[0].op']);
  });
});

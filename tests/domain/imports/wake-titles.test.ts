import { describe, expect, it } from 'vitest';
import { recordsOf } from './file-builders.ts';

describe('the day on which somebody is to be called again', () => {
  it.each([
    '再開予定日',
    '次回架電日',
    '次回コンタクト日',
    '次回連絡時期',
    'Next contact date',
    'Callback date',
  ])('is when they wake: %s', (title) => {
    const records = recordsOf(
      'customer',
      `会社名,氏名,メール,${title}\n甲社,山田 太郎,a@x.example,2027年4月`,
    );
    expect(records).toMatchObject([{ wakeOn: '2027-04-01' }]);
  });
});

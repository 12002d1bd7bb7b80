import { describe, expect, it } from 'vitest';
import { mergeCustomer } from '../../../domain/imports/merge-record.ts';
import { asksAQuestion } from '../../../domain/imports/survey-answers.ts';
import { fileCode, readFileOf, recordsOf } from './file-builders.ts';

const file = (...answers: readonly string[]): string =>
  `会社名,氏名,メール,タグ,アンケート：導入時期,Q2 課題,アンケート回答日\n甲社,佐藤 花子,a@x.example,展示会：2024,${answers.join(',')},2026/10/1\n`;

describe('answers to a survey', () => {
  it('are tags behind their questions, several of one cell each by itself', () => {
    const { rows, columns } = readFileOf('customer', file('半年以内', '在庫、人手'));

    expect(rows[0]?.record.answers).toEqual([
      'アンケート：導入時期：半年以内',
      'Q2 課題：在庫',
      'Q2 課題：人手',
    ]);
    expect(columns.ignored).toEqual(['アンケート回答日']);
  });

  it('take the place of what the same question was answered with before, and of nothing else', () => {
    const merged = (known: Parameters<typeof mergeCustomer>[0], ...answers: readonly string[]) => {
      const [record] = recordsOf('customer', file(...answers));
      if (record === undefined) throw new Error('the row was not read');
      return mergeCustomer(known, record, { id: 'c', accountId: 'a' }, { basis: 'card' }, 'ja');
    };
    const once = merged(undefined, '半年以内', '在庫');

    expect(merged(once, '1年以内', '').tags).toEqual(
      ['Q2 課題：在庫', 'アンケート：導入時期：1年以内', '展示会：2024'].toSorted(),
    );
  });

  it.each([
    ['アンケート：導入時期', true],
    ['設問3', true],
    ['Q1', true],
    ['問2. ご予算', true],
    ['Survey: budget', true],
    ['Q&A', false],
    ['アンケート回答日', false],
    ['アンケートID', false],
    ['Q1売上高番号', false],
    ['問い合わせ内容', false],
    ['会社名', false],
  ])('stand under a title that asks: %s', (title, asks) => {
    expect(asksAQuestion(title)).toBe(asks);
  });

  it('still refuse where they say so, and are asked about where a column may', () => {
    const refusing = '会社名,メール,アンケート：ご要望\n甲社,a@x.example,今後のメール配信は不要です\n';

    expect(['undecidedColumns', 'read']).toContain(fileCode('customer', refusing));
    const [record] =
      fileCode('customer', refusing) === 'read' ? recordsOf('customer', refusing) : [{ noMail: true }];
    expect(record?.noMail).toBe(true);
  });
});

it('HubSpot’s stage of a contact is one of them, for segments to ask for', () => {
  const [record] = recordsOf(
    'customer',
    'Record ID,Email,Company Name,Lifecycle Stage\n101,hana@a.example,A Inc,Customer\n',
  );
  expect(record?.answers).toEqual(['Lifecycle Stage：Customer']);
});

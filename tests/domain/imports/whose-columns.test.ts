import { describe, expect, it } from 'vitest';
import { readFileOf } from './file-builders.ts';

const read = (lines: readonly string[], mapping: Readonly<Record<string, string>> = {}) => {
  const file = readFileOf('customer', lines.join('\n'), { mapping });
  return {
    fields: Object.fromEntries(file.columns.used.map(({ column, field }) => [column, field])),
    records: file.rows.map(({ record }) => record),
  };
};

describe('担当者 in a list of people', () => {
  it.each([
    ['会社名,担当者,役職,メールアドレス', '株式会社青葉,山田 太郎,部長,yamada@aoba.example'],
    ['会社名,部署,担当,メールアドレス', '株式会社青葉,購買部,山田 太郎,yamada@aoba.example'],
    ['会社名,担当者,フリガナ,E-mail', '株式会社青葉,山田 太郎,ヤマダ タロウ,yamada@aoba.example'],
    ['会社名,担当者,担当者メールアドレス', '株式会社青葉,山田 太郎,yamada@aoba.example'],
    ['会社名,担当者名,担当者メール', '株式会社青葉,山田 太郎,yamada@aoba.example'],
    ['会社名,ご担当者様,ご担当者メールアドレス', '株式会社青葉,山田 太郎,yamada@aoba.example'],
  ])('is the person, where no other column is: %s', (titles, row) => {
    const { records } = read([titles, row]);

    expect(records).toMatchObject([
      { fullName: '山田 太郎', accountName: '株式会社青葉', email: 'yamada@aoba.example' },
    ]);
    expect(records[0]).not.toHaveProperty('ownerName');
    expect(records[0]).not.toHaveProperty('ownerEmail');
  });

  it.each([
    [
      '会社名,氏名,役職,メールアドレス,担当者,担当者メール',
      '株式会社青葉,山田 太郎,部長,yamada@aoba.example,佐藤 花子,sato@ours.example',
    ],
    [
      '会社名,姓,名,役職,メールアドレス,担当,担当メール',
      '株式会社青葉,山田,太郎,部長,yamada@aoba.example,佐藤 花子,sato@ours.example',
    ],
  ])('is our salesperson, where the person has a column: %s', (titles, row) => {
    const { records } = read([titles, row]);

    expect(records).toMatchObject([
      { email: 'yamada@aoba.example', ownerName: '佐藤 花子', ownerEmail: 'sato@ours.example' },
    ]);
  });

  it.each(['営業担当', '自社担当者', '弊社担当'])('with a word that says whose is ours: %s', (title) => {
    const { fields } = read([`会社名,役職,メールアドレス,${title}`, '株式会社青葉,部長,y@aoba.example,佐藤']);

    expect(fields[title]).toBe('ownerName');
  });

  it('without anything that only a person has stays ours', () => {
    const { fields } = read(['会社名,メールアドレス,担当者', '株式会社青葉,info@aoba.example,佐藤']);

    expect(fields['担当者']).toBe('ownerName');
  });

  it('is what a person says it is', () => {
    const lines = ['会社名,役職,メールアドレス,担当者', '株式会社青葉,部長,y@aoba.example,佐藤'];

    expect(read(lines, { 担当者: 'ownerName' }).fields['担当者']).toBe('ownerName');
  });
});

describe('担当者名 in a list of companies and addresses', () => {
  const rows = (name: (n: number) => string): readonly string[] => [
    '会社名,メールアドレス,担当者名',
    ...Array.from({ length: 12 }, (_, n) => `会社${n},info@c${n}.example,${name(n)}`),
  ];

  it('is the person, where each row has another', () => {
    const { records } = read(rows((n) => `山田 ${n}郎`));

    expect(records[3]).toMatchObject({ fullName: '山田 3郎' });
  });

  it('is our salesperson, where few names stand in many rows: nobody is greeted by it', () => {
    const { records } = read(rows((n) => ['佐藤 花子', '鈴木 一'][n % 2] ?? ''));

    expect(records[3]).toMatchObject({ ownerName: '鈴木 一' });
    expect(records[3]).not.toHaveProperty('fullName');
  });
});

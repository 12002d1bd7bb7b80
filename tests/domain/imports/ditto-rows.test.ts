import { expect, it } from 'vitest';
import { readRecords } from '../../../domain/imports/read-records.ts';
import { recordsOf, utf8 } from './file-builders.ts';

it('〃 and 同上 are what stands above', () => {
  const file =
    '会社名,部署,氏名,メール\n甲社,営業部,山田 太郎,a@a.example\n〃,同上,佐藤 花子,b@a.example\n 〃 ,,鈴木 一郎,c@a.example\n';

  expect(recordsOf('customer', file)).toMatchObject([
    { accountName: '甲社', department: '営業部', fullName: '山田 太郎' },
    { accountName: '甲社', department: '営業部', fullName: '佐藤 花子' },
    { accountName: '甲社', fullName: '鈴木 一郎' },
  ]);
});

it('an address is not repeated: the row is refused, and says so', () => {
  const file = '会社名,氏名,メール\n甲社,山田 太郎,a@a.example\n甲社,佐藤 花子,〃\n';

  const read = readRecords('customer', utf8(file));

  expect(read.kind === 'read' && read.rows.map(({ record }) => record.fullName)).toEqual(['山田 太郎']);
  expect(read).toMatchObject({ refusals: [{ line: 3, field: 'email', value: '〃' }] });
});

import { afterEach, expect, it } from 'vitest';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

let bench: ImportBench;
afterEach(() => bench.close());

const owners = [
  '氏名,メール,退職,後任',
  '佐藤 誠,sato@a.example,,',
  '田中 一郎,ichi@a.example,,',
  '田中 次郎,ji@a.example,,',
  '森 健,,退職,佐藤 誠',
];
const told = async (kind: string, lines: readonly string[]) => {
  const id = await bench.import(kind, lines.join('\r\n'));
  const warnings = (await bench.show(id)).report?.warnings ?? [];
  return warnings
    .filter(({ code }) => code === 'ownerUnknown')
    .map(({ line, column, value }) => [line, column, value]);
};
const people = (...names: readonly string[]): readonly string[] => [
  '会社名,氏名,メールアドレス,営業担当',
  ...names.map((name, n) => `株式会社${n},担当 ${n},p${n}@c${n}.example,${name}`),
];

it.each([undefined, 200])(
  'tells once of each name that is no salesperson (sections of %s bytes)',
  async (bytes) => {
    bench = await openImportBench(5, bytes);
    await bench.import('owners', owners.join('\r\n'));

    const names = [
      '佐藤',
      '山田 太郎',
      '田中',
      '',
      '森',
      '山田 太郎',
      'sato@a.example',
      '佐藤誠',
      '田中',
      '山田 太郎',
    ];
    expect(await told('customers', people(...names))).toEqual([
      [3, '営業担当', '山田 太郎'],
      [4, '営業担当', '田中'],
    ]);
  },
);

it('tells of companies and deals too', async () => {
  bench = await openImportBench(5);
  await bench.import('owners', owners.join('\r\n'));

  expect(await told('accounts', ['会社名,営業担当', '甲社,佐藤', '乙社,山田'])).toEqual([
    [3, '営業担当', '山田'],
  ]);
  expect(
    await told('deals', ['商談ID,会社名,フェーズ,営業担当', '1,甲社,受注,佐藤 誠', '2,乙社,失注,鈴木']),
  ).toEqual([[3, '営業担当', '鈴木']]);
});

it('knows nobody to miss before there is a list of salespeople', async () => {
  bench = await openImportBench(5);
  expect(await told('customers', people('山田 太郎'))).toEqual([]);
});

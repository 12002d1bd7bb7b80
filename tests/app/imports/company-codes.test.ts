import { afterEach, expect, it } from 'vitest';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

let bench: ImportBench;
afterEach(() => bench.close());

it('a file of contacts with the codes of their companies changes nothing when it comes again', async () => {
  bench = await openImportBench(2);
  const coded = '会社名,得意先コード,氏名,メールアドレス\r\n青葉商事,T1066,山本 彩,c1@aoba.example';
  await bench.import('customers', coded);

  const again = await bench.import('customers', coded);

  expect((await bench.show(again)).report?.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
});

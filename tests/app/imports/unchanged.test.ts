import { afterEach, describe, expect, it } from 'vitest';
import { importTemplate } from '../../../contract/import-templates.ts';
import { openImportBench, type ImportBench } from '../support/import-bench.ts';

let bench: ImportBench;
afterEach(() => bench.close());

/** A cell for each column that a list of contacts may have. */
const everything = {
  会社名: '甲社',
  得意先コード: 'T1',
  氏名: '山田 太郎',
  フリガナ: 'ヤマダ タロウ',
  部署: '営業部',
  役職: '部長',
  直通電話: '03-1111-1111',
  携帯電話: '090-1111-1111',
  電話番号: '03-1111-0000',
  メールアドレス: 'taro@a.example',
  拠点: '東京',
  地域: '東京都',
  業種: '製造業',
  従業員数: '50',
  タグ: 'A、B',
  'アンケート：時期': '半年以内',
  流入経路: '展示会',
  初回接点日: '2020-01-01',
  最終接点日: '2024-01-01',
  最終取引日: '2024-02-01',
  契約満了日: '2027-03-31',
  再開予定日: '2027-04-01',
  決算月: '3月',
  営業担当: '佐藤',
  前担当: '鈴木',
  電話NG: '○',
  希望連絡方法: '電話',
  同意の根拠: '名刺',
  同意日: '2020-01-01',
  証跡: '名刺箱',
  申告者: '田中',
  言語: 'ja',
  国: '日本',
  時間帯: 'Asia/Tokyo',
  顧客ID: 'C1',
  最後の会話: '価格がネック',
};
const contacts = [Object.keys(everything), Object.values(everything)]
  .map((cells) => cells.join(','))
  .join('\r\n');

describe('a file that comes again', () => {
  it.each<readonly [kind: string, text: string]>([
    ['customers', contacts],
    ...(['customers', 'accounts', 'deals', 'owners', 'opt-outs'] as const).flatMap((kind) =>
      (['ja', 'en'] as const).map((locale) => [kind, importTemplate(kind, locale)] as const),
    ),
  ])('changes nothing: %s', async (kind, text) => {
    bench = await openImportBench(50);
    const first = await bench.show(await bench.import(kind, text));
    const again = await bench.show(await bench.import(kind, text));

    expect(first.report?.columns.ignored).toEqual([]);
    expect(first.report?.counts.created).toBeGreaterThan(0);
    expect(again.report?.counts).toMatchObject({ updated: 0, unchanged: first.report?.counts.created });
  });
});

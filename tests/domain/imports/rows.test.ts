import { describe, expect, it } from 'vitest';
import {
  accountRecordSchema,
  customerRecordSchema,
  dealRecordSchema,
} from '../../../domain/imports/import-records.ts';
import { fileRefusalMessage } from '../../../domain/imports/file-refusal-message.ts';
import { refusalMessage, warningMessage } from '../../../domain/imports/refusal-messages.ts';
import { readFileOf, recordsOf } from './file-builders.ts';

describe('a customer', () => {
  it('is refused over a broken address, with the sentence of the house', () => {
    const file = readFileOf('customer', `メール,氏名\n${'\n'.repeat(9)}yamada＠x.example,山田`);
    const [refusal] = file.refusals;
    expect(refusal).toEqual({
      line: 12 - 1,
      field: 'email',
      column: 'メール',
      value: 'yamada＠x.example',
      code: 'fullWidthEmail',
      suggestion: 'yamada@x.example',
    });
    expect(refusal && refusalMessage(refusal, 'ja')).toBe(
      '11行目『メール』の値『yamada＠x.example』に全角の＠があります。半角に直して（yamada@x.example）、この行だけ再取込してください。',
    );
    expect(
      refusalMessage(
        { line: 12, field: 'email', column: 'メール', value: 'yamada＠…', code: 'fullWidthEmail' },
        'ja',
      ),
    ).toBe(
      '12行目『メール』の値『yamada＠…』に全角の＠があります。半角に直して、この行だけ再取込してください。',
    );
    expect(refusal && refusalMessage(refusal, 'en')).toContain(
      'Line 11, column "メール": the value "yamada＠x.example"',
    );
  });

  it('is taken without a broken phone or contract date, and refused over a date that decides', () => {
    const file = readFileOf(
      'customer',
      'メール,電話番号,契約満了日,最終取引日\na@x.example,1234,2025-02-30,2024/3/1\nb@x.example,,,2025-02-30',
    );
    expect(file.rows).toEqual([
      { line: 2, record: { email: 'a@x.example', lastDealOn: '2024-03-01', tags: [] } },
    ]);
    expect(file.warnings.map(({ code }) => code)).toEqual(['unreadablePhone', 'impossibleDate']);
    expect(file.refusals).toMatchObject([{ line: 3, code: 'impossibleDate', suggestion: '2025-02-28' }]);
    expect(file.warnings.map((warning) => warningMessage(warning, 'ja')).join('')).toContain('空のまま');
  });

  it('needs an address, or a name and an account', () => {
    const file = readFileOf('customer', 'メール,氏名,会社名\n,山田 太郎,甲社\n,山田 太郎,\n,,甲社');
    expect(file.rows).toHaveLength(1);
    expect(file.refusals.map(({ line, code }) => [line, code])).toEqual([
      [3, 'noNameOrEmail'],
      [4, 'noNameOrEmail'],
    ]);
  });

  it('on two rows is taken once: the later row, but with the refusal of the earlier', () => {
    const file = readFileOf(
      'customer',
      'メール,氏名,メールNG\na@x.example,山田,○\nb@x.example,鈴木,\nA@x.example,山田 太郎,',
    );
    expect(file.rows.map(({ line }) => line)).toEqual([3, 4]);
    expect(file.rows[1]?.record).toMatchObject({ fullName: '山田 太郎', noMail: true });
    expect(file.warnings).toMatchObject([{ line: 2, code: 'sameKey', took: '4' }]);
    expect(file.counts).toEqual({ read: 3, taken: 2, refused: 0, merged: 1, excluded: 0 });
  });

  it('keeps a refusal in any form, and is refused where the form is unclear', () => {
    const file = readFileOf(
      'customer',
      'メール,配信可否,電話NG\na@x.example,不可,\nb@x.example,可,○\nc@x.example,要確認,',
    );
    expect(file.rows.map(({ record }) => [record.noMail, record.noCall])).toEqual([
      [true, undefined],
      [false, true],
    ]);
    expect(file.refusals).toMatchObject([{ line: 4, code: 'unreadableFlag' }]);
  });

  it('has every field of the model', () => {
    const [record] = recordsOf(
      'customer',
      [
        'メール,姓,名,フリガナ,部署・役職,直通,携帯,代表,会社名,得意先コード,拠点,地域,業種,従業員数,タグ,Q1 予算,流入経路,初回接点日,最終接点日,最終取引日,契約満了月,再開予定日,決算月,営業担当,担当者メール,前担当,電話NG,メールNG,希望連絡方法,同意の根拠,同意日,証跡,申告者,計測の同意,言語,国,時間帯,顧客ID,退職,最後の会話',
        'a@x.example,髙﨑,𠮷之,ﾀｶｻｷ ﾖｼﾕｷ,営業部 部長,03-1111-2222,090-1111-2222,03-1111-0000,甲社,C1,東京支店,関東,メーカー,50名,"展示会,A",100万円,展示会,2020/1/2,2023/4/5,2022/3/4,2027年3月,2027/1/5,3月,田中,t@y.example,佐藤,×,×,電話,名刺,2020/1/2,名刺画像,田中,同意,日本語,日本,Asia/Tokyo,X9,×,また来年',
      ].join('\n'),
    );
    expect(customerRecordSchema.parse(record)).toEqual(record);
    expect(Object.keys(record ?? {}).toSorted()).toEqual(Object.keys(customerRecordSchema.shape).toSorted());
    expect(record).toMatchObject({
      fullName: '髙﨑 𠮷之',
      kana: 'タカサキ ヨシユキ',
      department: '営業部',
      title: '部長',
      contractEndsOn: '2027-03-31',
      tags: ['展示会', 'A'],
      industry: '製造業',
      retired: false,
    });
  });
});

describe('an account', () => {
  it('has every field of the model', () => {
    const [record] = recordsOf(
      'account',
      '会社名,得意先コード,親会社,拠点,業種,従業員数,売上高（百万円）,地域,国,URL,取引区分,契約満了日,決算月,営業担当,クレーム,除外,除外理由\n甲社 御中,C1,親社,本社,製造業,"1,000人以上","1,200",関東,日本,https://www.koh.example/about,得意先,2027/3/31,3,田中,対応中,×,なし',
    );
    expect(accountRecordSchema.parse(record)).toEqual(record);
    expect(Object.keys(record ?? {}).toSorted()).toEqual(Object.keys(accountRecordSchema.shape).toSorted());
    expect(record).toMatchObject({
      name: '甲社',
      revenue: 1.2e9,
      domain: 'koh.example',
      relation: 'customer',
      openComplaint: true,
    });
  });
});

describe('a deal', () => {
  it('is refused without account, with an unknown stage, an impossible date or an unreadable amount', () => {
    const file = readFileOf(
      'deal',
      '案件ID,会社名,ステージ,受注日,金額\n1,,受注,,\n2,甲社,内々定,,\n3,甲社,受注,2025/2/30,\n4,甲社,受注,,高い\n5,甲社,受注,2025/2/28,"1,200"\n6,甲社,,,\n,甲社,受注,,',
    );
    expect(file.refusals.map(({ line, code }) => [line, code])).toEqual([
      [2, 'noAccount'],
      [3, 'unknownStage'],
      [4, 'impossibleDate'],
      [5, 'unreadableAmount'],
      [7, 'missing'],
      [8, 'missing'],
    ]);
    const [record] = file.rows.map((row) => row.record);
    expect(dealRecordSchema.parse(record)).toEqual(record);
    expect(file.refusals.map((refusal) => refusalMessage(refusal, 'ja'))[1]).toContain('受注・失注・商談中');
  });

  it('knows the own stage names of a CRM', () => {
    const records = recordsOf('deal', '案件ID,会社名,ステージ\n2,甲社,内々定', { stages: { 内々定: 'won' } });
    expect(records).toMatchObject([{ stage: 'won', stageLabel: '内々定' }]);
  });

  it('may be a sale of a sales ledger, without stage and number', () => {
    const text = '得意先コード,売上日,商品名,金額（千円）\nC1,2024/3/1,A,120\nC1,2024/3/1,B,120';
    const records = recordsOf('deal', text);
    expect(records).toMatchObject([
      { accountCode: 'C1', stage: 'won', closedOn: '2024-03-01', amount: 120_000 },
      { dealId: 'C1/2024-03-01/B/120000' },
    ]);
    expect(recordsOf('deal', text)).toEqual(records);
  });

  it('is dated in the order its column shows', () => {
    const records = recordsOf(
      'deal',
      'deal id,company,stage,close date\n1,A,Won,3/4/2025\n2,A,Won,25/4/2025',
    );
    expect(records.map(({ closedOn }) => closedOn)).toEqual(['2025-04-03', '2025-04-25']);
  });
});

describe('the other kinds', () => {
  it('owner: who is gone names a successor', () => {
    const records = recordsOf(
      'owner',
      '担当者,メール,上長,在籍,後任,予約ページ\n田中,t@y.example,鈴木,退職,佐藤,https://cal.example/t\n田中,t@y.example,鈴木,退職,山本,',
    );
    expect(records).toEqual([
      { name: '田中', email: 't@y.example', managerName: '鈴木', retired: true, successorName: '山本' },
    ]);
  });

  it('inquiry: every message counts, equal rows once', () => {
    const records = recordsOf(
      'inquiry',
      'メール,氏名,会社名,種別,内容,受付日時\na@x.example,山田 太郎,甲社,お見積,早く,2026/11/20 17:40\na@x.example,山田 太郎,甲社,お見積,早く,2026/11/20 17:40\na@x.example,,,,もう一度,2026/11/20 17:50',
    );
    expect(records).toEqual([
      {
        email: 'a@x.example',
        fullName: '山田 太郎',
        accountName: '甲社',
        kind: 'quote',
        message: '早く',
        receivedAt: '2026-11-20T17:40:00',
      },
      { email: 'a@x.example', kind: 'other', message: 'もう一度', receivedAt: '2026-11-20T17:50:00' },
    ]);
  });

  it('opt-out: nobody who refused is lost to a slip of the pen', () => {
    const file = readFileOf(
      'optOut',
      '配信停止一覧\nアドレス,停止日,理由\na＠x.example,2025/2/30,不要\n"b@x.example, c@x.example",2025/3/1,',
    );
    expect(file.rows).toEqual([
      { line: 3, record: { email: 'a@x.example', note: '不要' } },
      { line: 4, record: { email: 'b@x.example', refusedOn: '2025-03-01' } },
      { line: 4, record: { email: 'c@x.example', refusedOn: '2025-03-01' } },
    ]);
    expect(file.counts).toMatchObject({ read: 2, taken: 2, refused: 0 });
  });

  it('opt-out: a bare list of addresses needs no header', () => {
    const file = readFileOf('optOut', 'a@x.example\nb@x.example\n');
    expect(file.format.headerLine).toBe(0);
    expect(file.rows.map(({ line, record }) => [line, record.email])).toEqual([
      [1, 'a@x.example'],
      [2, 'b@x.example'],
    ]);
  });

  it('a refused file says what to do', () => {
    expect(fileRefusalMessage({ code: 'unknownEncoding' }, 'ja')).toContain(
      'Excel で『CSV UTF-8（コンマ区切り）』として保存し直してください',
    );
    expect(fileRefusalMessage({ code: 'wrongKind', asked: 'customer', looksLike: 'deal' }, 'ja')).toContain(
      '「案件・取引」のようです',
    );
  });
});

describe('the sheet of sales', () => {
  const title = '受付番号,結果,再開予定日,連絡日';

  it.each([
    '受注見込み',
    '受注予定',
    '商談化せず',
    '商談化しなかった',
    '失注の可能性',
    '他社と比較中',
    'won?',
  ])('does not count %s as what happened', (outcome) => {
    const file = readFileOf('feedback', `${title}\nABC234,${outcome},,`);

    expect(file.rows).toEqual([]);
    expect(file.refusals).toMatchObject([{ line: 2, code: 'unknownOutcome' }]);
  });

  it.each([
    '受注',
    '商談化しました',
    '今後連絡しないでほしい',
    '手が回らない',
    '他社に決定',
    '応答なし（3回）',
  ])('still reads %s', (outcome) => {
    expect(readFileOf('feedback', `${title}\nABC234,${outcome},,`).refusals).toEqual([]);
  });

  it('names rows that are the same by their code, and says nothing of cells of a refused row', () => {
    const file = readFileOf('feedback', `${title}\nABC234,不在,,\nABC234,不在,,\n0000OO,不在,,来週`);

    expect(file.warnings).toMatchObject([{ line: 2, code: 'sameKey', value: 'ABC234' }]);
    expect(file.refusals.map((refusal) => refusalMessage(refusal, 'ja'))).toEqual([
      '4行目『受付番号』の値『0000OO』は受付番号として読めません。引き渡しのメールの末尾にある6文字に直して、この行だけ再取込してください。',
    ]);
  });

  it('refuses to resume on a day gone by', () => {
    const text = `${title}\nABC234,早い,2020/4/1,\nABC235,早い,2027/4/1,`;
    const file = readFileOf('feedback', text, { today: '2026-11-30' });

    expect(file).toMatchObject({
      rows: [{ line: 3 }],
      refusals: [{ line: 2, column: '再開予定日', value: '2020/4/1', code: 'pastDay' }],
      counts: { read: 2, taken: 1, refused: 1 },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { placeholdersIn } from '../../../domain/mail/find-placeholders.ts';

const certainly = (words: string): readonly string[] =>
  placeholdersIn(words).flatMap(({ found, isCertain }) => (isCertain ? [found] : []));

describe('a placeholder', () => {
  it.each([
    ['*|FNAME|* 様', '*|LIST:COMPANY|*', '<%= name %>', '{!Contact.FirstName}', '${name}様', '#{name}様'],
    ['%%姓%% 様', '%%FNAME%%', '%NAME%様', '%recipient.name%', '%会社名%'],
    [
      '[[name]]様',
      '[[会社名]]',
      '<<姓>>様',
      '＜＜姓＞＞様',
      '((name))',
      '{名前}様',
      '｛名前｝様',
      '{first name}',
    ],
    [
      '{FIRST_NAME}',
      '{contact.firstname}',
      '#name#様',
      '##name##',
      '@name@様',
      '__name__様',
      '$氏名$',
      '::name::',
    ],
    ['｛｛ customer.name ｝｝様', '{ { customer.name } }様', '{customer.name}}様'],
  ])('of another tool, or of ours with wide or missing braces: %s', (...lines) => {
    for (const line of lines)
      expect([line, placeholdersIn(line)]).toMatchObject([line, [{ kind: 'field', isCertain: true }]]);
  });

  it.each([
    [
      '[名前]様',
      '［会社名］御中',
      '＜氏名＞様',
      '（お客様名）様',
      '「会社名」御中',
      '会社名 御中',
      '氏名 様',
      'お名前様',
    ],
    ['○○様', '●●様', 'XXX様', '***様', '＊＊様', '××様', '〇様', '〇〇株式会社 御中', '株式会社△△'],
    ['Dear ____,', 'Dear [Name],', 'Hi XXX,', 'Hello <first name>,'],
  ])('that nobody filled: %s', (...lines) => {
    for (const line of lines)
      expect([line, placeholdersIn(line)]).toMatchObject([line, [{ kind: 'gap', isCertain: true }]]);
  });

  it.each([
    '〇〇でお困りではありませんか',
    '20XX年',
    '[First Name]',
    '[会社名]の皆様',
    'TODO: price',
    '【要修正】',
    'ここに本文を入れる',
    'Insert link here',
    '〇〇様の声',
    '○○社様からのお声',
    '〇〇様邸の施工例',
    'GET /v1/customers/{customer_id}/orders',
  ])('is perhaps %s', (line) => {
    expect(placeholdersIn(line)).not.toEqual([]);
    expect(certainly(line)).toEqual([]);
  });

  it.each([
    [
      '{{ customer.name }}様',
      '{% if industry != "" %}{{ industry }}{% endif %}',
      '[読む](https://a.example/%E3%81%82%NAME%)',
    ],
    [
      '【日時】11月25日 【会場】オンライン',
      '■■ご案内■■',
      '●●● お知らせ ●●●',
      '二〇〇〇年',
      '一〇〇名様限定',
      '2026年〇月',
    ],
    ['お客様各位', 'ご担当者様', '株式会社みどり 御中', '山田様', '5名様', '3社様の事例', 'おひとり様'],
    [
      '在庫を30%〜50%削減',
      '100%満足 50%OFF',
      'C#とF#',
      '#在庫管理 #DX',
      '$1,000〜$2,000',
      'XXL',
      '型番 XX-100',
    ],
    [
      'a@example.jp と b@example.jp',
      '----------',
      '*****',
      '○×クイズ',
      '≪お知らせ≫',
      '＜＜ご案内＞＞',
      '＜重要＞',
      '[PDF]',
      '[NEW]',
    ],
    [
      'お名前（会社名）をご返信ください',
      '【お名前】',
      '社名変更のお知らせ',
      '名前の由来',
      '以前様々な',
      'こちらにご記入ください',
    ],
    [
      '●株式会社みどりの導入事例',
      '○ 株式会社みどり様',
      '株式会社MAXX様',
      'MAXX株式会社',
      '株式会社XXLジャパン',
    ],
    ['二〇〇社様に導入', 'Hello (again)!', 'Hey ... long time no see', 'Hello XXL fans'],
    ['%APPDATA% を開く', '[Add to calendar](https://midori.example/c)', '氏名様式の変更'],
  ])('is none: %s', (...lines) => {
    for (const line of lines) expect([line, placeholdersIn(line)]).toEqual([line, []]);
  });

  it('is told once, with its line', () => {
    expect(placeholdersIn('a\n○○様\n○○様')).toEqual([
      { kind: 'gap', found: '○○様', line: 2, isCertain: true },
    ]);
  });
});

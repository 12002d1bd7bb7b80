import { describe, expect, it } from 'vitest';
import { checkOwnText } from '../../templates/mails/own-text.ts';

const problemsOf = (body: string, subject = 'ご案内'): string => {
  const check = checkOwnText({ subject, body }, 'ja');
  return check.ok ? '' : check.problems.map(({ ja, en }) => `${ja} ${en}`).join('\n');
};

describe('what is left in a letter', () => {
  const warningsOf = (body: string, locale: 'ja' | 'en' = 'ja'): string =>
    checkOwnText({ subject: 'a', body: `${body}\n\n[a]({{ asset.url }})` }, locale)
      .warnings.map(({ ja, en }) => `${ja} ${en}`)
      .join('\n');

  it.each([
    ['*|FNAME|* 様', '{{ customer.name }}'],
    ['[会社名] 御中', '{{ account.name }}'],
    ['%%役職%%', '{{ customer.title }}'],
    ['｛｛ owner.name ｝｝', '{{ owner.name }}'],
    ['株式会社〇〇 御中', '{{ account.name }}'],
    ['一行目\n○○様', '2行目'],
  ])('is refused where nobody could read it, with our field: %s', (body, said) => {
    expect(problemsOf(body)).toContain(said);
    expect(problemsOf('a', body)).toContain('件名');
  });

  it.each([
    ['〇〇でお困りではありませんか', '〇〇'],
    ['【要修正】価格', '要修正'],
    ['添付の資料をご覧ください', '添付されません'],
    ['Please find the brochure attached.', 'no attachments'],
    ['**大切**なお知らせ', 'そのまま表示'],
    ['山田様\n本文', '全員に'],
    ['株式会社みどり 御中\n本文', '全員に'],
    ['Dear Mr. Smith,\nhello', 'Everybody'],
    ['{{ customer.name }}ご担当者様', 'ご担当者様'],
    ['{{ account.name }} {{ customer.name }}\n本文', '敬称がありません'],
    ['詳しくは www.midori.example まで', 'https://'],
    ['https://midori.example/資料 をどうぞ', 'ひとつのアドレス'],
    ['https://midori.example/お知らせ/2026 をどうぞ', '後の「お知らせ/2026」はアドレスに入りません'],
    ['https://お名前.example/ へ', 'アドレスに入りません'],
  ])('is asked about where it may be meant: %s', (body, said) => {
    expect(problemsOf(body)).toBe('');
    expect(warningsOf(body)).toContain(said);
  });

  it.each([
    'お客様各位',
    '{{ account.name }}\n{{ customer.name }}様',
    '添付ファイルはありません',
    '2 * 3 * 4 = 24',
    'https://midori.example/a をご覧ください',
    'https://midori.example/aをご覧ください',
    'https://midori.example/をご覧ください',
    '【日時】11月25日',
    '先着50社様',
    'お子様',
    'Dear Business Partner,',
    'Hi Folks,',
  ])('is not seen in %s', (body) => {
    expect(problemsOf(body)).toBe('');
    expect(warningsOf(body)).toBe('');
  });

  it('greets in English by the name alone', () => {
    for (const line of [
      'Dear {{ customer.name }},',
      '{{ customer.name }}',
      'Dear Sir or Madam,',
      'Hi there,',
    ])
      expect(warningsOf(line, 'en')).toBe('');
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailLibrary } from '../../../contract/mail-library.ts';
import { spamWordsIn } from '../../../domain/mail/find-spam-words.ts';
import { spamWords } from '../../../domain/mail/spam-words.ts';
import { linksIn } from '../../../domain/mail/text-links.ts';

const found = (body: string, locale: 'ja' | 'en' = 'ja', subject = '在庫のご案内') =>
  spamWordsIn({ subject, body }, locale).map(
    (each) => `${each.weight} ${each.part} ${each.line} ${each.found}`,
  );

describe('words that filters count', () => {
  it.each([
    ['ja', 'こんにちは。\n今すぐクリックしてください', ['strong body 2 今すぐクリック']],
    ['ja', '今なら限定です', ['weak body 1 今なら限定']],
    ['ja', '絶対に儲かります', ['strong body 1 絶対に儲']],
    ['ja', '資料は無料です', ['weak body 1 無料']],
    ['ja', 'ぜひどうぞ！！', ['weak body 1 ！！']],
    ['en', 'Hello.\nClick here to act now', ['strong body 2 act now', 'strong body 2 Click here']],
    ['en', 'It is free!!', ['weak body 1 free', 'weak body 1 !!']],
    ['en', 'A PDF and a FAQ', []],
    ['en', 'PLEASE READ this', ['weak body 1 PLEASE READ']],
  ] as const)('%s: %j', (locale, body, expected) => {
    expect(found(body, locale).toSorted()).toEqual([...expected].toSorted());
  });

  it('weigh in a subject that feigns an answer or shouts', () => {
    expect(found('本文', 'ja', 'Re: お見積の件')).toEqual(['strong subject 1 Re:']);
    expect(found('本文', 'ja', '【重要】ご確認ください')).toEqual(['strong subject 1 【重要】']);
    expect(found('text', 'en', 'News for you!')).toEqual(['weak subject 1 !']);
  });

  it.each([
    '無料通話 0120-000-000 までお電話ください。',
    '必ずしもそうとは限りません。',
    'https://example.co.jp/free/act-now をご覧ください。',
    '{{ asset.url }} {% if customer.free %}資料{% endif %}をお送りします。',
    'ご不明な点は、このままご返信ください。',
  ])('are not in %j', (body) => {
    expect(found(body)).toEqual([]);
  });

  it.each(
    mailLibrary.flatMap(({ id, text }) =>
      (['ja', 'en'] as const).map((locale) => [id, locale, text[locale]] as const),
    ),
  )('are not in the mail %s of the library (%s)', (_id, locale, text) => {
    expect(spamWordsIn(text, locale).filter(({ weight }) => weight === 'strong')).toEqual([]);
  });

  it('each have a better one in both languages, and forbid nothing that they propose', () => {
    for (const { instead } of spamWords) {
      expect(instead.ja).not.toBe('');
      expect(instead.en).not.toBe('');
    }
  });

  it('are read from anything without a fault', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('ja' as const, 'en' as const),
        (body, locale) => {
          spamWordsIn({ subject: body, body }, locale);
          linksIn(body);
        },
      ),
    );
  });
});

describe('links of a letter', () => {
  it('are those that it writes itself, each once, with its line', () => {
    const body =
      '[事例](https://a.co.jp/case?x=1)\nhttps://a.co.jp/case?x=1 と https://b.co.jp/。\n[{{ asset.title }}]({{ asset.url }})\n![絵](https://a.co.jp/i.png)';
    expect(linksIn(body)).toEqual([
      { url: 'https://a.co.jp/case?x=1', line: 1 },
      { url: 'https://b.co.jp/', line: 2 },
      { url: 'https://a.co.jp/i.png', line: 4 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import { shippedLetters } from '../../templates/mails/nurture-text.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { aNurtureView, locales } from './builders.ts';
import { expectSoundMail } from './html-checks.ts';

const problemsOf = (body: string, subject = 'ご案内'): string => {
  const check = checkOwnText({ subject, body }, 'ja');
  return check.ok ? '' : check.problems.map(({ ja, en }) => `${ja} ${en}`).join('\n');
};

describe('checking a letter of their own', () => {
  it('passes every shipped letter', () => {
    for (const locale of locales)
      for (const letter of Object.values(shippedLetters))
        expect(checkOwnText(letter[locale], locale)).toMatchObject({ ok: true });
  });

  it.each([
    ['{{ customer.nam }}', 'customer.nam'],
    ['{{ secret }}', 'secret'],
    ['a\n{% if x %}', '2'],
    ['a\n{{ topic | nofilter }}', '2行目'],
    ['{% include "a" %}', 'include'],
    ['休眠のお客様へ', '休眠'],
    ['a DORMANT lead', 'dormant'],
    ['ホットなご案内', 'ホット'],
    ['ｽｺｱ', 'スコア'],
    ['掘起こし', '掘り起こし'],
    ['[a](javascript:alert(1))', 'javascript'],
    ['[a]( data:text/html,x )', 'data:'],
    ['<a href="vbscript:x">a</a>', 'vbscript'],
    ['see http://plain.example', 'http://plain.example'],
    ['<b>bold</b>', 'HTML'],
    ['', '本文'],
    ['{% for i in (1..1000000000) %}x{% endfor %}', '本文'],
  ])('refuses %j', (body, said) => {
    expect(problemsOf(body)).toContain(said);
  });

  it('asks for a subject', () => {
    expect(problemsOf('a', ' ')).toContain('件名');
  });

  it('lets pass what only looks forbidden', () => {
    expect(
      problemsOf(
        'ホットラインまで。 {% assign x = topic %}{{ x }} [tel](tel:0312345678) {{ asset.points[0] }}',
      ),
    ).toBe('');
  });

  it.each([
    ['{{ account.name }} 御中', 1],
    ['{{ customer.department }}{{ customer.title }}様', 1],
    ['{% if customer.title != "" %}{{ customer.title }}様{% endif %}', 0],
    ['{{ customer.department }} {{ customer.title }} {{ customer.name }}様', 0],
  ])('warns of an honorific behind what is not known of everybody: %s', (line, warnings) => {
    const body = `${line}\n\n[{{ asset.title }}]({{ asset.url }})`;

    expect(checkOwnText({ subject: '件名', body }, 'ja').warnings).toHaveLength(warnings);
  });

  it('leaves no honorific on a line of its own where what it stands behind is not known', () => {
    const view = aNurtureView('ja');
    const ownText = { subject: '件名', body: '{{ account.name }} 御中\n{{ customer.title }}様\n本文です。' };

    const unknown = renderNurtureMail({
      ...view,
      customer: { ...view.customer, accountName: undefined, title: undefined },
      ownText,
    });
    const known = renderNurtureMail({ ...view, ownText });

    expect(unknown.text).toMatch(/^本文です。/);
    expect(known.text).toMatch(/^.+ 御中\n.+様\n本文です。/);
  });

  it('warns of a long subject', () => {
    const check = checkOwnText({ subject: '長'.repeat(29), body: '{{ asset.url }}' }, 'ja');

    expect(check).toMatchObject({ ok: true, warnings: [{ ja: expect.stringContaining('29文字') }] });
  });

  it.each([
    ['nothing to press', 'お読みください。', 1],
    ['an address that nobody counts', '[詳しく](https://midori.example)', 1],
    ['the document', '[読む]({{asset.url}})', 0],
    ['the form', '[相談する]({{ consultation.url }})', 0],
  ])('warns where readers show no interest: %s', (_, body, warnings) => {
    expect(checkOwnText({ subject: '件名', body }, 'ja')).toMatchObject({ ok: true });
    expect(checkOwnText({ subject: '件名', body }, 'ja').warnings).toHaveLength(warnings);
  });
});

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
    ['[見る](https://www.example.com/a)', '見本のアドレス'],
    ['https://midori.example/資料 をどうぞ', 'ひとつのアドレス'],
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
    '【日時】11月25日',
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

describe('a field that may be empty', () => {
  const checkOf = (line: string, subject = 'ご案内', locale: 'ja' | 'en' = 'ja') =>
    checkOwnText({ subject, body: `${line}\n\n[a]({{ asset.url }})` }, locale);

  it.each([
    ['{{ industry }}のお客様へ', '（「のお客様へ」と読まれます）'],
    ['【{{ industry }}】の事例', '（「【】の事例」と読まれます）'],
    ['{{ owner.department }}の{{ owner.name }}です', '「の株式会社みどりシステムです」'],
    ['{{ account.name }}、{{ customer.name }}様', '「、ご担当者様」'],
  ])('is asked about where something leans on it: %s', (line, said) => {
    expect(
      checkOf(line)
        .warnings.map(({ ja }) => ja)
        .join(''),
    ).toContain(said);
    expect(
      checkOf('a', line)
        .warnings.map(({ ja }) => ja)
        .join(''),
    ).toContain(said);
  });

  it.each([
    '{% if industry != "" %}{{ industry }}の{% endif %}お客様へ',
    '{{ industry | default: "製造業" }}のお客様へ',
    '{{ account.name }}\n{{ customer.department }} {{ customer.title }} {{ customer.name }}様',
    '{{ owner.department }} {{ owner.name }}',
  ])('may stand by itself, or behind a test: %s', (line) => {
    expect(checkOf(line)).toEqual({ ok: true, problems: [], warnings: [] });
  });

  it('leaves no preposition alone in English', () => {
    expect(checkOf('Greetings to all at {{ account.name }}', 'News', 'en').warnings).toHaveLength(1);
    expect(checkOf('{{ account.name }}\n\nDear {{ customer.name }},', 'News', 'en').warnings).toEqual([]);
  });

  it.each(['{{ industry }}', '「{{ account.name }}」', '\u200B'])(
    'is no subject by itself: %j',
    (subject) => {
      expect(checkOf('a', subject)).toMatchObject({
        ok: false,
        problems: [{ ja: expect.stringContaining('件名が空') }],
      });
    },
  );

  it('is refused where the mail offers nothing that fills it', () => {
    const body = '{{ asset.pages }}ページの「{{ asset.title }}」\n{{ asset.details }}\n[a]({{ asset.url }})';
    const guarded = `{% if asset.title != "" %}${body}{% endif %}\n{{ topic }}`;
    const webinar = { kind: 'webinar', title: '在庫の会', points: [] } as const;
    const problems = (text: string, offer: Parameters<typeof checkOwnText>[2]) =>
      checkOwnText({ subject: 'a', body: text }, 'ja', offer).problems.map(({ ja }) => ja);

    expect(problems(body, 'open')).toEqual([]);
    expect(problems(body, 'none')).toMatchObject([
      expect.stringContaining('資料が選ばれていないので、{{ asset.pages }}'),
      expect.stringContaining('{{ asset.title }}'),
    ]);
    expect(problems(guarded, 'none')).toEqual([]);
    expect(problems(body, webinar)).toMatchObject([
      expect.stringContaining('「在庫の会」には asset.pages がない'),
    ]);
  });

  it('leaves no bullet, quotation or empty button behind', () => {
    const view = aNurtureView('ja', {
      template: 'nurture-custom',
      ownText: {
        subject: 'a',
        body: '・{{ asset.points[0] }}\n> {{ asset.figure }}\n[{{ asset.title }}]({{ asset.url }})\n終わり',
      },
    });
    const { text } = renderNurtureMail({ ...view, asset: undefined });
    expect(text.slice(0, text.indexOf('終わり'))).toBe(`${view.urls.asset}\n`);
  });
});

describe('a link in a letter', () => {
  it.each([
    '[見る]（https://midori.example）',
    '［見る］(https://midori.example)',
    '[見る](https://midori.example',
    '[見る] (https://midori.example)',
    '[見る](https://midori.example/a b)',
    '[見る](https://midori.example/a_(b))',
    '[](https://midori.example)',
    '[見る]({{ asset.url }',
    'https:// をどうぞ',
  ])('is refused where it would be read as it was typed: %s', (body) => {
    expect(problemsOf(body)).toMatch(/はリンクになりません|書き方を直して/);
  });

  it.each([
    ['[a](mailto:)', 'メールアドレス'],
    ['[a](mailto:info)', 'メールアドレス'],
    ['[a](tel:)', '電話番号'],
    ['[a](tel:お電話)', '電話番号'],
    ['[a](https://fileserver/docs/a.pdf)', '社内から'],
    ['[a](https://192.168.1.10/a.pdf)', '社内から'],
    ['https://intra.midori.local/a', '社内から'],
    ['[a](https://)', 'リンク'],
  ])('is refused where nobody outside could follow it: %s', (body, said) => {
    expect(problemsOf(body)).toContain(said);
  });

  it.each([
    '[a](mailto:info@midori.example)',
    '[a](tel:03-1234-5678)',
    '[a](tel:+81312345678)',
    '[a](https://midori.example/a?b=c&d=%E3%81%82#e)',
    '[{{ asset.title }}]({{ asset.url }})',
    '[a](https://midori.example/?c={{ customer.name }})',
    'a [b](https://midori.example) c [d]({{asset.url}}) e',
  ])('may be %s', (body) => {
    expect(problemsOf(body)).toBe('');
  });
});

describe('an address that stands bare', () => {
  const hrefsOf = (body: string): readonly string[] => {
    const view = aNurtureView('ja', { template: 'nurture-custom', ownText: { subject: 'a', body } });
    return [...renderNurtureMail(view).html.matchAll(/href="([^"]*midori[^"]*)"/g)].map(
      ([, href = '']) => href,
    );
  };

  it.each([
    ['See https://midori.example/a.', 'https://midori.example/a'],
    ['(https://midori.example/a), then', 'https://midori.example/a'],
    ['https://midori.example/aをご覧ください', 'https://midori.example/a'],
    ['資料：https://midori.example/a・動画', 'https://midori.example/a'],
    ['詳細はhttps://midori.example/a?b=1，または', 'https://midori.example/a?b=1'],
    ['https://midori.example/a!', 'https://midori.example/a'],
    ['“https://midori.example/a”', 'https://midori.example/a'],
    ['https://midori.example/資料.pdf', 'https://midori.example/資料.pdf'],
  ])('ends where the sentence goes on: %s', (body, href) => {
    expect(hrefsOf(body)).toEqual([href]);
  });
});

describe('a picture in a letter', () => {
  it.each([
    ['![](https://example.jp/a.png)', '説明がありません'],
    ['![工場](http://example.jp/a.png)', 'https://'],
    ['![工場](https://example.jp/{{ customer.name }}.png)', '差し込み'],
    ['ご覧ください ![工場](https://example.jp/a.png)', '1行'],
  ])('is refused as %j', (body, said) => {
    expect(problemsOf(body)).toContain(said);
  });

  it('shows by itself, and says what it shows to those who see none', () => {
    const body = 'ご案内です。\n![新工場 <外観>](https://example.jp/a.png?x=1&y=2)\n{{ asset.url }}';
    expect(problemsOf(body)).toBe('');
    const mail = renderNurtureMail(
      aNurtureView('ja', { template: 'nurture-custom', ownText: { subject: 'ご案内', body } }),
    );
    expectSoundMail(mail, 'ja');
    expect(mail.html).toContain('<img src="https://example.jp/a.png?x=1&amp;y=2" alt="新工場 &lt;外観&gt;"');
    expect(mail.text).toContain('［画像: 新工場 <外観>］');
  });

  it('never comes out of data', () => {
    const { html } = renderNurtureMail(
      aNurtureView('ja', {
        template: 'nurture-custom',
        ownText: { subject: 'ご案内', body: '{{ account.name }}' },
        customer: { accountName: '![x](https://evil.example/a.png)' },
      }),
    );
    expect(html).not.toContain('<img');
  });
});

describe('what stands behind the subject in a list of mails', () => {
  const withPreheader = (preheader: string | undefined) =>
    renderNurtureMail(
      aNurtureView('ja', {
        template: 'nurture-custom',
        ownText: { subject: 'ご案内', preheader, body: '{{ asset.url }}' },
      }),
    );

  it('comes first, unseen in the letter and in no text part', () => {
    const mail = withPreheader('{{ topic }}を5分で <読む>');
    expectSoundMail(mail, 'ja');
    expect(mail.html).toMatch(/<body[^>]*>\s*<div style="display:none[^"]*">[^<]*を5分で &lt;読む&gt;/);
    expect(mail.text).not.toContain('5分で');
    expect(withPreheader(undefined).html).not.toContain('<div');
  });

  it('is checked as the subject is', () => {
    const check = checkOwnText({ subject: 'ご案内', preheader: '休眠の{{ secret }}', body: 'a' }, 'ja');
    const said = check.ok ? '' : check.problems.map(({ ja }) => ja).join('');
    expect(said).toContain('件名の続きの差し込み項目「secret」');
    expect(said).toContain('件名の続きの「休眠」');
  });
});

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
    ['ホットリードのみなさま', 'ホット'],
    ['ｽｺｱ', 'スコア'],
    ['関心スコアが上がった方へ', 'スコア'],
    ['your score is high', 'score'],
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
    for (const sold of [
      '休眠預金',
      'ホットランナー',
      'スコアボード',
      '信用スコアの見方',
      'a credit score',
      'a scorecard',
    ])
      expect(problemsOf(`${sold}のご案内`)).toBe('');
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

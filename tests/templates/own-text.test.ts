import { describe, expect, it } from 'vitest';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import { shippedLetters } from '../../templates/mails/nurture-text.ts';
import { locales } from './builders.ts';

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

  it('warns of a long subject', () => {
    const check = checkOwnText({ subject: '長'.repeat(29), body: '{{ asset.url }}' }, 'ja');

    expect(check).toMatchObject({ ok: true, warnings: [{ ja: expect.stringContaining('29文字') }] });
  });

  it.each([
    ['nothing to press', 'お読みください。', 1],
    ['an address that nobody counts', '[詳しく](https://example.jp)', 1],
    ['the document', '[読む]({{asset.url}})', 0],
    ['the form', '[相談する]({{ consultation.url }})', 0],
  ])('warns where readers show no interest: %s', (_, body, warnings) => {
    expect(checkOwnText({ subject: '件名', body }, 'ja')).toMatchObject({ ok: true });
    expect(checkOwnText({ subject: '件名', body }, 'ja').warnings).toHaveLength(warnings);
  });
});

import { describe, expect, it } from 'vitest';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { aNurtureView } from './builders.ts';

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

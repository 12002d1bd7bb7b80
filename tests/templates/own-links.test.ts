import { describe, expect, it } from 'vitest';
import { checkOwnText } from '../../templates/mails/own-text.ts';
import { renderNurtureMail } from '../../templates/mails/nurture-mail.ts';
import { aNurtureView } from './builders.ts';

const problemsOf = (body: string, subject = 'ご案内'): string => {
  const check = checkOwnText({ subject, body }, 'ja');
  return check.ok ? '' : check.problems.map(({ ja, en }) => `${ja} ${en}`).join('\n');
};

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
    ['[a](https://169.254.169.254/latest)', '社内から'],
    ['[a](https://)', 'リンク'],
  ])('is refused where nobody outside could follow it: %s', (body, said) => {
    expect(problemsOf(body)).toContain(said);
  });

  it.each([
    '[a](mailto:info@midori.example)',
    '[a](tel:03-1234-5678)',
    '[a](tel:+81312345678)',
    '[a](tel:+12125550100;ext=12)',
    '<https://midori.example/a>',
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

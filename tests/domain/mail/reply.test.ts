import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMime } from '../../../platform/mime.ts';
import { withoutQuote } from '../../../domain/mail/own-words.ts';
import { readReply } from '../../../domain/mail/reply.ts';

const human = (text: string, subject = 'Re: ご案内') => readReply({ headers: {}, subject, text });

describe('a reply', () => {
  it('is told from the attribution that Gmail breaks over two lines', () => {
    const text = [
      '来週お電話ください。',
      '',
      '2026年11月24日(火) 10:17 伊藤 由美（株式会社みらい在庫） <',
      'r-abc.def.0123456789abcdef@reply.example.co.jp>:',
      '> ご無沙汰しております。',
    ].join('\n');

    expect(human(text)).toMatchObject({ kind: 'human', refuses: false, text: '来週お電話ください。' });
  });

  it.each([
    '今後のご案内は不要です。',
    '配信停止をお願いします。',
    '配信を停止してください',
    'メールは不要です。',
    '今後、ご連絡はお控えください。今後は送らないでください。',
    'リストから削除してください。',
    'Please unsubscribe me.',
    'STOP',
    'stop.',
    'Please remove me from your list.',
    "Don't email me again",
    'Stop sending these, please',
    'No more emails please',
    'ご案内は結構です。',
    'もう結構です。',
    '今後のご案内は結構です。',
    'Please take us off your list.',
    'Please do not contact us.',
    "Don't send me any more of these",
  ])('refuses with %j', (text) => {
    expect(human(text)).toMatchObject({ kind: 'human', refuses: true });
  });

  it.each([
    '今は不要ですが、来期にまたご連絡ください。',
    '資料は不要ですが、見積をください。',
    'ご連絡ありがとうございます。来週お電話ください。',
    '今後ともよろしくお願いいたします。',
    '生産ラインの停止が続いています。相談できますか。',
    'We could not stop the line; can you help?',
    'Interested. Do not hesitate to call.',
    'お見積はメールで結構です。お願いします。',
    '打合せは来週火曜14時以降で結構です。',
    'ご連絡は来週で結構です。',
    '資料はもう結構ですので、見積をください。',
    '案内はメールでも郵送でも結構です。',
    '生産ラインがstopしました。相談できますか。',
    'Could you take us through a demo next week?',
    'Please do not send paper; mail me a quote.',
    "I don't contact vendors often, but I want a quote.",
  ])('does not refuse with %j', (text) => {
    expect(human(text)).toMatchObject({ kind: 'human', refuses: false });
  });

  it.each([
    [{ 'auto-submitted': 'auto-replied' }, 'Re: x', 'header'],
    [{ precedence: 'bulk' }, 'Re: x', 'header'],
    [{ 'auto-submitted': 'auto-generated; type=notification' }, 'Re: x', 'header'],
    [{ 'x-autoreply': 'yes' }, 'Re: x', 'header'],
    [{ 'x-autorespond': 'yes' }, 'Re: x', 'header'],
    [{ 'x-autoresponse': 'yes' }, 'Re: x', 'header'],
    [{ 'list-id': '<news.example>' }, 'Re: x', 'header'],
    [{ 'content-type': 'multipart/report; report-type=delivery-status' }, 'x', 'returned'],
    [{ from: 'MAILER-DAEMON@mx.example' }, 'x', 'returned'],
    [{ 'return-path': '<>' }, 'x', 'returned'],
    [{}, '自動返信: ご案内の件', 'subject'],
    [{}, '【不在のお知らせ】山田', 'subject'],
    [{}, 'Automatic reply: Your mail', 'subject'],
    [{}, 'Out of Office Re: Your mail', 'subject'],
  ])('with %j and the subject %j is a machine’s', (headers, subject, because) => {
    expect(readReply({ headers, subject, text: '配信停止' })).toEqual({ kind: 'automatic', because });
  });

  it.each([
    ['Re: 夏季休業前の在庫見直しのご案内', '今後の送信は希望しません。配信停止してください。'],
    ['RE: RE: 自動配信システムのご紹介', '配信停止してください。'],
    ['夏季休業前の在庫見直しのご案内', '今後のメールは不要です。'],
    ['Re: ご案内', 'このメールは自動で送信されているのでしょうか。配信停止を希望します。'],
    ['Re: Before your vacation', 'Please unsubscribe me.'],
  ])('to our own %s that refuses is a refusal', (subject, text) => {
    const sent = { subject: '夏季休業前の在庫見直しのご案内', text: 'いつもお世話になっております。' };

    expect(readReply({ headers: {}, subject, text, sent })).toMatchObject({ kind: 'human', refuses: true });
    expect(readReply({ headers: {}, subject: `Re: ${subject}`, text })).toMatchObject({ refuses: true });
  });

  it.each([
    ['Re: 夏季休業前のご挨拶', 'ぜひ話を聞きたいです'],
    ['Re: ご案内', 'このメールは自動配信でしょうか？ 担当の方とお話ししたいです。'],
  ])('to %s that asks for something is a request', (subject, text) => {
    expect(readReply({ headers: {}, subject, text })).toMatchObject({ kind: 'human', refuses: false });
  });

  it.each([
    ['自動配信を停止してください', ''],
    ['Re: ご案内', '自動配信です、と書いてありますが、もう配信しないでください。'],
  ])('with the subject %s and “%s” may be a person’s refusal: somebody reads it', (subject, text) => {
    expect(readReply({ headers: {}, subject, text })).toMatchObject({ kind: 'human', doubt: 'refusal' });
  });

  it('with Auto-Submitted: no is a person’s', () => {
    expect(readReply({ headers: { 'auto-submitted': 'no' }, subject: 'Re', text: 'はい' }).kind).toBe(
      'human',
    );
  });
});

describe('what is quoted', () => {
  const footer = '配信停止はこちら unsubscribe';

  it.each([
    `お願いします。\n\nOn Tue, 6 Oct 2026 at 10:00, 佐藤 <s@x.example> wrote:\n> ${footer}`,
    `お願いします。\n\nOn Tue, 6 Oct 2026 at 10:00, 佐藤\n<s@x.example> wrote:\n> ${footer}`,
    `お願いします。\r\n\r\n2026年10月6日(火) 10:00 佐藤 誠 <s@x.example>:\r\n> ${footer}`,
    `お願いします。\n\n-----Original Message-----\nFrom: 佐藤\n${footer}`,
    `お願いします。\n________________________________\n差出人: 佐藤\n${footer}`,
    `お願いします。\n\n差出人: 佐藤 <s@x.example>\n送信日時: 2026年\n${footer}`,
    `お願いします。\n\n-- \n山田\n${footer}`,
    `> ご都合は?\nお願いします。\n> ${footer}`,
  ])('is not what was said: %j', (text) => {
    expect(withoutQuote(text)).toBe('お願いします。');
    expect(human(text)).toMatchObject({ refuses: false });
  });

  it('never makes a refusal of a plain answer, whatever was quoted below it', () => {
    const plain = fc.constantFrom(
      '来週お電話ください。',
      '見積をお願いします。',
      'Please call me.',
      '田中',
      '',
    );
    const quoted = fc.constantFrom('配信停止はこちら', 'Unsubscribe', '今後のご案内は不要です', 'STOP');
    const lines = fc.tuple(fc.array(plain, { minLength: 1 }), fc.array(quoted, { minLength: 1 }));
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), ([said, was], end) => {
        const text = [...said, ...was.map((line) => `> ${line}`)].join(end);

        expect(human(text)).toMatchObject({ kind: 'human', refuses: false, text: said.join('\n').trim() });
        expect(human([...said, '今後のご案内は不要です'].join(end))).toMatchObject({ refuses: true });
      }),
    );
  });

  it('is whole where a line only looks like the begin of a quote', () => {
    const text = 'On Monday we could talk.\nCall me then.\n見積 > 資料';

    expect(withoutQuote(text)).toBe(text);
  });

  it('is every line between the quoted ones, where somebody answers below', () => {
    expect(withoutQuote('> いつ?\n火曜に。\n> 何時?\n14時 > 15時\n')).toBe('火曜に。\n14時 > 15時');
  });

  it('is read, whatever is in it: nothing throws', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (text, subject) => void human(text, subject)));
  });
});

describe('a mail in HTML alone', () => {
  const words = async (html: string): Promise<string> =>
    (
      await readMime(
        Buffer.from(`From: a@b.example\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`),
      )
    ).text;

  it('is read without what is hidden, a picture that nobody sees among it', async () => {
    const hidden =
      '<img src="p" style="display:none"><div style="display: none">unsubscribe me<p>x</p></div>';
    expect((await words(`${hidden}<p>Call me.</p>`)).trim()).toBe('Call me.');
  });

  it('is read by its words, without style and without what it quotes, however deep', async () => {
    const quoted = '<blockquote>配信停止<blockquote>older</blockquote>unsubscribe</blockquote>';
    expect((await words(`<style>p{}</style><p>Yes &amp; no</p><div>a < b</div>${quoted}`)).trim()).toBe(
      'Yes & no\na < b',
    );
  });

  it.each(['<', '<style>', '<p ', 'a\r\n'])(
    'of nothing but %j is read at once',
    async (unit) => {
      const text = await words(`${unit.repeat(20)}\r\n`.repeat(4_000));
      expect(human(text).kind).toBe('human');
    },
    5_000,
  );
});

import { describe, expect, it } from 'vitest';
import { parseRawMessage } from '../../local/ses/parse-raw-message.ts';
import { linksInText, rewriteLinks } from '../../local/ses/rewrite-links.ts';
import { parseSendRequest } from '../../local/ses/send-request.ts';

const urls = {
  tracksClicks: true,
  tracksOpens: true,
  clickUrl: (index: number) => `T${index}`,
  openUrl: 'P',
};

describe('rewriting of links', () => {
  it('replaces web links, keeps the rest, and adds the pixel before the end of the body', () => {
    const html =
      '<body><!-- <a href="https://no.example"> --><a class=x href="https://a.example/?a=1&amp;b=2">A</a><a href="mailto:x@example.com">M</a></body>';

    const { html: rewritten, links } = rewriteLinks(html, urls);

    expect(rewritten).toMatch(
      /^<body><!-- <a href="https:\/\/no.example"> --><a class=x href="T0">A<\/a><a href="mailto:x@example.com">M<\/a><img [^>]*src="P"[^>]*><\/body>$/,
    );
    expect(links).toEqual([
      { url: 'https://a.example/?a=1&b=2', href: 'T0', tracked: true, linkTags: undefined },
    ]);
  });

  it('respects ses:no-track, reads ses:tags, and strips both', () => {
    const html = `<a ses:no-track href="https://a.example">A</a> <a ses:tags="k:v;k2:v2;" href='https://b.example'>B</a>`;

    const { html: rewritten, links } = rewriteLinks(html, { ...urls, tracksOpens: false });

    expect(rewritten).toBe('<a href="https://a.example">A</a> <a href="T1">B</a>');
    expect(links).toMatchObject([{ tracked: false }, { tracked: true, linkTags: { k: ['v'], k2: ['v2'] } }]);
  });

  it('is not misled by a quoted href in another attribute', () => {
    const { html } = rewriteLinks(`<a title="see href='q' > here" href="https://a.example">A</a>`, {
      ...urls,
      tracksOpens: false,
    });

    expect(html).toBe(`<a title="see href='q' > here" href="T0">A</a>`);
  });

  it('tracks nothing without destinations, but still strips the attributes', () => {
    const none = { ...urls, tracksClicks: false, tracksOpens: false };

    expect(rewriteLinks('<a ses:no-track href="https://a.example">A</a>', none).html).toBe(
      '<a href="https://a.example">A</a>',
    );
  });

  it('finds the links of a text part', () => {
    expect(linksInText('見る（https://a.example/x）または https://b.example').map(({ url }) => url)).toEqual([
      'https://a.example/x',
      'https://b.example',
    ]);
  });
});

describe('SendEmail', () => {
  const valid = {
    FromEmailAddress: '営業 <sales@example.com>',
    Destination: { ToAddresses: ['a@example.com'] },
    Content: { Simple: { Subject: { Data: '件名' }, Body: { Text: { Data: '本文' } } } },
  };

  it('heeds what a call asks of tracking in place of its configuration set', async () => {
    const Tracking = { OpenTrackingEnabled: 'DISABLED', ClickTrackingEnabled: 'DISABLED' };

    expect(await parseSendRequest({ ...valid, ConfigurationOverrides: { Tracking } })).toMatchObject({
      overrides: { opens: 'DISABLED', clicks: 'DISABLED' },
    });
    await expect(
      parseSendRequest({ ...valid, ConfigurationOverrides: { Tracking: { OpenTrackingEnabled: 'OFF' } } }),
    ).rejects.toThrow();
  });

  it('takes a valid call', async () => {
    expect(await parseSendRequest({ ...valid, EmailTags: [{ Name: 'k', Value: 'v-1_A' }] })).toMatchObject({
      subject: '件名',
      tags: { k: 'v-1_A' },
    });
  });

  it.each([
    ['no sender', { ...valid, FromEmailAddress: undefined }, 'FromEmailAddress'],
    ['no recipient', { ...valid, Destination: {} }, 'no address'],
    [
      '51 recipients',
      { ...valid, Destination: { ToAddresses: Array.from({ length: 51 }, (_, n) => `a${n}@example.com`) } },
      'exceeds 50',
    ],
    ['a broken address', { ...valid, Destination: { ToAddresses: ['a@b@c'] } }, 'Illegal address'],
    [
      'a local part that is not ASCII',
      { ...valid, Destination: { ToAddresses: ['山田@example.com'] } },
      'non-ASCII',
    ],
    ['a tag in Japanese', { ...valid, EmailTags: [{ Name: 'k', Value: '値' }] }, 'Invalid tag'],
    [
      'a tag that is too long',
      { ...valid, EmailTags: [{ Name: 'k', Value: 'x'.repeat(257) }] },
      'Invalid tag',
    ],
    ['a header in Japanese', withHeader('X-A', '値'), 'Invalid header value'],
    ['a header with a line break', withHeader('X-A', 'a\r\nBcc: b@example.com'), 'Invalid header value'],
    ['no body', { ...valid, Content: { Simple: { Subject: { Data: 'x' }, Body: {} } } }, 'neither'],
  ])('refuses %s', async (_name, call, message) => {
    await expect(parseSendRequest(call)).rejects.toThrow(message);
  });

  function withHeader(Name: string, Value: string): object {
    return { ...valid, Content: { Simple: { ...valid.Content.Simple, Headers: [{ Name, Value }] } } };
  }
});

describe('a raw message', () => {
  it('is read with its parts, charsets and encoded words', async () => {
    const raw = [
      'From: =?UTF-8?B?5Za25qWt?= <sales@example.com>',
      'To: a@example.com',
      'Subject: =?UTF-8?B?5Lu2?= =?UTF-8?B?5ZCN?=',
      'X-Own: yes',
      'Content-Type: multipart/mixed; boundary="b1"',
      '',
      '--b1',
      'Content-Type: multipart/alternative; boundary=b2',
      '',
      '--b2',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=E6=9C=AC=E6=96=87=',
      '!',
      '--b2',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>本文</p>').toString('base64'),
      '--b2--',
      '--b1',
      'Content-Type: text/calendar; name="a.ics"',
      'Content-Disposition: attachment; filename="a.ics"',
      '',
      'BEGIN:VCALENDAR',
      '--b1--',
      '',
    ].join('\r\n');

    const message = await parseRawMessage(Buffer.from(raw));

    expect(message).toMatchObject({
      text: '本文!',
      html: '<p>本文</p>',
      attachments: [{ fileName: 'a.ics', contentType: 'text/calendar' }],
    });
    expect(message.headers).toContainEqual({ name: 'Subject', value: '件名' });
    expect(
      await parseSendRequest({ Content: { Raw: { Data: Buffer.from(raw).toString('base64') } } }),
    ).toMatchObject({
      from: '営業 <sales@example.com>',
      to: ['a@example.com'],
      headers: [{ name: 'X-Own', value: 'yes' }],
    });
  });
});

import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../local/ses/mail.ts';
import {
  ask,
  customerOf,
  documentLink,
  mailsTo,
  mailTo,
  oneClickLink,
  press,
  report,
} from '../support/inbox.ts';
import { DAY, HOUR, MINUTE, owner, SECOND, startRekindle, type Rekindle } from '../support/rekindle-stack.ts';
import { otherEvent } from '../support/ses-events.ts';
import { idOf } from '../support/stored.ts';
import { enterSecrets, nameOf, openForm, sendInquiry, sendZoom } from '../support/webhooks.ts';

const SITE = 'https://www.mirai-zaiko.example';
const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

let rekindle: Rekindle;
let secret: string;

const guide = (url: string) => ({
  id: 'guide',
  kind: 'document',
  title: { ja: '見直し手順', en: 'Guide' },
  points: { ja: ['手順'], en: ['Steps'] },
  url,
});

beforeAll(async () => {
  rekindle = await startRekindle({ isAlwaysOpen: true, tickMinutes: 60 * 24 * 365 });
  secret = await enterSecrets(rekindle);
  await rekindle.call('PUT', '/settings', {
    exclusion: { ownDomains: ['ours.example'], competitorDomains: [], permittedMonths: 24 },
    site: { domains: ['mirai-zaiko.example'] },
    assets: [guide(`${SITE}/guide`)],
  });
});
afterAll(() => rekindle.close());

/** Somebody who got the mail with the document. */
async function mailed(tag: string, more: object = {}): Promise<Mail> {
  await rekindle.people(tag, { email: `${tag}@${tag}.example`, ...more });
  await rekindle.launch(tag, {
    steps: [{ template: 'nurture-document', afterDays: 0, assetId: 'guide' }],
  });
  return mailTo(rekindle.stack, `${tag}@${tag}.example`);
}

const kindsOf = async (customerId: string): Promise<readonly string[]> =>
  (await rekindle.lead(customerId)).engagements.map(({ kind }) => kind);

describe('a visit of the company’s own site', () => {
  const visit = async (token: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const answer = await fetch(`${rekindle.stack.urls.api}/v`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: SITE, 'user-agent': BROWSER, ...headers },
      body: JSON.stringify({ token, page: '/pricing' }),
    });
    await rekindle.stack.settle();
    return answer;
  };
  const land = async (mail: Mail): Promise<string> => {
    const page = await press(rekindle.stack, documentLink(mail));
    return /guide#sv=([\w.-]+)/.exec(page.text)?.[1] ?? '';
  };

  it('counts on another day, once a day and once a week, and never on the day of our own link', async () => {
    const mail = await mailed('visitor');
    const token = await land(mail);

    const landing = await visit(token);
    await rekindle.advance(DAY);
    await Promise.all([visit(token), visit(token)]);
    await visit(token);
    const once = await rekindle.lead(customerOf(mail));
    await rekindle.advance(DAY);
    await visit(token);

    const { engagements, interest } = await rekindle.lead(customerOf(mail));
    expect(token).not.toBe('');
    expect(landing.status).toBe(204);
    expect(once.engagements.filter(({ kind }) => kind === 'visit')).toHaveLength(1);
    expect(engagements.filter(({ kind }) => kind === 'visit')).toHaveLength(2);
    expect(interest.points).toBeCloseTo(once.interest.points * 2 ** (-1 / 30), 1);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('is left out quietly when forged, from another site, unwanted, too large, or by a robot', async () => {
    const mail = await mailed('quiet');
    const token = await land(mail);
    await rekindle.advance(DAY);
    const before = await rekindle.dump();

    const answers = [
      await visit(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
      await visit(documentLink(mail).split('/d/')[1] ?? ''),
      await visit(token, { origin: 'https://elsewhere.example' }),
      await visit(token, { 'sec-gpc': '1' }),
      await visit(token, { dnt: '1' }),
      await visit(token, { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' }),
      await visit(token.padEnd(4000, 'x')),
    ];

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
    expect(await rekindle.dump()).toEqual(before);
    expect(answers[0]?.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(answers[2]?.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is told by a script under 2 KB, which any site may load', async () => {
    const answer = await fetch(`${rekindle.stack.urls.api}/site.js`);
    const script = await answer.text();

    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(Buffer.byteLength(script)).toBeLessThan(2048);
    expect(script).not.toMatch(/dormant|hot|score|campaign|rekindle/i);
  });
});

describe('a reply', () => {
  const reply = async (mail: Mail, body: object): Promise<number> => {
    const answer = await fetch(`${rekindle.stack.urls.mailbox}/mails/${mail.messageId}/reply`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await rekindle.stack.settle();
    return answer.status;
  };

  it('of a person is a request: an owner gets it with its words and a clock of an hour', async () => {
    const mail = await mailed('answering');

    const status = await reply(mail, { text: '一度、見積をいただけますか。' });

    const lead = await rekindle.lead(customerOf(mail));
    expect(status).toBe(202);
    expect(mail.replyTo[0]).toMatch(/^r-[a-z2-7]{56}@reply\./);
    expect((mail.replyTo[0] ?? '').split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(lead.engagements).toMatchObject([{ kind: 'reply', refuses: false }]);
    expect(lead.handoffs).toMatchObject([{ rank: 'A', isRequest: true, state: 'open' }]);
    const told = mailTo(rekindle.stack, owner, /answering/).text ?? '';
    expect(told).toContain('一度、見積をいただけますか。');
    expect(told).not.toContain('wrote:');
  });

  it('that refuses is a refusal, kept with the address, and no request; the quoted footer refuses nothing', async () => {
    const refusing = await mailed('refusing');
    const plain = await mailed('plain');

    await reply(refusing, { text: '今後のご案内は不要です。' });
    await reply(plain, { text: '来週お電話ください。' });

    const { standing, handoffs, facts } = await rekindle.lead(customerOf(refusing));
    expect(plain.text).toMatch(/停止/);
    expect(standing.refused).toMatchObject({ how: 'reply' });
    expect(handoffs).toEqual([]);
    expect(facts.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
    expect((await rekindle.dump()).some((item) => item['refusedHow'] === 'reply')).toBe(true);
    expect((await rekindle.lead(customerOf(plain))).standing.refused).toBeUndefined();
  });

  it('of a machine changes nothing: out of office, automatic, returned, or spam', async () => {
    const mail = await mailed('away');
    const before = await rekindle.dump();

    await reply(mail, { text: '不在です', headers: { 'Auto-Submitted': 'auto-replied' } });
    await reply(mail, { text: '不在です', subject: '自動返信: ご案内' });
    await reply(mail, { text: 'I am away', subject: 'Out of office' });
    await reply(mail, { text: 'x', headers: { 'X-Auto-Response-Suppress': 'All' } });
    const to = mail.replyTo[0] ?? '';
    rekindle.stack.receive(to, `X-SES-Spam-Verdict: FAIL\r\nFrom: a@away.example\r\nTo: ${to}\r\n\r\n見積を`);
    rekindle.stack.receive(to, `From: MAILER-DAEMON@away.example\r\nTo: ${to}\r\n\r\n550 no such user`);
    await rekindle.stack.settle();

    expect(await rekindle.dump()).toEqual(before);
  });

  it('of an owner who answers all is no act of the customer', async () => {
    const mail = await mailed('copied');

    await reply(mail, { text: '見積をお送りします。', from: 'owner@ours.example' });

    expect(await kindsOf(customerOf(mail))).toEqual([]);
  });

  it('that comes twice counts once, finds its customer without our address too, and a forged address finds nobody', async () => {
    const mail = await mailed('twice');
    const raw = (to: string, from: string, id: string) =>
      [
        `From: ${from}`,
        `To: ${to}`,
        'Subject: Re: x',
        `Message-ID: <${id}@twice.example>`,
        `In-Reply-To: <${mail.messageId}@ap-northeast-1.amazonses.com>`,
        'Content-Type: text/plain; charset=iso-2022-jp',
        '',
        'Please call me.',
      ].join('\r\n');
    const to = mail.replyTo[0] ?? '';
    const forged = to.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@'));
    const { stack } = rekindle;

    stack.receive(to, raw(to.toUpperCase(), 'assistant@elsewhere.example', 'one'));
    stack.receive(to, raw(to, 'assistant@elsewhere.example', 'one'));
    await stack.settle();
    const first = await kindsOf(customerOf(mail));
    stack.receive(to, raw(forged, 'stranger@elsewhere.example', 'two'));
    await stack.settle();
    const second = await kindsOf(customerOf(mail));
    stack.receive(to, raw(forged, 'twice@twice.example', 'three'));
    await stack.settle();

    expect(first).toEqual(['reply']);
    expect(second).toEqual(['reply']);
    expect(await kindsOf(customerOf(mail))).toEqual(['reply', 'reply']);
    expect(stack.deadLetters()).toEqual([]);
  });
});

describe('a webinar on Zoom', () => {
  const start = '2026-10-20T05:00:00Z';
  const movement = (kind: 'joined' | 'left', time: string, participant: object) => ({
    event: `webinar.participant_${kind}`,
    event_ts: Date.parse(time),
    payload: {
      account_id: 'a',
      object: {
        id: 81234567890,
        uuid: 'u==',
        topic: '在庫の見直し',
        type: 5,
        start_time: start,
        duration: 60,
        participant: {
          user_name: '山田',
          email: '',
          ...participant,
          [kind === 'joined' ? 'join_time' : 'leave_time']: time,
        },
      },
    },
  });

  it('answers the check of the address, and nothing that is unsigned, forged or old', async () => {
    const event = { event: 'endpoint.url_validation', payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' } };

    const answer = await sendZoom(rekindle, event);
    const refused = [
      await sendZoom(rekindle, event, { signature: `v0=${'0'.repeat(64)}` }),
      await sendZoom(rekindle, event, { signature: '' }),
      await sendZoom(rekindle, event, { at: rekindle.stack.now().getTime() - 6 * MINUTE }),
    ];

    expect(await answer.json()).toEqual({
      plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
      encryptedToken: createHmac('sha256', 'zoom-secret-token-of-the-test')
        .update('qgg8vlvZRS6UYooatFL8Aw')
        .digest('hex'),
    });
    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  it('adds up who comes and goes, in any order and twice, by registration or address; strangers are listed', async () => {
    await rekindle.people('zoom', { email: 'zoom@zoom.example' }, { email: 'guest@guest.example' });
    await rekindle.advance(Date.parse(start) + 90 * MINUTE - rekindle.stack.now().getTime());
    const registered = { registrant_id: 'reg-1', participant_uuid: 'p1' };
    const events = [
      movement('left', '2026-10-20T05:20:00Z', registered),
      movement('left', '2026-10-20T05:50:00Z', registered),
      movement('joined', '2026-10-20T05:30:00Z', registered),
      movement('joined', '2026-10-20T05:00:00Z', registered),
      movement('left', '2026-10-20T05:50:00Z', registered),
      movement('joined', '2026-10-20T05:10:00Z', { email: 'Guest@Guest.example', participant_uuid: 'p2' }),
      movement('joined', '2026-10-20T05:10:00Z', { user_name: 'iPad', participant_uuid: 'p3' }),
      { event: 'webinar.chat_message_sent', payload: { object: {} } },
    ];

    await sendZoom(rekindle, {
      event: 'webinar.registration_created',
      payload: {
        object: {
          id: 81234567890,
          start_time: start,
          registrant: { id: 'reg-1', email: 'zoom@zoom.example' },
        },
      },
    });
    const answers = [];
    for (const event of events) answers.push(await sendZoom(rekindle, event));
    await sendZoom(rekindle, {
      event: 'webinar.ended',
      payload: { object: { id: 81234567890, start_time: start, end_time: '2026-10-20T06:00:00Z' } },
    });

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const acts = (await rekindle.lead(await idOf(rekindle, 'zoom@zoom.example'))).engagements;
    expect(acts.filter(({ kind }) => kind === 'registration')).toHaveLength(1);
    const fullest = Math.max(...acts.map((act) => ('minutes' in act ? (act.minutes ?? 0) : 0)));
    expect(fullest).toBe(40);
    const guest = await rekindle.lead(await idOf(rekindle, 'guest@guest.example'));
    expect(guest.engagements).toMatchObject([
      { kind: 'webinar', minutes: 50, session: '81234567890 2026-10-20' },
    ]);
    const { body } = await rekindle.call('GET', '/webinars/unmatched');
    expect(body).toMatchObject({ people: [{ name: 'iPad', session: '81234567890 2026-10-20' }] });
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('the reports of a webinar', () => {
  it('say together who came, how long and what they asked; each again changes nothing', async () => {
    await rekindle.people('reported', { email: 'asker@reported.example' });
    const attendance = 'メール,参加,視聴時間,参加時刻\nasker@reported.example,参加,42分,2026-10-20 14:00\n';
    const questions =
      'Question and Answer Report,,,,\nTopic,工場の省エネ\n#,Question,Asker Name,Asker Email,Answer(s)\n1,価格は?,,asker@reported.example,後日\n';
    const query = `&session=${encodeURIComponent('省エネ#3')}&durationMinutes=60`;
    const id = await idOf(rekindle, 'asker@reported.example');

    await rekindle.importCsv('webinar', attendance, query);
    const attended = await rekindle.lead(id);
    await rekindle.importCsv('webinar', questions, query);
    const asked = await rekindle.lead(id);
    await rekindle.importCsv('webinar', attendance, query);
    await rekindle.importCsv('webinar', questions, query);

    expect(asked.interest.points).toBeGreaterThan(attended.interest.points);
    const { engagements, interest } = await rekindle.lead(id);
    expect(engagements).toHaveLength(2);
    expect(engagements).toContainEqual(expect.objectContaining({ minutes: 42, question: '価格は?' }));
    expect(interest.points).toBe(asked.interest.points);
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('an inquiry of another form', () => {
  it('needs the secret or a fresh signature', async () => {
    const body = JSON.stringify({ kind: '見積', email: 'x@signed.example' });
    const at = Math.floor(rekindle.stack.now().getTime() / 1000);
    const signed = (text: string, time: number) => ({
      'x-webhook-timestamp': String(time),
      'x-webhook-signature': `sha256=${createHmac('sha256', secret).update(`${time}.${text}`).digest('hex')}`,
    });
    const before = await rekindle.dump();

    const refused = [
      await sendInquiry(rekindle, body, {}),
      await sendInquiry(rekindle, body, { 'x-webhook-secret': 'wrong' }),
      await sendInquiry(rekindle, `${body} `, signed(body, at)),
      await sendInquiry(rekindle, body, signed(body, at - 301)),
    ];
    const unchanged = await rekindle.dump();
    const taken = await sendInquiry(rekindle, body, signed(body, at));
    const unreadable = await sendInquiry(rekindle, '{"kind":"見積","email":"no-at-sign"}', {
      'x-webhook-secret': secret,
    });

    expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(unchanged).toEqual(before);
    expect(taken.status).toBe(202);
    expect(unreadable.status).toBe(422);
    expect(await unreadable.text()).toContain('email');
  });

  it('makes a customer of a stranger who asks, who ends at an owner with a clock; twice is once', async () => {
    const send = (kind: string, email: string, more: object = {}) =>
      sendInquiry(rekindle, JSON.stringify({ id: `form-${email}`, kind, email, ...more }), {
        'x-webhook-secret': secret,
      });

    await send('お見積のご依頼', 'new@fresh-a.example', {
      company: '株式会社フレッシュA',
      message: '見積を',
    });
    await send('お見積のご依頼', 'new@fresh-a.example', {
      company: '株式会社フレッシュA',
      message: '見積を',
    });
    await send('サポート', 'new@fresh-b.example', { message: '動きません' });
    await send('営業のご案内', 'new@fresh-c.example', { message: '御社に提案が' });
    await send('その他', 'new@fresh-d.example', { message: '取材のお願い' });
    await rekindle.dispatch();

    const [asked, support, pitch] = [
      await rekindle.lead(await idOf(rekindle, 'new@fresh-a.example')),
      await rekindle.lead(await idOf(rekindle, 'new@fresh-b.example')),
      await rekindle.lead(await idOf(rekindle, 'new@fresh-c.example')),
    ];
    expect(asked.engagements).toHaveLength(1);
    expect(asked.customer).toMatchObject({
      consentBasis: 'unknown',
      consentEvidence: 'inquiry',
    });
    expect(asked.handoffs).toMatchObject([{ rank: 'A', firstContactDueAt: expect.any(String) }]);
    expect(support.standing.openSupport).toBe(true);
    expect(support.handoffs).toEqual([]);
    expect(pitch.customer.consentBasis).toBe('unknown');
    expect(pitch.interest.points).toBe(0);
    expect(mailTo(rekindle.stack, 'support@mirai-zaiko.example').text).toContain('動きません');
    expect(mailTo(rekindle.stack, 'marketing@mirai-zaiko.example').text).toContain('取材のお願い');
  });
});

describe('the hosted form', () => {
  const fields = {
    kind: 'quote',
    email: 'form@form.example',
    name: '',
    company: '株式会社フォーム',
    message: '見積を',
  };

  it('asks a hasty or unsigned sender to press again, and keeps what he wrote', async () => {
    const url = `${rekindle.stack.urls.api}/inquiry`;
    const page = await (await fetch(url)).text();
    const opened = /name="opened" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const before = await rekindle.dump();

    const hasty = await press(rekindle.stack, url, { ...fields, opened });
    const unsigned = await press(rekindle.stack, url, fields);

    expect([hasty.status, unsigned.status]).toEqual([422, 422]);
    expect(hasty.text).toContain('もう一度');
    expect(hasty.text).toContain('form@form.example');
    expect(await rekindle.dump()).toEqual(before);
  });

  it('takes twenty an hour from one source, and says what to do then', async () => {
    const url = `${rekindle.stack.urls.api}/inquiry`;
    const opened = await openForm(rekindle);

    const statuses: number[] = [];
    for (let count = 0; count < 22; count++)
      statuses.push((await press(rekindle.stack, url, { ...fields, opened, website: 'robot' })).status);
    await rekindle.advance(HOUR);
    const later = await press(rekindle.stack, url, { ...fields, opened: await openForm(rekindle) });

    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(20);
    expect(statuses.at(-1)).toBe(429);
    expect(later.status).toBe(200);
  });
});

describe('a request ends at an owner with a clock, whatever else holds:', () => {
  const clockOf = async (customerId: string) => {
    await rekindle.dispatch();
    const { handoffs } = await rekindle.lead(customerId);
    return handoffs.find(({ state }) => state === 'open' || state === 'accepted');
  };

  it('after "not now"', async () => {
    const mail = await mailed('cooled');
    await ask(rekindle.stack, mail, 'はじめて');
    await report(rekindle.stack, mailTo(rekindle.stack, owner, /cooled/), 'notNeeded');
    await rekindle.advance(2 * DAY);

    await ask(rekindle.stack, mail, 'やはりお願いします');

    expect(await clockOf(customerOf(mail))).toMatchObject({ rank: 'A', isRequest: true });
  });

  it('with an open deal', async () => {
    const mail = await mailed('dealing');
    await ask(rekindle.stack, mail, 'はじめて');
    await report(rekindle.stack, mailTo(rekindle.stack, owner, /dealing/), 'opportunity', {
      meetingOn: '2026-12-01',
    });
    await rekindle.advance(DAY);

    await ask(rekindle.stack, mail, '追加の相談');

    expect(await clockOf(customerOf(mail))).toMatchObject({ rank: 'A' });
  });

  it('with an open handoff: the owner is told at once, and the clock that runs stays', async () => {
    const mail = await mailed('asking');
    await ask(rekindle.stack, mail, 'はじめて');
    const first = await clockOf(customerOf(mail));
    const told = mailsTo(rekindle.stack, owner).length;
    await rekindle.advance(10 * MINUTE);

    await ask(rekindle.stack, mail, 'もうひとつ相談があります');

    const second = await clockOf(customerOf(mail));
    expect(second).toMatchObject({ id: first?.id, firstContactDueAt: first?.firstContactDueAt });
    expect(mailsTo(rekindle.stack, owner).length).toBe(told + 1);
    expect(mailTo(rekindle.stack, owner, /asking/).text).toContain('もうひとつ相談があります');
  });

  it('with an open handoff on which the customer was reached: a new clock runs', async () => {
    const mail = await mailed('reached');
    await ask(rekindle.stack, mail, 'はじめて');
    await report(rekindle.stack, mailTo(rekindle.stack, owner, /reached/), 'reached');
    const first = await clockOf(customerOf(mail));
    await rekindle.advance(DAY);

    await ask(rekindle.stack, mail, 'お返事を待っています');

    const second = await clockOf(customerOf(mail));
    expect(second?.firstContactAt).toBeUndefined();
    expect(Date.parse(second?.firstContactDueAt ?? '')).toBeGreaterThan(
      Date.parse(first?.firstContactDueAt ?? ''),
    );
  });

  it('after an opt-out', async () => {
    const mail = await mailed('optedout');
    await press(rekindle.stack, oneClickLink(mail));

    await ask(rekindle.stack, mail, '資料だけください');

    expect(await clockOf(customerOf(mail))).toMatchObject({ rank: 'A' });
    expect((await rekindle.lead(customerOf(mail))).standing.refused).toBeDefined();
  });

  it('with nobody in sales: marketing is told, with the clock', async () => {
    const alone = await startRekindle({ isAlwaysOpen: true, owners: '氏名,メール\r\n不在 太郎,' });
    try {
      const url = `${alone.stack.urls.api}/inquiry`;
      await press(alone.stack, url, {
        kind: 'quote',
        email: 'lonely@lonely.example',
        company: '株式会社ロンリー',
        message: '見積をお願いします',
        opened: await openForm(alone),
      });
      await alone.dispatch();

      const told = mailTo(alone.stack, 'marketing@mirai-zaiko.example');
      expect(told.text).toContain('見積をお願いします');
      expect(told.text).toContain('までに');
    } finally {
      await alone.close();
    }
  });
});

describe('a document in our own bucket', () => {
  it('is given for a quarter of an hour to whoever pressed the button; no other bucket is read', async () => {
    const { stack } = rekindle;
    const bucket = stack.outputs[nameOf(stack.outputs, 'DocumentsBucket')] ?? '';
    const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=test' };
    await fetch(`${stack.urls.aws}/${bucket}/guides/%E6%89%8B%E9%A0%86%20(1).pdf`, {
      method: 'PUT',
      headers: { ...signed, 'content-type': 'application/pdf' },
      body: '%PDF-1.7',
    });
    await rekindle.call('PUT', '/settings', { assets: [guide(`s3://${bucket}/guides/手順 (1).pdf`)] });
    await rekindle.advance(11 * SECOND);
    const mail = await mailed('stored');

    const page = await press(stack, documentLink(mail));

    const url = (/href="([^"]+X-Amz-Signature[^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll('&amp;', '&');
    const file = await fetch(url);
    expect(await file.text()).toBe('%PDF-1.7');
    expect(url).toContain('X-Amz-Expires=900');
    await rekindle.advance(16 * MINUTE);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(`${stack.urls.aws}/${bucket}/guides/x`)).status).toBe(403);
    await rekindle.call('PUT', '/settings', { assets: [guide('s3://another-bucket/x.pdf')] });
    await rekindle.advance(11 * SECOND);
    expect((await press(stack, documentLink(mail))).status).toBe(500);
    await rekindle.call('PUT', '/settings', { assets: [guide(`${SITE}/guide`)] });
    await rekindle.advance(11 * SECOND);
  });
});

describe('traces', () => {
  it('fade after the days that the settings say: the act stays, its address and browser go; twice is once', async () => {
    const mail = await mailed('fading');
    await press(rekindle.stack, documentLink(mail));
    const { interest } = await rekindle.lead(customerOf(mail));
    await rekindle.call('PUT', '/settings', { fadeTracesAfterDays: 30 });
    const traces = async () =>
      (await rekindle.dump()).filter(
        (item) => item['pk'] === `CUSTOMER#${customerOf(mail)}` && JSON.stringify(item).includes('ipAddress'),
      ).length;
    const fresh = await traces();

    await rekindle.stack.invoke('TracesFadeTraces', {});
    await rekindle.stack.settle();
    const kept = await traces();
    await rekindle.advance(31 * DAY);
    await rekindle.stack.invoke('TracesFadeTraces', {});
    await rekindle.stack.settle();
    const once = await rekindle.dump();
    await rekindle.stack.invoke('TracesFadeTraces', {});
    await rekindle.stack.settle();

    expect([fresh, kept, await traces()]).toEqual([1, 1, 0]);
    expect(await rekindle.dump()).toEqual(once);
    const after = await rekindle.lead(customerOf(mail));
    expect(after.engagements).toMatchObject([{ kind: 'download', faded: true }]);
    expect(after.interest.points).toBeCloseTo(interest.points / 2 ** (31 / 30), 0);
  });
});

describe('what SES tells', () => {
  it('of delays and subscriptions, without tags or in a new spelling is no fault, and changes nothing', async () => {
    const mail = await mailed('told');
    const before = await rekindle.dump();
    const untagged = {
      ...otherEvent(mail, 'Open'),
      detail: { eventType: 'Open', mail: { messageId: 'x', timestamp: mail.at.toISOString() } },
    };

    rekindle.stack.putEvents([
      otherEvent(mail, 'DeliveryDelay'),
      otherEvent(mail, 'Subscription'),
      otherEvent(mail, 'SomethingNew'),
      untagged,
    ]);
    await rekindle.stack.settle();

    expect(await rekindle.dump()).toEqual(before);
    expect(rekindle.stack.deadLetters()).toEqual([]);
  });

  it.each(['Rendering Failure', 'RenderingFailure'])(
    'of a %s rejects the mail, however late it comes',
    async (spelling) => {
      const mail = await mailed(spelling.length === 17 ? 'spaced' : 'joined');
      await rekindle.advance(3 * DAY);

      rekindle.stack.putEvents([otherEvent(mail, spelling), otherEvent(mail, spelling)]);
      await rekindle.stack.settle();

      expect(rekindle.stack.deadLetters()).toEqual([]);
      expect(await rekindle.verify()).toEqual([]);
    },
  );
});

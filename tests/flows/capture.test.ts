import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../local/ses/mail.ts';
import { customerOf, reply, documentLink, mailTo, press } from '../support/inbox.ts';
import type { LocalStack } from '../../local/local-stack.ts';
import { startRekindle } from '../support/rekindle-stack.ts';
import { owner, MINUTE, SECOND, type Rekindle } from '../support/rekindle.ts';
import { idOf } from '../support/stored.ts';
import { enterSecrets, nameOf, sendInquiry, sendZoom } from '../support/webhooks.ts';

const SITE = 'https://www.mirai-zaiko.example';
let rekindle: Rekindle<LocalStack>;
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

describe('a reply', () => {
  it('comes through the bucket that SES puts mails into, to an owner', async () => {
    const mail = await mailed('answering');

    await reply(rekindle.stack, mail, { text: '一度、見積をいただけますか。' });

    expect((await rekindle.lead(customerOf(mail))).engagements).toMatchObject([{ kind: 'reply' }]);
    expect(mailTo(rekindle.stack, owner).text).toContain('一度、見積をいただけますか。');
  });
});

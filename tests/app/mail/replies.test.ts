import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOf, mailTo, reply } from '../../support/inbox.ts';
import { owner } from '../../support/rekindle.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import { type World } from '../support/world.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

const kindsOf = async (customerId: string): Promise<readonly string[]> =>
  (await rekindle.lead(customerId)).engagements.map(({ kind }) => kind);

describe('a reply', () => {
  it('of a person is a request: an owner gets it with its words and a clock of an hour', async () => {
    const mail = await mailedGuide(rekindle, 'answering');

    await reply(rekindle.stack, mail, { text: '一度、見積をいただけますか。' });

    const lead = await rekindle.lead(customerOf(mail));
    expect(mail.replyTo[0]).toMatch(/^r-[a-z2-7]{56}@reply\./);
    expect((mail.replyTo[0] ?? '').split('@')[0]?.length).toBeLessThanOrEqual(64);
    expect(lead.engagements).toMatchObject([{ kind: 'reply', refuses: false }]);
    expect(lead.handoffs).toMatchObject([{ rank: 'A', isRequest: true, state: 'open' }]);
    const told = mailTo(rekindle.stack, owner, /answering/).text ?? '';
    expect(told).toContain('一度、見積をいただけますか。');
    expect(told).not.toContain('wrote:');
  });

  it('that refuses is a refusal, kept with the address, and no request; the quoted footer refuses nothing', async () => {
    const refusing = await mailedGuide(rekindle, 'refusing');
    const plain = await mailedGuide(rekindle, 'plain');

    await reply(rekindle.stack, refusing, { text: '今後のご案内は不要です。' });
    await reply(rekindle.stack, plain, { text: '来週お電話ください。' });

    const { standing, handoffs, facts } = await rekindle.lead(customerOf(refusing));
    expect(plain.text).toMatch(/停止/);
    expect(standing.refused).toMatchObject({ how: 'reply' });
    expect(handoffs).toEqual([]);
    expect(facts.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
    const addresses = (await rekindle.dump()).filter(({ sk }) => sk === 'ADDRESS');
    expect(addresses.flatMap((item) => Object.values(item))).toContainEqual(
      expect.objectContaining({ how: 'reply' }),
    );
    expect((await rekindle.lead(customerOf(plain))).standing.refused).toBeUndefined();
  });

  it('of a mail program that unsubscribes by mail is a refusal, though it calls itself automatic', async () => {
    const mail = await mailedGuide(rekindle, 'bymailto');
    const header = mail.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '';
    const [, to = ''] = /<mailto:([^?>]+)\?subject=unsubscribe>/.exec(header) ?? [];

    rekindle.stack.receive(
      to,
      `From: someone@elsewhere.example\r\nTo: ${to}\r\nSubject: unsubscribe\r\nAuto-Submitted: auto-generated\r\nMessage-ID: <u@x>\r\n\r\nThis message was automatically generated.`,
    );
    await rekindle.stack.settle();

    expect(header).toMatch(/^<https?:[^>]+\/u\/[^>]+>, <mailto:u-[a-z2-7]{56}@reply\./);
    const { standing, facts, handoffs } = await rekindle.lead(customerOf(mail));
    expect(standing.refused).toBeDefined();
    expect(facts.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
    expect(handoffs).toEqual([]);
  });

  it('that quotes our mail without any mark holds only its own words', async () => {
    const asking = await mailedGuide(rekindle, 'unmarked');
    const silent = await mailedGuide(rekindle, 'silent');

    await reply(rekindle.stack, asking, { text: `見積をいただけますか。\n\n${asking.text}` });
    await reply(rekindle.stack, silent, { text: silent.text ?? '' });

    const lead = await rekindle.lead(customerOf(asking));
    expect(lead.engagements).toMatchObject([
      { kind: 'reply', refuses: false, text: '見積をいただけますか。' },
    ]);
    expect(lead.engagements[0]).not.toHaveProperty('doubt');
    expect(lead.handoffs).toHaveLength(1);
    const empty = await rekindle.lead(customerOf(silent));
    expect(empty.engagements).toMatchObject([{ kind: 'reply', refuses: false, doubt: 'empty' }]);
    expect(empty.handoffs).toEqual([]);
  });

  it('that leaves a doubt goes to a person: no clock, and no mail until somebody has looked', async () => {
    const doubtful = await mailedGuide(rekindle, 'doubtful');
    const garbled = await mailedGuide(rekindle, 'garbled');

    await reply(rekindle.stack, doubtful, { text: '配信停止の方法を教えてください。' });
    const to = garbled.replyTo[0] ?? '';
    const junk = Array.from({ length: 80 }, (_, index) =>
      String.fromCharCode(128 + ((index * 37) % 128)),
    ).join('');
    rekindle.stack.receive(
      to,
      `From: g@garbled.example\r\nTo: ${to}\r\nMessage-ID: <g@x>\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(junk, 'latin1').toString('base64')}`,
    );
    await rekindle.stack.settle();
    await rekindle.dispatch();

    for (const [mail, doubt] of [
      [doubtful, 'refusal'],
      [garbled, 'garbled'],
    ] as const) {
      const { engagements, handoffs, standing } = await rekindle.lead(customerOf(mail));
      expect(engagements).toMatchObject([{ kind: 'reply', refuses: false, doubt }]);
      expect(handoffs).toEqual([]);
      expect(standing).toMatchObject({ openSupport: true });
      expect(
        mailTo(rekindle.stack, 'marketing@mirai-zaiko.example', new RegExp(`${doubt}|doubtful|garbled`)).text,
      ).toContain('要確認');
    }
    expect(await rekindle.verify()).toEqual([]);
  });

  it('of a machine changes nothing: out of office, automatic, returned, or spam', async () => {
    const mail = await mailedGuide(rekindle, 'away');
    const before = await rekindle.dump();

    await reply(rekindle.stack, mail, { text: '不在です', headers: { 'Auto-Submitted': 'auto-replied' } });
    await reply(rekindle.stack, mail, { text: '不在です', subject: '自動返信: ご案内' });
    await reply(rekindle.stack, mail, { text: 'I am away', subject: 'Out of office' });
    await reply(rekindle.stack, mail, { text: 'x', headers: { 'X-Autoreply': 'yes' } });
    const to = mail.replyTo[0] ?? '';
    rekindle.stack.receive(to, `X-SES-Spam-Verdict: FAIL\r\nFrom: a@away.example\r\nTo: ${to}\r\n\r\n見積を`);
    rekindle.stack.receive(to, `From: MAILER-DAEMON@away.example\r\nTo: ${to}\r\n\r\n550 no such user`);
    await rekindle.stack.settle();

    expect(await rekindle.dump()).toEqual(before);
  });

  it('that SES could not scan for spam is read: it may be an opt-out', async () => {
    const mail = await mailedGuide(rekindle, 'unscanned');

    const to = mail.replyTo[0] ?? '';
    rekindle.stack.receive(
      to,
      `X-SES-Spam-Verdict: PROCESSING_FAILED\r\nX-SES-Virus-Verdict: DISABLED\r\nFrom: unscanned@unscanned.example\r\nTo: ${to}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n配信停止してください。`,
    );
    await rekindle.stack.settle();

    const { standing } = await rekindle.lead(customerOf(mail));
    expect(standing.refused).toBeDefined();
  });

  it('of an owner who answers all is no act of the customer', async () => {
    const mail = await mailedGuide(rekindle, 'copied');

    await reply(rekindle.stack, mail, { text: '見積をお送りします。', from: 'owner@ours.example' });

    expect(await kindsOf(customerOf(mail))).toEqual([]);
  });

  it('is no machine’s for what stands behind Re: in its subject', async () => {
    const mail = await mailedGuide(rekindle, 'seasonal');
    const to = mail.replyTo[0] ?? '';
    const raw = (subject: string, id: string, text: string) =>
      `From: s@seasonal.example\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${id}@x>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`;

    rekindle.stack.receive(to, raw('Out of office', 'auto', 'I am away until Monday.'));
    await rekindle.stack.settle();
    const automatic = await kindsOf(customerOf(mail));
    rekindle.stack.receive(to, raw('Re: Your summer vacation guide', 'human', 'Please unsubscribe me.'));
    await rekindle.stack.settle();

    expect(automatic).toEqual([]);
    expect((await rekindle.lead(customerOf(mail))).standing.refused).toMatchObject({ how: 'reply' });
  });

  it('that comes twice counts once, finds its customer without our address too, and a forged address finds nobody', async () => {
    const mail = await mailedGuide(rekindle, 'twice');
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

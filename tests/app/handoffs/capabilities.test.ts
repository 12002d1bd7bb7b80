import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import {
  actionLink,
  ask,
  customerOf,
  get,
  linkIn,
  mailsTo,
  mailTo,
  press,
  reply,
  report,
} from '../../support/inbox.ts';
import { MINUTE, otherOwner, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 60 * 24 * 365, isAlwaysOpen: true });
});
afterAll(() => world.close());

async function handedOver(name: string): Promise<{ mail: Mail; staff: Mail; customerId: string }> {
  const mail = await given(world, aMailedCustomer(name));
  await ask(world.stack, mail);
  return { mail, staff: mailTo(world.stack, owner), customerId: customerOf(mail) };
}

const stateOf = async (customerId: string) => (await world.lead(customerId)).handoffs[0];

describe('a forged salesperson', () => {
  it.each([
    ['without any proof', 'amazonses.com; spf=fail; dkim=none; dmarc=none'],
    ['disowned by the domain', 'amazonses.com; spf=fail; dkim=none; dmarc=fail'],
    ['with the proof of another server', 'mx.evil.example; dmarc=pass'],
  ])('%s answers nothing', async (what, results) => {
    const { staff, customerId } = await handedOver(`forged${what.length}`);
    await reply(world.stack, staff, {
      text: '対応',
      from: owner,
      headers: { 'Authentication-Results': results },
    });
    expect(await stateOf(customerId)).toMatchObject({ state: 'open' });
  });

  it('who only knows the code answers nothing; the owner gets the button', async () => {
    const { mail, customerId } = await handedOver('code');
    const code = (await stateOf(customerId))?.code ?? '';
    await reply(world.stack, mail, { text: '対応', from: owner, subject: `受付番号 ${code}` });
    expect(await stateOf(customerId)).toMatchObject({ state: 'open' });
  });
});

describe('a forged customer', () => {
  it('refuses nothing and asks for nothing: a person decides, and no mail goes out meanwhile', async () => {
    const mail = await given(world, aMailedCustomer('victim'));
    await reply(
      world.stack,
      { ...mail, replyTo: ['any@reply.mirai-zaiko.example'] },
      {
        text: 'unsubscribe',
        from: 'victim@victim.example',
        headers: { 'Authentication-Results': 'amazonses.com; spf=fail; dkim=none; dmarc=none' },
      },
    );
    const { standing, handoffs } = await world.lead(customerOf(mail));
    expect(standing.refused).toBeUndefined();
    expect(standing.openSupport).toBe(true);
    expect(handoffs).toEqual([]);
  });

  it('who answers to the customer’s own signed address is believed', async () => {
    const mail = await given(world, aMailedCustomer('signed'));
    await reply(world.stack, mail, {
      text: '配信を停止してください。',
      headers: { 'Authentication-Results': 'amazonses.com; spf=none; dkim=none; dmarc=none' },
    });
    expect((await world.lead(customerOf(mail))).standing.refused).toBeDefined();
  });
});

describe('links of salespeople', () => {
  it('of somebody who left show and do nothing', async () => {
    const { staff, customerId } = await handedOver('left');
    await world.importCsv('owners', `氏名,メール,退職フラグ,後任\r\n佐藤 誠,${owner},1,加藤 律`);
    await world.advance(MINUTE);

    expect((await get(linkIn(staff, 'a=report'))).status).toBe(410);
    expect((await press(world.stack, actionLink(staff, 'accept'))).status).toBe(410);
    expect(await stateOf(customerId)).toMatchObject({ state: 'open' });
    await world.importCsv('owners', `氏名,メール,退職フラグ\r\n佐藤 誠,${owner},0`);
    await world.advance(MINUTE);
  });

  it('of a former owner take back nothing of the present one', async () => {
    const { staff, customerId } = await handedOver('former');
    await press(world.stack, actionLink(staff, 'decline'));
    await world.stack.settle();
    const mine = mailsTo(world.stack, otherOwner).findLast(({ tags }) => tags['c'] === customerId);
    if (mine === undefined) throw new Error('nobody got it');
    await report(world.stack, mine, 'gathering');
    await world.advance(MINUTE);
    const receipt = mailsTo(world.stack, otherOwner).findLast(
      ({ tags, text }) => tags['c'] === customerId && text?.includes('a=undo'),
    );
    const answerId = /[?&]f=([^&\s]+)/.exec(actionLink(receipt ?? mine, 'undo'))?.[1] ?? '';
    const former = linkIn(staff, 'a=accept').replace(/a=accept.*/, `a=undo&f=${answerId}`);

    await press(world.stack, former);
    expect(await stateOf(customerId)).toMatchObject({ state: 'closed', outcome: 'gathering' });
  });
});

describe('an open form', () => {
  it('changes nothing about the customer whose address somebody typed, and still reaches sales', async () => {
    const mail = await given(world, aMailedCustomer('typed'));
    const url = `${world.stack.urls.api}/inquiry`;
    const opened = /name="opened" value="([^"]+)"/.exec((await get(url)).text)?.[1] ?? '';
    await world.advance(5000);
    const answer = await press(world.stack, url, {
      kind: 'support',
      email: 'typed@typed.example',
      name: '誰か',
      company: '株式会社誰か',
      message: '至急',
      opened,
    });
    expect(answer.status).toBe(200);
    const { standing, engagements } = await world.lead(customerOf(mail));
    expect(standing.openSupport).toBe(false);
    expect(engagements.map(({ kind }) => kind)).toContain('inquiry');
  });
});

describe('forms', () => {
  it.each([
    ['multipart of many names', `--XX${'name="a"'.repeat(2500)}${'\n\n'.repeat(8000)}x--XX--`],
    ['longer than any form', 'a='.repeat(40_000)],
  ])('%s are answered at once', async (_what, body) => {
    for (const path of ['/inquiry', '/h/lost']) {
      const begin = performance.now();
      const response = await fetch(`${world.stack.urls.api}${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'multipart/form-data; boundary=XX' },
      });
      await response.text();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(performance.now() - begin).toBeLessThan(1500);
    }
  });
});

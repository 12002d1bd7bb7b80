import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, customerOf, mailsTo, mailTo, oneClickLink, press, report } from '../../support/inbox.ts';
import { DAY, HOUR, MINUTE, owner } from '../../support/rekindle.ts';
import { openForm } from '../../support/webhooks.ts';
import { mailedGuide, openSiteCompany } from '../support/site-company.ts';
import { openWorld, type World } from '../support/world.ts';

const marketing = 'marketing@mirai-zaiko.example';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openSiteCompany();
});
afterAll(() => rekindle.close());

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

describe('words under a consultation that the form ticked beforehand', () => {
  it('refuse mails, make no request, and marketing reads that mails have stopped', async () => {
    const mail = await mailedGuide(rekindle, 'formrefusing');

    const page = await ask(rekindle.stack, mail, '今後のメールは不要です');
    await rekindle.dispatch();

    const lead = await rekindle.lead(customerOf(mail));
    expect(lead.handoffs).toEqual([]);
    expect(lead.standing.refused).toBeDefined();
    expect(page.text).toContain('停止しました');
    expect(page.text).not.toContain('折り返し');
    expect(mailTo(rekindle.stack, marketing, /formrefusing/).text).toContain('すでに停止しました');
  });

  it('that may refuse hold mails until somebody has read them', async () => {
    const mail = await mailedGuide(rekindle, 'formobjecting');

    await ask(rekindle.stack, mail, 'どこでアドレスを入手しましたか');
    await rekindle.dispatch();

    const lead = await rekindle.lead(customerOf(mail));
    expect(lead.handoffs).toEqual([]);
    expect(lead.standing.refused).toBeUndefined();
    expect(lead.standing.openSupport).toBeDefined();
    expect(mailTo(rekindle.stack, marketing, /formobjecting/).text).toContain('要確認');
  });

  it('beside a request stop mails, and the request goes to its owner', async () => {
    const mail = await mailedGuide(rekindle, 'formboth');

    await ask(rekindle.stack, mail, 'お見積をお願いします。案内メールは今後不要です。');
    await rekindle.dispatch();

    const lead = await rekindle.lead(customerOf(mail));
    expect(lead.handoffs).toMatchObject([{ rank: 'A', isRequest: true }]);
    expect(lead.standing.refused).toBeDefined();
  });
});

describe('a request ends at an owner with a clock, whatever else holds:', () => {
  const clockOf = async (customerId: string) => {
    await rekindle.dispatch();
    const { handoffs } = await rekindle.lead(customerId);
    return handoffs.find(({ state }) => state === 'open' || state === 'accepted');
  };

  it('after "not now"', async () => {
    const mail = await mailedGuide(rekindle, 'cooled');
    await ask(rekindle.stack, mail, 'はじめて');
    await report(rekindle.stack, mailTo(rekindle.stack, owner, /cooled/), 'notNeeded');
    await rekindle.advance(2 * DAY);

    await ask(rekindle.stack, mail, 'やはりお願いします');

    expect(await clockOf(customerOf(mail))).toMatchObject({ rank: 'A', isRequest: true });
  });

  it('with an open deal', async () => {
    const mail = await mailedGuide(rekindle, 'dealing');
    await ask(rekindle.stack, mail, 'はじめて');
    await report(rekindle.stack, mailTo(rekindle.stack, owner, /dealing/), 'opportunity', {
      meetingOn: '2026-12-01',
    });
    await rekindle.advance(DAY);

    await ask(rekindle.stack, mail, '追加の相談');

    expect(await clockOf(customerOf(mail))).toMatchObject({ rank: 'A' });
  });

  it('with an open handoff: the owner is told at once, and the clock that runs stays', async () => {
    const mail = await mailedGuide(rekindle, 'asking');
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
    const mail = await mailedGuide(rekindle, 'reached');
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
    const mail = await mailedGuide(rekindle, 'refusedbefore');
    await press(rekindle.stack, oneClickLink(mail));

    await ask(rekindle.stack, mail, '資料だけください');

    expect(await clockOf(customerOf(mail))).toMatchObject({ rank: 'A' });
    expect((await rekindle.lead(customerOf(mail))).standing.refused).toBeDefined();
  });

  it('with nobody in sales: marketing is told, with the clock', async () => {
    const alone = await openWorld({ isAlwaysOpen: true, owners: '氏名,メール\r\n不在 太郎,' });
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

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callOf, conflict } from '../../support/faults.ts';
import { ask, mailsTo, mailTo, oneClickLink, press, report } from '../../support/inbox.ts';
import { openWorld } from '../support/world.ts';
import { DAY, MINUTE, owner, segmentOf, type Rekindle } from '../../support/rekindle.ts';
import { idOf, stepOf } from '../../support/stored.ts';
import { messageOf } from '../../support/team-api.ts';

let rekindle: Rekindle;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());
afterEach(() => rekindle.failWhen(undefined));

const address = (name: string): string => `${name}@${name}.example`;

describe('after the first mail', () => {
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    'one-click': () =>
      press(rekindle.stack, oneClickLink(mailTo(rekindle.stack, address('one-click'))), {
        'List-Unsubscribe': 'One-Click',
      }),
    page: () => press(rekindle.stack, oneClickLink(mailTo(rekindle.stack, address('page')))),
    'old-tool': () =>
      rekindle.importCsv('opt-outs', `メールアドレス,停止日\r\n${address('old-tool')},2026-10-06`),
    complaint: async () =>
      rekindle.stack.mailbox.complain(mailTo(rekindle.stack, address('complaint')).messageId),
    'told-sales': async () => {
      await ask(rekindle.stack, mailTo(rekindle.stack, address('told-sales')));
      await report(rekindle.stack, mailTo(rekindle.stack, owner), 'neverContact');
    },
    bounced: async () =>
      rekindle.stack.mailbox.bounce(mailTo(rekindle.stack, address('bounced')).messageId, 'permanent'),
    support: async () => {
      await press(rekindle.stack, consultation('support'), { kind: 'support', message: '故障しました' });
    },
  };
  const consultation = (name: string): string =>
    mailTo(rekindle.stack, address(name)).links.find(({ url }) => url.includes('/q/'))?.url ?? '';
  const names = Object.keys(ways);

  beforeAll(async () => {
    await rekindle.people('after', ...[...names, 'willing'].map((name) => ({ email: address(name) })));
    await rekindle.launch('after');
    await rekindle.advance(MINUTE);
    for (const act of Object.values(ways)) await act();
    await rekindle.advance(16 * DAY);
  });

  it.each([
    ['one-click', 'refused'],
    ['page', 'refused'],
    ['old-tool', 'refused'],
    ['complaint', 'refused'],
    ['told-sales', 'refused'],
    ['bounced', 'undeliverable'],
    ['support', 'openSupport'],
  ])('nobody is mailed again who ended it: %s', async (name, because) => {
    expect(mailsTo(rekindle.stack, address(name))).toHaveLength(1);
    expect(await stepOf(rekindle, address(name))).toMatchObject({ state: 'ended', endedBecause: because });
    const { facts } = await rekindle.lead(await idOf(rekindle, address(name)));
    expect(facts.filter(({ kind }) => kind === 'mailSkipped')).toMatchObject([{ because, step: 1 }]);
  });

  it('everybody else is', () => {
    expect(mailsTo(rekindle.stack, address('willing'))).toHaveLength(2);
  });

  it('a refusal is remembered by address, also of somebody who is imported again', async () => {
    await rekindle.people('again', { email: address('one-click') });

    const launched = await rekindle.call(
      'POST',
      '/campaigns',
      { name: 'again', segment: segmentOf('again') },
      'en',
    );

    expect(launched.status).toBe(409);
    expect(messageOf(launched)).toContain('Nobody who may be mailed');
  });

  it('what is stored is what the timeline says', async () => {
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('a refusal', () => {
  it('in the former tool holds for a customer who is imported only later', async () => {
    await rekindle.importCsv('opt-outs', 'メールアドレス,停止日\r\nＯld@old.example,2024-04-01');
    await rekindle.people('former', { email: 'old@old.example' }, { email: 'new@new.example' });

    await rekindle.launch('former');

    expect(mailsTo(rekindle.stack, 'old@old.example')).toEqual([]);
    expect(mailsTo(rekindle.stack, 'new@new.example')).toHaveLength(1);
  });

  it('that comes while the mail is being claimed stops it', async () => {
    await rekindle.people('racing', { email: address('racing') });
    const campaignId = await rekindle.launch('racing');
    await rekindle.advance(14 * DAY - MINUTE);
    const customerId = await idOf(rekindle, address('racing'));
    const link = oneClickLink(mailTo(rekindle.stack, address('racing')));
    let refusal: Promise<unknown> | undefined;
    let isRefused = false;
    const refuse = async (): Promise<void> => {
      await fetch(link, { method: 'POST' });
      isRefused = true;
    };
    const isClaim = callOf('TransactWriteItems', '"sending"', 'MAIL#', customerId);
    rekindle.failWhen((call) => {
      if (call.phase !== 'before' || isRefused || !isClaim(call)) return undefined;
      // The claim is held up, as by a conflict, until the refusal has been stored.
      refusal ??= refuse();
      return conflict(2);
    });

    await rekindle.advance(2 * MINUTE);
    await rekindle.dispatch();
    await refusal;

    expect(isRefused).toBe(true);
    expect(mailsTo(rekindle.stack, address('racing'))).toHaveLength(1);
    expect(await stepOf(rekindle, address('racing'))).toMatchObject({
      campaignId,
      state: 'ended',
      endedBecause: 'refused',
    });
  });
});

describe('over all campaigns together', () => {
  it(
    'nobody gets more than two mails in thirty days, nor two within seven',
    { timeout: 90_000 },
    async () => {
      await rekindle.people('often', { email: address('often') });
      await rekindle.launch('often', { name: 'first' });
      // Another subject: nobody gets the same text twice.
      const topic = { ja: '配送', en: 'delivery' };
      await rekindle.launch('often', { name: 'second', mayOverlap: true, topic });

      await rekindle.advance(75 * DAY);

      const sentAt = mailsTo(rekindle.stack, address('often')).map(({ at }) => at.getTime());
      expect(sentAt.length).toBeGreaterThanOrEqual(4);
      for (const [index, at] of sentAt.entries()) {
        expect(at - (sentAt[index - 1] ?? 0)).toBeGreaterThanOrEqual(7 * DAY);
        expect(at - (sentAt[index - 2] ?? 0)).toBeGreaterThanOrEqual(30 * DAY);
      }
      expect(await rekindle.verify()).toEqual([]);
    },
  );
});

describe('while sales hold a customer', () => {
  it('no mail goes out; when they let go the sequence goes on', { timeout: 30_000 }, async () => {
    await rekindle.people('held', { email: address('held') });
    await rekindle.launch('held');
    await ask(rekindle.stack, mailTo(rekindle.stack, address('held')));
    const handoff = mailTo(rekindle.stack, owner);

    await rekindle.advance(15 * DAY);
    const held = {
      mails: mailsTo(rekindle.stack, address('held')).length,
      step: await stepOf(rekindle, address('held')),
    };
    await report(rekindle.stack, handoff, 'gathering');
    await rekindle.advance(8 * DAY);

    expect(held.mails).toBe(1);
    expect(held.step).toMatchObject({ waitsBecause: 'heldBySales' });
    expect(mailsTo(rekindle.stack, address('held'))).toHaveLength(2);
  });
});

import { findAccount } from '../../../app/people/account-store.ts';
import { anAccount } from '../../builders/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import {
  actionLink,
  answer,
  ask,
  click,
  customerOf,
  documentLink,
  download,
  get,
  mailsTo,
  mailTo,
  press,
  report,
} from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, HOUR, manager, MINUTE, otherOwner, owner, segmentOf } from '../../support/rekindle.ts';
import { messageOf } from '../../support/team-api.ts';

/** Ticks come only when a test asks for them: clocks are read to the minute. */
const noTicks = 60 * 24 * 365;

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({ tickMinutes: noTicks, isAlwaysOpen: true });
});
afterAll(() => rekindle.close());

/** A customer who asked for a talk, and the mail that sales got. */
async function handedOver(
  name: string,
  on: World = rekindle,
): Promise<{ customerId: string; mail: Mail; staff: Mail }> {
  const mail = await given(on, aMailedCustomer(name));
  await ask(on.stack, mail);
  return { customerId: customerOf(mail), mail, staff: mailTo(on.stack, owner) };
}

const handoffOf = async (customerId: string) => {
  const [handoff] = (await rekindle.lead(customerId)).handoffs;
  if (handoff === undefined) throw new Error(`${customerId} has no handoff`);
  return handoff;
};
const receiptsOf = (customerId: string) =>
  mailsTo(rekindle.stack, owner).filter(
    (mail) => mail.tags['c'] === customerId && mail.text?.includes('a=undo'),
  );

describe('accepting', () => {
  it('twice, and on two devices at once, is one acceptance and one receipt', async () => {
    const { customerId, staff } = await handedOver('twice');

    const answers = await Promise.all([
      answer(rekindle.stack, staff, 'accept'),
      answer(rekindle.stack, staff, 'accept'),
    ]);
    const again = await answer(rekindle.stack, staff, 'accept');

    expect([...answers, again].map(({ status }) => status)).toEqual([200, 200, 200]);
    const { handoffs, facts, standing } = await rekindle.lead(customerId);
    expect(handoffs).toMatchObject([{ state: 'accepted' }]);
    expect(facts.filter(({ kind }) => kind === 'feedback')).toHaveLength(1);
    expect(receiptsOf(customerId)).toHaveLength(1);
    expect(standing.status).toBe('sal');
  });

  it('with a promise moves the clock of the first contact to the promised time', async () => {
    const { customerId, staff } = await handedOver('promised');
    const callAt = new Date(rekindle.stack.now().getTime() + 5 * HOUR).toISOString();

    const past = await answer(rekindle.stack, staff, 'promise', { callAt: '2026-01-01T00:00:00.000Z' });
    await answer(rekindle.stack, staff, 'promise', { callAt });

    expect(past.status).toBe(422);
    expect(past.text).toContain('過ぎた時刻です');
    expect(await handoffOf(customerId)).toMatchObject({ promisedAt: callAt, firstContactDueAt: callAt });
  });
});

describe('not reached', () => {
  it('three times on two days is "no answer": back to nurturing, with a monthly mail at most', async () => {
    const { customerId, staff } = await handedOver('absent');

    await answer(rekindle.stack, staff, 'notReached');
    await rekindle.advance(2 * HOUR);
    await answer(rekindle.stack, staff, 'notReached');
    const before = await handoffOf(customerId);
    await rekindle.advance(20 * HOUR);
    await answer(rekindle.stack, staff, 'notReached');

    expect(before).toMatchObject({ state: 'accepted', outcome: 'notReached' });
    expect(await handoffOf(customerId)).toMatchObject({ state: 'closed', outcome: 'noAnswer' });
    const { standing } = await rekindle.lead(customerId);
    expect(standing).toMatchObject({ status: 'nurturing', because: 'noAnswer', monthlyOnly: true });
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('a double click', () => {
  it('on any button is one answer, and the same button works again after an undo', async () => {
    const { customerId, staff } = await handedOver('double');

    const both = [
      await answer(rekindle.stack, staff, 'notReached'),
      await answer(rekindle.stack, staff, 'notReached'),
    ];
    const once = await rekindle.lead(customerId);
    const receipt = receiptsOf(customerId).at(-1);
    await press(rekindle.stack, receipt === undefined ? '' : actionLink(receipt, 'undo'));
    const between = await rekindle.lead(customerId);
    await answer(rekindle.stack, staff, 'notReached');

    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(once.standing.callAttempts).toHaveLength(1);
    expect(between.standing.callAttempts).toEqual([]);
    expect((await rekindle.lead(customerId)).standing.callAttempts).toHaveLength(1);
  });
});

describe('"somebody else please"', () => {
  it('gives the lead to another owner with a mail and clocks of his own, and the first one’s buttons say so', async () => {
    const { customerId, staff } = await handedOver('declined');
    const before = await handoffOf(customerId);
    await rekindle.advance(DAY);
    const toOther = mailsTo(rekindle.stack, otherOwner).length;

    await answer(rekindle.stack, staff, 'decline');
    const tried = await answer(rekindle.stack, staff, 'accept');

    const after = await handoffOf(customerId);
    expect(after).toMatchObject({ state: 'open' });
    expect(after.ownerId).not.toBe(before.ownerId);
    expect(Date.parse(after.firstContactDueAt)).toBeGreaterThan(rekindle.stack.now().getTime());
    expect(mailsTo(rekindle.stack, otherOwner)).toHaveLength(toOther + 1);
    expect(tried.text).toContain('この件の担当が変わりました');
    expect((await handoffOf(customerId)).acceptedAt).toBeUndefined();
    await answer(rekindle.stack, mailTo(rekindle.stack, otherOwner), 'accept');
    expect((await handoffOf(customerId)).acceptedAt).toBeDefined();
  });
});

describe('"too early"', () => {
  it('holds the next handoff back until the day, but never a request', async () => {
    const { customerId, mail, staff } = await handedOver('early');
    await report(rekindle.stack, staff, 'tooEarly', { until: 'months3' });
    const told = mailsTo(rekindle.stack, owner).length;
    const cooled = await rekindle.lead(customerId);

    await click(rekindle.stack, mail, documentLink(mail));
    await download(rekindle.stack, mail);
    await rekindle.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\nearly@early.example,出席,60,,2026-10-06 14:00`,
      '&session=zaiko-online&durationMinutes=60',
    );
    const held = await rekindle.lead(customerId);
    await ask(rekindle.stack, mail, 'やはり相談したいです。');

    expect(cooled.standing).toMatchObject({
      noHandoffBefore: expect.stringMatching(/^2027-01/),
      monthlyOnly: true,
    });
    expect(cooled.interest).toMatchObject({ temperature: 'warm' });
    expect(cooled.interest.heldUntil).toBeUndefined();
    expect(held.interest.temperature).toBe('hot');
    expect(held.facts.filter(({ kind }) => kind === 'handoffHeld')).toMatchObject([
      { because: 'noHandoffBefore' },
    ]);
    expect(held.handoffs).toHaveLength(1);
    expect((await rekindle.lead(customerId)).handoffs).toHaveLength(2);
    expect(mailsTo(rekindle.stack, owner)).toHaveLength(told + 1);
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('a receipt', () => {
  it.each([
    ['neverContact', {}],
    ['leftCompany', {}],
    ['tooEarly', { until: 'months6' }],
    ['notNeeded', {}],
    ['opportunity', { amount: '80万円' }],
    ['won', { amount: '80万円' }],
  ])(
    'takes "%s" back with one button: standing, interest, deal and refusal are as before',
    async (outcome, fields) => {
      const { customerId, staff } = await handedOver(`undo-${outcome.toLowerCase()}`);
      await answer(rekindle.stack, staff, 'accept');
      const before = await rekindle.lead(customerId);
      const address = before.customer.email ?? '';
      const accountOf = async () => {
        // The version counts the writes.
        const { version: _, ...rest } =
          (await findAccount(rekindle.deps.db, before.customer.accountId)) ?? anAccount();
        return rest;
      };
      const account = await accountOf();
      const refusal = async () =>
        (await rekindle.dump()).filter((item) => item['refusedAt'] !== undefined).length;
      const refusals = await refusal();

      await report(rekindle.stack, staff, outcome, fields);
      const changed = await rekindle.lead(customerId);
      const receipt = receiptsOf(customerId).at(-1);
      const link = receipt === undefined ? '' : actionLink(receipt, 'undo');
      await rekindle.advance(MINUTE);
      await press(rekindle.stack, link);

      expect(changed.standing.status).not.toBe('sal');
      const after = await rekindle.lead(customerId);
      const { version: _v, because: _b, ...standing } = after.standing;
      const { version: _w, because: _c, ...was } = before.standing;
      expect(standing).toEqual(was);
      expect(after.interest.points).toBeCloseTo(before.interest.points, 1);
      expect(after.handoffs).toMatchObject([
        { state: 'accepted', acceptedAt: before.handoffs[0]?.acceptedAt },
      ]);
      expect(after.handoffs[0]?.outcome).toBeUndefined();
      expect(await accountOf()).toEqual(account);
      expect(await refusal()).toBe(refusals);
      expect(address).not.toBe('');
      const again = await press(rekindle.stack, link);
      expect(again.status).toBe(200);
      expect((await rekindle.lead(customerId)).facts.filter(({ id }) => id.startsWith('undo-'))).toHaveLength(
        1,
      );
      expect(await rekindle.verify()).toEqual([]);
    },
  );

  it('takes back what the answer did, and not what the customer did meanwhile', async () => {
    const { customerId, mail, staff } = await handedOver('meanwhile');
    await report(rekindle.stack, staff, 'notNeeded');
    const receipt = receiptsOf(customerId).at(-1);
    await press(rekindle.stack, mail.links.find(({ url }) => url.includes('/u/'))?.url ?? '');

    await press(rekindle.stack, receipt === undefined ? '' : actionLink(receipt, 'undo'));

    const { standing } = await rekindle.lead(customerId);
    expect(standing.noHandoffBefore).toBeUndefined();
    expect(standing.refused).toBeDefined();
  });
});

describe('a win that only sales reported', () => {
  it('makes the colleagues customers too: nobody there is dormant (R2)', async () => {
    const account = '株式会社なかま';
    await rekindle.people('winner', { email: 'won@nakama.example', account });
    await rekindle.people('colleague', { email: 'colleague@nakama.example', account, site: '工場' });
    await rekindle.launch('winner');
    await ask(rekindle.stack, mailTo(rekindle.stack, 'won@nakama.example'));
    const staff = mailTo(rekindle.stack, owner);
    const launch = () => rekindle.call('POST', '/segments/preview', { segment: segmentOf('colleague') });
    const before = await launch();

    await report(rekindle.stack, staff, 'opportunity', { amount: '50万円' });
    const talking = await launch();
    await report(rekindle.stack, staff, 'won', { amount: '50万円' });

    expect(before.body).toMatchObject({ selected: 1 });
    expect(talking.body).toMatchObject({ selected: 0, excluded: [{ because: 'openDeal' }] });
    expect((await launch()).body).toMatchObject({ selected: 0, excluded: [{ because: 'boughtAtAccount' }] });
    const refused = await rekindle.call(
      'POST',
      '/campaigns',
      { name: 'x', segment: segmentOf('colleague') },
      'en',
    );
    expect(messageOf(refused)).toContain('Nobody who may be mailed');
  });

  it('is bought once, also when a file brings the same deal later', async () => {
    const account = '株式会社にど';
    await rekindle.people('both', { email: 'both@both.example', account });
    await rekindle.launch('both');
    await ask(rekindle.stack, mailTo(rekindle.stack, 'both@both.example'));
    const staff = mailTo(rekindle.stack, owner);
    await report(rekindle.stack, staff, 'opportunity', { amount: '50万円' });
    const day = new Date(rekindle.stack.now().getTime() + 9 * HOUR).toISOString().slice(0, 10);

    await rekindle.importCsv(
      'deals',
      `案件ID,会社名,メールアドレス,ステータス,商談開始日,受注日,金額\r\nCRM-1,${account},both@both.example,受注,${day},${day},500000`,
    );

    const lead = await rekindle.lead(customerOf(mailTo(rekindle.stack, 'both@both.example')));
    const profile = (await rekindle.dump()).find(
      (item) => item['pk'] === `ACCOUNT#${lead.customer.accountId}` && item['sk'] === 'PROFILE',
    );
    expect(profile?.['relationship']).toMatchObject({ wonCount: 1, wonTotal: 500000, openDeals: 0 });
    expect(lead.standing.status).toBe('won');
    expect(await rekindle.verify()).toEqual([]);
  });
});

describe('the clocks of a handoff', () => {
  it(
    'ring once each: received, first contact, and the report after 5, 10 and 20 business days over holidays',
    { timeout: 60_000 },
    async () => {
      const clock = await openWorld({ tickMinutes: noTicks });
      const { customerId, mail } = await handedOver('clock', clock);
      const asked = new Date('2026-10-06T01:00:00.000Z');
      expect(mail.at).toEqual(asked);
      const told = () => ({
        owner: mailsTo(clock.stack, owner).length,
        manager: mailsTo(clock.stack, manager).length,
      });
      /** What has been told a minute before an instant, at it, and at the next minute. */
      const around = async (at: string): Promise<readonly unknown[]> => {
        const seen: unknown[] = [];
        for (const minutes of [-1, 0, 1]) {
          await clock.stack.runUntil(new Date(Date.parse(at) + minutes * MINUTE));
          await clock.dispatch();
          await clock.dispatch();
          seen.push(told());
        }
        return seen;
      };
      const onlyOwner = (was: number, managed: number) => [
        { owner: was, manager: managed },
        { owner: was + 1, manager: managed },
        { owner: was + 1, manager: managed },
      ];
      const onlyManager = (was: number, managed: number) => [
        { owner: was, manager: managed },
        { owner: was, manager: managed + 1 },
        { owner: was, manager: managed + 1 },
      ];

      // A request on Tuesday at 10:00: received within half an hour, called within one.
      expect(await around('2026-10-06T10:30:00+09:00')).toEqual(onlyOwner(1, 0));
      expect(await around('2026-10-06T11:00:00+09:00')).toEqual(onlyManager(2, 0));
      // 10-12 is a holiday: the fifth business day is 10-14, the tenth 10-21, the twentieth, after 11-03, 11-05.
      expect(await around('2026-10-14T09:00:00+09:00')).toEqual(onlyOwner(2, 1));
      expect(await around('2026-10-21T09:00:00+09:00')).toEqual(onlyManager(3, 1));
      expect((await clock.lead(customerId)).handoffs).toMatchObject([{ state: 'open' }]);
      await around('2026-11-05T09:00:00+09:00');
      const { handoffs, standing, facts } = await clock.lead(customerId);
      expect(handoffs).toMatchObject([{ state: 'released' }]);
      expect(standing).toMatchObject({ status: 'nurturing', because: 'unreported' });
      expect(facts.filter(({ kind }) => kind === 'handoffReleased')).toHaveLength(1);
      expect(await clock.verify()).toEqual([]);
      await clock.close();
    },
  );
});

describe('a salesperson’s page', () => {
  it('shows what a button asks, and refuses a result or an amount that cannot be read', async () => {
    const { customerId, staff } = await handedOver('page');

    const shown = await get(actionLink(staff, 'report'));
    const nothing = await answer(rekindle.stack, staff, 'report', {});
    const amount = await report(rekindle.stack, staff, 'opportunity', { amount: 'たくさん' });

    expect(shown.status).toBe(200);
    expect(nothing).toMatchObject({
      status: 422,
      text: expect.stringContaining('結果をひとつ選んでください'),
    });
    expect(amount).toMatchObject({
      status: 422,
      text: expect.stringContaining('金額「たくさん」を読めません'),
    });
    expect((await handoffOf(customerId)).state).toBe('open');
  });
});

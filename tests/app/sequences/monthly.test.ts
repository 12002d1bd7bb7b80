import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { get, linkIn, mailsTo, mailTo, oneClickLink, press } from '../../support/inbox.ts';
import { DAY, HOUR } from '../../support/rekindle.ts';
import { addressOf, aTopic, finishedCustomers, night, placeOf } from '../support/monthly.ts';
import { given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

/** Ten in the morning of some days of a month, as dispatch would come by; then the night. */
async function throughMonth(world: World, month: string): Promise<void> {
  for (const day of ['03', '06', '09', '12', '15', '18', '20', '23']) {
    const at = new Date(`${month}-${day}T01:00:00.000Z`);
    if (at <= world.stack.now()) continue;
    await world.stack.runUntil(at);
    await world.dispatch();
  }
}

const mails = (world: World, name: string) => mailsTo(world.stack, addressOf(name));

describe('the monthly mail', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ isAlwaysOpen: true });
  });
  afterAll(() => world.close());
  afterEach(() => world.disturbWhen(undefined));

  it('goes to whoever has finished a sequence, once, and not before its topic is approved', async () => {
    await given(world, finishedCustomers(['finished']));
    await night(world);
    await world.dispatch();
    const without = mails(world, 'finished').length;
    await aTopic(world, '2026-10', { isApproved: false });
    await world.dispatch();
    const unapproved = mails(world, 'finished').length;

    await world.call('POST', '/monthly/2026-10/approve', { revision: 1 });
    await world.dispatch();
    await world.dispatch();
    await night(world);
    await world.dispatch();

    expect({ without, unapproved }).toEqual({ without: 0, unapproved: 0 });
    expect(mails(world, 'finished')).toHaveLength(1);
    expect(mailTo(world.stack, addressOf('finished')).subject).toBe('在庫の話 2026-10のご案内');
    expect(await placeOf(world, 'finished')).toMatchObject({ state: 'active', waitsBecause: 'nextMonth' });
    expect(await world.verify()).toEqual([]);
  });

  it('stays one mail a month though its message comes often, or never', async () => {
    await given(world, finishedCustomers(['often', 'seldom']));
    await night(world);
    const seldom = (await placeOf(world, 'seldom'))?.customerId ?? '';
    let lost = 0;
    world.disturbWhen(({ body }) => {
      if (!body.includes('"monthly"')) return undefined;
      if (body.includes(seldom)) return lost++ === 0 ? { kind: 'lose' } : undefined;
      return { kind: 'repeat', times: 4, delaySeconds: 0 };
    });

    await world.dispatch();
    const atOnce = mails(world, 'seldom').length;
    await world.advance(HOUR);
    await world.dispatch();

    expect(atOnce).toBe(0);
    expect([mails(world, 'often').length, mails(world, 'seldom').length]).toEqual([1, 1]);
  });

  it('tells how many get it, and what became of the month', async () => {
    const { body } = await world.call('GET', '/monthly');

    expect(body).toMatchObject({
      state: 'running',
      people: { active: 3, reasons: [{ because: 'nextMonth', people: 1 }] },
      months: [{ month: '2026-10', sent: 3, asked: 0, reacted: 0, silent: 0, stopped: 0 }],
      delivery: { sent: 3 },
    });
  });

  it('is held while it is paused, and goes on', async () => {
    await given(world, finishedCustomers(['held']));
    await night(world);

    await world.call('POST', '/monthly/pause');
    await world.dispatch();
    const whilePaused = mails(world, 'held').length;
    const shown = (await world.call('GET', '/monthly')).body;
    await world.call('POST', '/monthly/resume');
    await world.advance(HOUR);
    await world.dispatch();

    expect(whilePaused).toBe(0);
    expect(shown).toMatchObject({ state: 'paused', pausedBecause: 'byHand' });
    expect(mails(world, 'held')).toHaveLength(1);
  });

  it('ends for whoever refuses, with the reason', async () => {
    await given(world, finishedCustomers(['refuses']));
    await night(world);
    await world.dispatch();
    await press(world.stack, oneClickLink(mailTo(world.stack, addressOf('refuses'))), {
      'List-Unsubscribe': 'One-Click',
    });

    await aTopic(world, '2026-11');
    await world.advance(40 * DAY);
    await world.dispatch();

    expect(mails(world, 'refuses')).toHaveLength(1);
    expect(await placeOf(world, 'refuses')).toMatchObject({ state: 'ended', endedBecause: 'refused' });
    await night(world);
    expect(await placeOf(world, 'refuses')).toMatchObject({ state: 'ended' });
    expect(await world.verify()).toEqual([]);
  });

  it('counts a reaction of a person, and a bounce against itself', async () => {
    const before = (await world.call('GET', '/monthly')).body;
    const mail = mailTo(world.stack, addressOf('often'));
    await press(world.stack, linkIn(mail, '/d/'));
    world.stack.mailbox.bounce(mailTo(world.stack, addressOf('seldom')).messageId, 'permanent');
    await world.stack.settle();

    const { body } = await world.call('GET', '/monthly');

    expect(before).toMatchObject({ months: [{ month: '2026-11' }, { reacted: 0 }] });
    expect(body).toMatchObject({ delivery: { bounced: 1 } });
    expect(JSON.stringify(body)).toContain('"reacted":1');
    expect(await world.verify()).toEqual([]);
  });
});

it("reaches a customer in the hours of their own clock, in the company's night", async () => {
  const world = await openWorld();
  await given(world, finishedCustomers(['tokyo', 'boston']));
  await world.importCsv('customers', `メール,タイムゾーン\n${addressOf('boston')},America/New_York\n`);
  await night(world);
  await aTopic(world, '2026-10');
  const sent = () => ['tokyo', 'boston'].map((name) => mails(world, name).length);

  await world.dispatch();
  const byDay = sent();
  await world.stack.runUntil(new Date('2026-10-06T12:59:00.000Z'));
  await world.dispatch();
  const tooEarly = sent();
  await world.stack.runUntil(new Date('2026-10-06T13:00:00.000Z'));
  await world.dispatch();

  expect([byDay, tooEarly, sent()]).toEqual([
    [1, 0],
    [1, 0],
    [1, 1],
  ]);
  await world.close();
});

describe('six months of silence', () => {
  it(
    'lead to the last mail, and then to the end, unless somebody wants it to go on',
    { timeout: 60_000 },
    async () => {
      const world = await openWorld();
      await given(world, finishedCustomers(['silent', 'reader', 'continues']));
      await night(world);
      const months = [
        '2026-10',
        '2026-11',
        '2026-12',
        '2027-01',
        '2027-02',
        '2027-03',
        '2027-04',
        '2027-05',
        '2027-06',
      ];
      const sent: number[] = [];
      for (const [index, month] of months.entries()) {
        await aTopic(world, month);
        await throughMonth(world, month);
        sent.push(mails(world, 'silent').length);
        if (index === 3) await press(world.stack, linkIn(mailTo(world.stack, addressOf('reader')), '/d/'));
        if (index === 6) {
          const page = await get(linkIn(mailTo(world.stack, addressOf('continues')), '/k/'));
          expect(page.status).toBe(200);
          expect((await placeOf(world, 'continues'))?.continuedAt).toBeUndefined();
          await press(world.stack, linkIn(mailTo(world.stack, addressOf('continues')), '/k/'));
        }
        await night(world);
      }

      const subjects = (name: string) => mails(world, name).map(({ subject }) => subject);
      expect(sent).toEqual([1, 2, 3, 4, 5, 6, 7, 7, 7]);
      expect(subjects('silent').at(-1)).toBe('ご案内を続けてよろしいですか');
      expect(await placeOf(world, 'silent')).toMatchObject({ state: 'ended', endedBecause: 'silent' });
      expect(subjects('reader')).toHaveLength(9);
      expect(subjects('reader')).not.toContain('ご案内を続けてよろしいですか');
      expect(subjects('continues')).toHaveLength(9);
      expect(subjects('continues').filter((each) => each.startsWith('ご案内'))).toHaveLength(1);
      const { facts } = await world.lead((await placeOf(world, 'silent'))?.customerId ?? '');
      expect(facts.filter(({ kind }) => kind === 'enrolmentEnded')).toMatchObject([{ because: 'silent' }]);
      expect((await world.call('GET', '/monthly')).body).toMatchObject({
        months: expect.arrayContaining([expect.objectContaining({ month: '2027-04', asked: 2 })]),
      });
      expect(await world.verify()).toEqual([]);
      expect(world.stack.deadLetters()).toEqual([]);
      await world.close();
    },
  );
});

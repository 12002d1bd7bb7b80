import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, customerOf, mailsTo, mailTo, report } from '../../support/inbox.ts';
import { DAY, HOUR, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 1440, isAlwaysOpen: true });
});
afterAll(() => world.close());

/** A customer who asked for a talk, and what sales said of it. */
async function reported(name: string, outcome: string, more: Record<string, string> = {}): Promise<string> {
  const mail = await given(world, aMailedCustomer(name));
  await ask(world.stack, mail);
  expect((await report(world.stack, mailTo(world.stack, owner), outcome, more)).status).toBe(200);
  return customerOf(mail);
}

const listed = async (customerId: string): Promise<boolean> =>
  JSON.stringify((await world.call('GET', '/handoffs')).body).includes(customerId);

describe('a deal that goes on', () => {
  it('stays on the list, is asked about when nothing moves, and is closed by its code after months', async () => {
    const customerId = await reported('deal', 'opportunity', { amount: '1000000' });
    await world.advance(45 * DAY);
    const handoff = (await world.lead(customerId)).handoffs[0];
    const notes = mailsTo(world.stack, owner).filter(
      ({ tags, subject }) => tags['c'] === customerId && subject.startsWith('【商談の状況】'),
    );

    expect(handoff).toMatchObject({ state: 'accepted', outcome: 'opportunity' });
    expect(await listed(customerId)).toBe(true);
    expect(notes).toHaveLength(1);
    const sheet = await world.importCsv('feedback', `受付番号,結果\r\n${handoff?.code ?? ''},受注`);
    expect(sheet).toMatchObject({ unmatched: [] });
    expect(await listed(customerId)).toBe(false);
  });

  it('is found by its code also when it is closed, without reading the whole table', async () => {
    const customerId = await reported('closed', 'notNeeded');
    const [handoff] = (await world.lead(customerId)).handoffs;

    const { status, body } = await world.call('GET', `/handoffs/${handoff?.code ?? ''}`);
    expect([status, JSON.stringify(body).includes(customerId)]).toEqual([200, true]);
  });
});

describe('a next action with its day', () => {
  it('is waited for: nobody asks for a report, and nothing is taken away, before it', async () => {
    const on = new Date(world.stack.now().getTime() + 42 * DAY).toISOString().slice(5, 10).replace('-', '/');
    const customerId = await reported('planned', 'reached', {
      nextAction: 'planned',
      nextActionText: `${on}に見積書送付予定`,
    });
    const about = () =>
      mailsTo(world.stack, owner).filter(
        ({ tags, subject }) => tags['c'] === customerId && subject.includes('結果の報告'),
      );
    await world.advance(40 * DAY);
    expect((await world.lead(customerId)).handoffs).toMatchObject([{ state: 'accepted' }]);
    expect(about()).toEqual([]);

    await world.advance(45 * DAY);
    expect(about()).not.toEqual([]);
    expect((await world.lead(customerId)).handoffs).toMatchObject([{ state: 'released' }]);
  });
});

describe('a lead that is held back', () => {
  const attend = (session: string, email: string): Promise<unknown> =>
    world.importCsv(
      'webinar',
      `メールアドレス,出欠,視聴時間(分),参加日時\r\n${email},出席,60,${world.stack.now().toISOString().slice(0, 10)} 09:00`,
      `&session=${session}&durationMinutes=60`,
    );

  it('until a day is handed over when the day has come, while it is still hot', async () => {
    const until = new Date(world.stack.now().getTime() + 10 * DAY).toISOString().slice(0, 10);
    const customerId = await reported('later', 'tooEarly', { until });
    await world.advance(8 * DAY);
    for (const session of ['y1', 'y2', 'y3']) await attend(session, 'later@later.example');
    const held = await world.lead(customerId);
    expect(held.interest.temperature).toBe('hot');
    expect(held.handoffs.map(({ state }) => state)).toEqual(['closed']);

    await world.advance(3 * DAY);
    expect((await world.lead(customerId)).handoffs.map(({ state }) => state)).toContain('open');
  });

  it('because nobody in sales can be reached is handed over when somebody can', async () => {
    const alone = await openWorld({ tickMinutes: 60, isAlwaysOpen: true, owners: '氏名,メール\r\n佐藤 誠,' });
    const mail = await given(alone, aMailedCustomer('alone'));
    await ask(alone.stack, mail);
    expect((await alone.lead(customerOf(mail))).handoffs).toEqual([]);

    await alone.importCsv('owners', `氏名,メール\r\n佐藤 誠,${owner}`);
    await alone.advance(8 * HOUR);
    expect((await alone.lead(customerOf(mail))).handoffs).toHaveLength(1);
    await alone.close();
  });
});

describe('a customer who moves to another company', () => {
  it('keeps his one open handoff', async () => {
    const mail = await given(world, aMailedCustomer('mover'));
    await ask(world.stack, mail);
    await world.people('mover2', {
      email: 'mover@mover.example',
      account: '株式会社別会社',
      ownerName: '加藤 律',
    });
    await world.advance(2 * HOUR);
    await ask(world.stack, mail, '見積もりもください。');

    const { handoffs, standing } = await world.lead(customerOf(mail));
    const open = handoffs.filter(({ state }) => state === 'open' || state === 'accepted');
    expect(open.map(({ id }) => id)).toEqual([standing.openHandoffId]);
  });
});

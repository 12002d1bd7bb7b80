import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../../local/ses/mail.ts';
import { callOf, conflict, crash, strikes } from '../../support/faults.ts';
import {
  answer,
  ask,
  click,
  consultationLink,
  customerOf,
  documentLink,
  download,
  mailsTo,
  mailTo,
} from '../../support/inbox.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';
import { DAY, MINUTE, SECOND, segmentOf, type Rekindle } from '../../support/rekindle.ts';
import { clickEvent, openEvent } from '../../support/ses-events.ts';
import { messageOf } from '../../support/team-api.ts';

let rekindle: World;
beforeAll(async () => {
  rekindle = await openWorld({
    canFail: true,
    tickMinutes: 720,
    isAlwaysOpen: true,
    owners: ownersOf(12),
  });
});
afterAll(() => rekindle.close());
afterEach(() => {
  rekindle.failWhen(undefined);
  rekindle.disturbWhen(undefined);
});

/** One salesperson for each test, so that mails are told apart by their reader. */
function ownersOf(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `営業 ${'一二三四五六七八九十百千'[index]},s${index}@mirai-zaiko.example`,
  );
  return ['氏名,メール', ...rows].join('\r\n');
}
const salesperson = (index: number) => ({
  ownerName: `営業 ${'一二三四五六七八九十百千'[index]}`,
  mailbox: `s${index}@mirai-zaiko.example`,
});

/** The first mail of a department head, who is hot from 40 points. */
async function mailedTo(name: string, ownerName: string): Promise<Mail> {
  const mail = await given(rekindle, aMailedCustomer(name, { title: '購買部長', ownerName }));
  await rekindle.advance(MINUTE);
  return mail;
}

const attend = (mail: Mail) =>
  rekindle.importCsv(
    'webinar',
    `メールアドレス,出欠,視聴時間(分),質問,参加日時\r\n${mail.to[0]},出席,60,,2026-10-05 14:00`,
    '&session=zaiko-online&durationMinutes=60',
  );

const later = (mail: Mail, milliseconds: number): Date => new Date(mail.at.getTime() + milliseconds);

describe('one crossing', () => {
  it('gives one handoff and one mail, however often its event comes', async () => {
    const { ownerName, mailbox } = salesperson(0);
    const mail = await mailedTo('repeated', ownerName);
    rekindle.disturbWhen(({ queue }) =>
      queue.includes('CrossingQueue') ? { kind: 'repeat', times: 3, delaySeconds: 0 } : undefined,
    );

    await ask(rekindle.stack, mail);
    rekindle.disturbWhen(({ queue }) =>
      queue.includes('CrossingQueue') ? { kind: 'repeat', times: 1, delaySeconds: 86_400 } : undefined,
    );
    await rekindle.advance(2 * MINUTE);

    const { handoffs, facts } = await rekindle.lead(customerOf(mail));
    expect(handoffs).toHaveLength(1);
    expect(facts.filter(({ kind }) => kind === 'handoffCreated')).toHaveLength(1);
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(1);
  });

  it('gives one handoff and one mail when its event comes twice at once, and the second looks in between', async () => {
    const { ownerName, mailbox } = salesperson(10);
    const mail = await mailedTo('at-once', ownerName);
    let [saw, made] = [() => {}, () => {}];
    const [seen, done] = [new Promise<void>((go) => (saw = go)), new Promise<void>((go) => (made = go))];
    let locks = 0;
    rekindle.holdWhen(({ operation, body, phase }) => {
      const text = JSON.stringify(body);
      if (phase !== 'before') return undefined;
      // The first waits with its transaction until the second has looked for a handoff of its own, and found none.
      if (operation === 'TransactWriteItems' && text.includes('handoffCreated'))
        return seen.finally(() => setTimeout(made, 50));
      if (operation !== 'GetItem' || !text.includes('LOCK#') || ++locks !== 2) return undefined;
      saw();
      return done;
    });
    rekindle.disturbWhen(({ queue }) =>
      queue.includes('CrossingQueue') ? { kind: 'repeat', times: 1, delaySeconds: 0 } : undefined,
    );

    await ask(rekindle.stack, mail);
    rekindle.holdWhen(undefined);
    await rekindle.advance(2 * MINUTE);

    expect(locks).toBeGreaterThan(1);
    expect((await rekindle.lead(customerOf(mail))).handoffs).toHaveLength(1);
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(1);
  });

  it.each([
    { phase: 'before', who: 1 },
    { phase: 'after', who: 2 },
  ] as const)(
    'gives one handoff and one mail when its maker crashes $phase the transaction',
    async ({ phase, who }) => {
      const { ownerName, mailbox } = salesperson(who);
      const mail = await mailedTo(`crash-${phase}`, ownerName);
      const fault = strikes(phase, callOf('TransactWriteItems', 'handoffCreated', customerOf(mail)), crash);
      rekindle.failWhen(fault.hook);

      await ask(rekindle.stack, mail);
      await rekindle.advance(10 * MINUTE);

      expect(fault.struck()).toBe(1);
      expect((await rekindle.lead(customerOf(mail))).handoffs).toHaveLength(1);
      expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(1);
    },
  );

  it('gives its mail also when the message to the sender is lost', async () => {
    const { ownerName, mailbox } = salesperson(3);
    const mail = await mailedTo('unannounced', ownerName);
    rekindle.disturbWhen(({ body }) => (body.includes('"outbox"') ? { kind: 'lose' } : undefined));

    await ask(rekindle.stack, mail);
    rekindle.disturbWhen(undefined);
    const before = mailsTo(rekindle.stack, mailbox).length;
    await rekindle.dispatch();

    expect(before).toBe(0);
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(1);
  });

  it('waits out a conflict of transactions', async () => {
    const { ownerName, mailbox } = salesperson(4);
    const mail = await mailedTo('conflicting', ownerName);
    const fault = strikes('before', callOf('TransactWriteItems', 'handoffCreated'), conflict(6), 2);
    rekindle.failWhen(fault.hook);

    await ask(rekindle.stack, mail);

    expect(fault.struck()).toBe(2);
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(1);
  });

  it('reaches sales also when its event could not be published at first', async () => {
    const { ownerName, mailbox } = salesperson(5);
    const mail = await mailedTo('unpublished', ownerName);
    const fault = strikes('before', (call) => call.operation === 'PutEvents', crash, 2);
    rekindle.failWhen(fault.hook);

    await ask(rekindle.stack, mail);
    await rekindle.advance(10 * MINUTE);

    expect(fault.struck()).toBe(2);
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(1);
  });
});

describe('two colleagues of one site', () => {
  it('who get hot at once share one handoff, and the owner is told of both', async () => {
    const { ownerName, mailbox } = salesperson(6);
    const account = '株式会社ふたり';
    await rekindle.people(
      'pair',
      { email: 'a@pair.example', name: '青木 一', account, ownerName },
      { email: 'b@pair.example', name: '馬場 二', account, ownerName },
    );
    await rekindle.launch('pair');
    const mails = ['a@pair.example', 'b@pair.example'].map((each) => mailTo(rekindle.stack, each));

    await Promise.all(mails.map((mail) => ask(rekindle.stack, mail)));
    await rekindle.dispatch();

    const leads = await Promise.all(mails.map((mail) => rekindle.lead(customerOf(mail))));
    const handoffs = leads.flatMap((lead) => lead.handoffs);
    expect(handoffs).toHaveLength(1);
    expect(handoffs[0]?.joinedCustomerIds).toHaveLength(1);
    expect(leads.flatMap(({ facts }) => facts).filter(({ kind }) => kind === 'handoffJoined')).toHaveLength(
      1,
    );
    const told = mailsTo(rekindle.stack, mailbox);
    expect(told).toHaveLength(2);
    const joined = told.at(-1)?.text ?? '';
    expect([joined.includes('青木'), joined.includes('馬場')]).toEqual([true, true]);
  });

  it('of different sites get a handoff each', async () => {
    const { ownerName, mailbox } = salesperson(7);
    const account = '株式会社べつべつ';
    await rekindle.people(
      'sites',
      { email: 'a@sites.example', account, ownerName, site: '東京本社' },
      { email: 'b@sites.example', account, ownerName, site: '大阪工場' },
    );
    await rekindle.launch('sites');

    for (const each of ['a@sites.example', 'b@sites.example'])
      await ask(rekindle.stack, mailTo(rekindle.stack, each));

    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(2);
  });
});

describe('a request', () => {
  it('of somebody handed over already ranks the open handoff A, with the clock of a request', async () => {
    const { ownerName, mailbox } = salesperson(8);
    const mail = await mailedTo('reranked', ownerName);
    await attend(mail);
    await click(rekindle.stack, mail, documentLink(mail));
    await download(rekindle.stack, mail);
    const before = await rekindle.lead(customerOf(mail));

    await ask(rekindle.stack, mail);
    await rekindle.dispatch();

    const after = await rekindle.lead(customerOf(mail));
    expect(before.handoffs).toMatchObject([{ rank: 'B', isRequest: false }]);
    expect(after.handoffs).toMatchObject([{ rank: 'A', isRequest: true, id: before.handoffs[0]?.id }]);
    expect(
      after.handoffs[0]?.firstContactDueAt.localeCompare(before.handoffs[0]?.firstContactDueAt ?? ''),
    ).toBe(-1);
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(2);
  });
});

describe('a handoff whose acts prove to be a machine’s', () => {
  /** A webinar and two clicks make hot; a third click half a second after the first shows the scanner. */
  async function hotByClicks(
    name: string,
    ownerName: string,
  ): Promise<{ mail: Mail; unmask: () => Promise<void> }> {
    const mail = await mailedTo(name, ownerName);
    await attend(mail);
    await rekindle.advance(30 * MINUTE);
    const put = async (...events: Parameters<Rekindle['stack']['putEvents']>[0]): Promise<void> => {
      rekindle.stack.putEvents(events);
      await rekindle.stack.settle();
    };
    await put(
      openEvent(mail, later(mail, 345 * SECOND)),
      clickEvent(mail, later(mail, 360 * SECOND), documentLink(mail)),
      clickEvent(mail, later(mail, 20 * MINUTE), consultationLink(mail)),
    );
    return {
      mail,
      unmask: () => put(clickEvent(mail, later(mail, 360.5 * SECOND), consultationLink(mail))),
    };
  }

  it('is withdrawn while nobody accepted it, and the owner is told', async () => {
    const { ownerName, mailbox } = salesperson(9);
    const { mail, unmask } = await hotByClicks('machine', ownerName);
    const before = await rekindle.lead(customerOf(mail));

    await unmask();
    await rekindle.dispatch();

    const after = await rekindle.lead(customerOf(mail));
    expect(before.handoffs).toMatchObject([{ state: 'open' }]);
    expect(after.handoffs).toMatchObject([{ state: 'withdrawn' }]);
    expect(after.standing).toMatchObject({ status: 'nurturing', because: 'withdrawn' });
    expect(after.standing.openHandoffId).toBeUndefined();
    expect(mailsTo(rekindle.stack, mailbox)).toHaveLength(2);
    expect(await rekindle.verify()).toEqual([]);
  });

  it('stays when it was accepted', async () => {
    const { ownerName, mailbox } = salesperson(10);
    const { mail, unmask } = await hotByClicks('accepted', ownerName);
    await answer(rekindle.stack, mailTo(rekindle.stack, mailbox), 'accept');

    await unmask();

    const { handoffs, interest, standing } = await rekindle.lead(customerOf(mail));
    expect(interest.temperature).not.toBe('hot');
    expect(handoffs).toMatchObject([{ state: 'accepted' }]);
    expect(standing.status).toBe('sal');
    expect(await rekindle.verify()).toEqual([]);
  });

  it('stays when the customer has only cooled', { timeout: 30_000 }, async () => {
    const { ownerName } = salesperson(11);
    const { mail } = await hotByClicks('cooling', ownerName);

    await rekindle.advance(16 * DAY);

    const { handoffs, interest, facts } = await rekindle.lead(customerOf(mail));
    expect(interest.temperature).toBe('warm');
    expect(handoffs).toMatchObject([{ state: 'open' }]);
    expect(facts.filter(({ kind }) => kind === 'crossingWithdrawn')).toEqual([]);
  });
});

describe('without a salesperson who can be reached', () => {
  it('nothing is launched', async () => {
    const lonely = await openWorld({ owners: '氏名,メール\r\n佐藤 誠,' });
    await lonely.people('lonely', { email: 'lonely@lonely.example' });

    const launched = await lonely.call(
      'POST',
      '/campaigns',
      { name: 'x', segment: segmentOf('lonely') },
      'en',
    );

    expect(launched.status).toBe(409);
    expect(messageOf(launched)).toContain('No salesperson has an e-mail address');
    await lonely.close();
  });
});

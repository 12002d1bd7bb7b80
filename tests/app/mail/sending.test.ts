import { afterEach, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { findSendingState } from '../../../app/mail/sending-store.ts';
import { silence, strikes } from '../../support/faults.ts';
import { ask, customerOf, mailsTo, mailTo } from '../../support/inbox.ts';
import { DAY, MINUTE, owner, segmentOf, type RekindleOptions } from '../../support/rekindle.ts';
import { otherEvent } from '../../support/ses-events.ts';
import { mailsOf } from '../../support/stored.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

const SECOND = 1000;
let world: World;
afterEach(() => world.close());

async function open(options: RekindleOptions = {}): Promise<void> {
  world = await openWorld({ tickMinutes: 1, isAlwaysOpen: true, canFail: true, ...options });
}

/** A launched campaign over so many people, none of them mailed yet. */
async function launched(name: string, people: number): Promise<void> {
  await world.people(
    name,
    ...Array.from({ length: people }, (_, index) => ({ email: `p${index}@${name}-${index}.example` })),
  );
  await world.call('POST', '/campaigns', { name, segment: segmentOf(name), continuous: false });
}

const toCustomers = (name: string) =>
  world.stack.mailbox.mails().filter(({ to }) => to.some((address) => address.includes(`@${name}-`)));

describe('somebody who refused that opens and clicks are counted', () => {
  it('gets the same mail, with links that lead straight where they say and no pixel', async () => {
    await open();
    await world.people('plain', { email: 'no@plain-0.example' }, { email: 'yes@plain-1.example' });
    const answers = 'メール,開封計測の同意\nno@plain-0.example,拒否\nyes@plain-1.example,同意\n';
    await world.call('POST', '/imports/customers?file=f.csv', new TextEncoder().encode(answers));
    await world.call('POST', '/campaigns', { name: 'plain', segment: segmentOf('plain'), continuous: false });
    await world.advance(5 * MINUTE);

    const [no, yes] = ['no', 'yes'].map((name) =>
      toCustomers('plain').find(({ to }) => to[0]?.startsWith(name)),
    );
    expect(no?.links.some(({ tracked }) => tracked)).toBe(false);
    expect(no?.html).not.toContain('/_ses/');
    expect(yes?.links.some(({ tracked }) => tracked)).toBe(true);
    expect(yes?.html).toContain('/_ses/open/');
  });
});

describe('a wave at the rate of SES', () => {
  it('leaves evenly, without a throttled call or a dead letter', async () => {
    await open({ ses: { maximumSendRate: 14 } });
    await launched('wave', 100);
    await world.advance(2 * MINUTE);

    const sent = toCustomers('wave').map(({ at }) => Math.floor(at.getTime() / SECOND));
    expect(sent).toHaveLength(100);
    const [first, last] = [Math.min(...sent), Math.max(...sent)];
    const perSecond = Array.from(
      { length: last - first },
      (_, index) => sent.filter((second) => second === first + index).length,
    );
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(14);
    expect(Math.min(...perSecond)).toBeGreaterThanOrEqual(12);
    expect(world.stack.deadLetters()).toEqual([]);
    expect(world.errors.filter((line) => line.includes('rate'))).toEqual([]);
  });

  it('does not keep a hot lead from sales', async () => {
    await open({ ses: { maximumSendRate: 14 } });
    const mail = await given(world, aMailedCustomer('urgent'));
    await launched('busy', 120);
    await world.advance(MINUTE + SECOND);
    const asked = world.stack.now().getTime();
    await ask(world.stack, mail);
    await world.advance(5 * SECOND);

    const staff = mailTo(world.stack, owner);
    expect(staff.at.getTime() - asked).toBeLessThanOrEqual(10 * SECOND);
    expect(toCustomers('busy').length).toBeLessThan(120);
  });

  it('that meets a burst of others waits seconds, and is no dead letter', async () => {
    await open({ ses: { maximumSendRate: 3 } });
    await launched('burst', 40);
    await world.deps.nurtureQueue.sendAll(
      (await world.dump())
        .filter(({ sk }) => String(sk).startsWith('ENROLMENT#'))
        .map((item) => ({ kind: 'step', customerId: item['customerId'], campaignId: item['campaignId'] })),
    );
    await world.stack.settle();
    await world.advance(2 * MINUTE);

    expect(toCustomers('burst')).toHaveLength(40);
    expect(world.stack.deadLetters()).toEqual([]);
  });

  it('that is to staff waits seconds too', async () => {
    await open();
    const throttled = strikes(
      'before',
      ({ operation }) => operation === 'SendEmail',
      { kind: 'error', status: 429, type: 'TooManyRequestsException' },
      1,
    );
    world.failWhen(throttled.hook);
    await world.call('POST', '/owners/invite', { names: [] });
    await world.stack.settle();
    await world.advance(MINUTE);

    expect(throttled.struck()).toBe(1);
    expect(mailsTo(world.stack, owner)).toHaveLength(1);
  });
});

const refusals = [
  ['accessDenied', 'AccessDeniedException', 403],
  ['paused', 'SendingPausedException', 400],
] as const;

describe('SES that takes no mail of the account', () => {
  it.each(refusals)(
    '(%s) uses nothing up; all goes on by itself when it is mended',
    async (reason, type, status) => {
      await open();
      const refusing = strikes(
        'before',
        ({ operation }) => operation === 'SendEmail',
        { kind: 'error', status, type },
        Infinity,
      );
      world.failWhen(refusing.hook);
      await launched('stopped', 30);
      await world.advance(45 * MINUTE);
      const tried = refusing.struck();

      expect(toCustomers('stopped')).toEqual([]);
      // Not each mail, five times: those of the first moment, and one probe a tick.
      expect(tried).toBeLessThan(60);
      const state = await findSendingState(world.deps.db);
      expect(state.stop).toMatchObject({ reason });
      expect(world.stack.deadLetters()).toEqual([]);

      world.failWhen(undefined);
      await world.advance(40 * MINUTE);
      expect((await findSendingState(world.deps.db)).stop).toBeUndefined();
      expect(toCustomers('stopped')).toHaveLength(30);
      expect(new Set(toCustomers('stopped').flatMap(({ to }) => to)).size).toBe(30);
    },
  );

  it('for today sends the rest tomorrow', async () => {
    await open({ tickMinutes: 60, ses: { maximum24HourSend: 20 } });
    await launched('quota', 30);
    await world.advance(2 * 60 * MINUTE);
    expect(toCustomers('quota').length).toBeLessThanOrEqual(20);
    await world.advance(2 * DAY);
    expect(toCustomers('quota')).toHaveLength(30);
    expect(world.stack.deadLetters()).toEqual([]);
  });
});

describe('a mail that SES took', () => {
  it.each(['Reject', 'Rendering Failure'] as const)(
    'and answers with %s afterwards is on record, and counted',
    async (type) => {
      await open({ tickMinutes: 60 * 24 * 365 });
      const mail = await given(world, aMailedCustomer('after'));
      world.stack.putEvents([otherEvent(mail, type)]);
      await world.stack.settle();

      const { facts } = await world.lead(customerOf(mail));
      expect(facts.map(({ kind }) => kind)).toContain('mailSkipped');
      expect((await mailsOf(world, 'after@after.example')).map(({ state }) => state)).toEqual(['rejected']);
      const { campaigns } = routes.listCampaigns.answer.parse((await world.call('GET', '/campaigns')).body);
      expect(campaigns[0]?.delivery).toMatchObject({ sent: 1, rejected: 1 });
    },
  );

  it('or did not, nobody knows: one to staff is sent once more, with the same code, and no third time', async () => {
    await open();
    const mail = await given(world, aMailedCustomer('silent'));
    const fault = strikes(
      'before',
      (call) => call.operation === 'SendEmail' && JSON.stringify(call.body).includes(owner),
      silence,
    );
    world.failWhen(fault.hook);
    await ask(world.stack, mail);
    expect(fault.struck()).toBe(1);
    await world.advance(15 * MINUTE);

    const [handoff] = (await world.lead(customerOf(mail))).handoffs;
    const staff = mailsTo(world.stack, owner).filter(({ tags }) => tags['c'] === customerOf(mail));
    expect(staff.filter(({ html }) => html?.includes(handoff?.code ?? '-')).length).toBeGreaterThanOrEqual(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/api.ts';
import { ask, consultationLink, linkIn, mailsTo, press } from '../../support/inbox.ts';
import { DAY, manager, MINUTE, owner } from '../../support/rekindle.ts';
import { aMailedCustomer, given } from '../support/given.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ tickMinutes: 5, isAlwaysOpen: true });
  // One salesperson gets every lead.
  await world.importCsv(
    'owners',
    `氏名,メール,上長,上長メール,退職\n加藤 律,kato@mirai-zaiko.example,大野 真,${manager},○`,
  );
});
afterAll(() => world.close());

/** Mail servers that take nothing for these addresses, for good. */
const dead = (...addresses: readonly string[]): void =>
  world.stack.mailbox.setOutcome((address) => (addresses.includes(address) ? 'bounce-permanent' : 'deliver'));
const returnsTo = (address: string) =>
  mailsTo(world.stack, address).filter(({ subject }) => subject.includes('引き渡しメール不達'));
const ofOwners = async () =>
  routes.showReadiness.answer
    .parse((await world.call('GET', '/readiness')).body)
    .checks.find(({ id }) => id === 'owners');
const listed = async () =>
  routes.listOwners.answer
    .parse((await world.call('GET', '/owners')).body)
    .owners.find(({ email }) => email === owner);

/** Somebody asks for a talk, and sales is told. */
async function handedOver(name: string): Promise<void> {
  await ask(world.stack, await given(world, aMailedCustomer(name, { account: `株式会社${name}` })));
  await world.advance(5 * MINUTE);
}

describe('a salesperson whose mails come back', () => {
  it('is told of to the manager at once, and named where it says whether all is ready', async () => {
    dead(owner);
    await handedOver('first');

    expect(mailsTo(world.stack, owner).filter(({ status }) => status === 'bounced')).toHaveLength(1);
    expect(returnsTo(manager)[0]?.text).toContain('届かず、戻ってきました。ご本人に直接お伝えください。');
    expect((await listed())?.returns).toBe('own');
    expect(await ofOwners()).toMatchObject({ light: 'amber' });
    expect(JSON.stringify(await ofOwners())).toContain('届かずに戻ってきた方がいます: 佐藤 誠。');
  });

  it('has the manager told through marketing where the manager’s mails come back as well', async () => {
    dead(owner, manager);
    await handedOver('second');
    await handedOver('third');

    expect(JSON.stringify(await ofOwners())).toContain('佐藤 誠、大野 真');
    expect(returnsTo(manager)).toHaveLength(2);
    expect(returnsTo('marketing@mirai-zaiko.example')).toHaveLength(1);
  });

  it('is introduced anew, and shown as before once the button was pressed', async () => {
    dead();
    const { body } = await world.call('POST', '/owners/invite', { names: ['佐藤 誠'] });
    await world.advance(5 * MINUTE);
    const introduction = mailsTo(world.stack, owner).find(({ subject }) => subject.includes('【ご確認】'));
    if (introduction === undefined) throw new Error(JSON.stringify(body));
    expect(introduction.status).toBe('delivered');
    await press(world.stack, linkIn(introduction, '/o/'));

    expect(await listed()).toMatchObject({ welcomedAt: expect.any(String) });
    expect((await listed())?.returns).toBeUndefined();
    expect((await ofOwners())?.light).toBe('green');
    await world.advance(DAY);
    await handedOver('fourth');
    expect(returnsTo(manager)).toHaveLength(2);
    expect(world.stack.deadLetters()).toEqual([]);
  });
});

describe('an address of support whose mails come back', () => {
  it('has marketing told what customers ask of it', async () => {
    const { supportAddress, marketingAddress } = await world.deps.freshSettings();
    const asked = (address: string) =>
      mailsTo(world.stack, address).filter(({ text }) => text?.includes('動きません'));
    const mail = await given(world, aMailedCustomer('broken', { account: '株式会社broken' }));
    dead(supportAddress);
    for (let times = 0; times < 2; times++) {
      await press(world.stack, consultationLink(mail), { kind: 'support', message: `動きません ${times}` });
      await world.advance(5 * MINUTE);
    }

    expect(asked(supportAddress)).toHaveLength(1);
    expect(asked(marketingAddress)).toHaveLength(1);
    expect(JSON.stringify(await ofOwners())).toContain(supportAddress);
  });
});
